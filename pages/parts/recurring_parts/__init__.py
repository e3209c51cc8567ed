"""The pieces of the page of recurring findings: suggestions, what was accepted, joining."""
