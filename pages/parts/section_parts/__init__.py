"""The pieces of a municipality's page: what it is, what was written, the form, approvals, sending."""
