"""The pieces of the summary page: chapters, statements, release."""
