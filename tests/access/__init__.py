"""Who can do what, tried out: every role, use case, page and download, with own, others' and made-up ids."""
