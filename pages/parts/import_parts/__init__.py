"""The pieces of the import page: choose, look, decide, and what came of it."""
