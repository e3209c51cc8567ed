"""The forms of the page of rounds, one noun a file."""
