"""The pieces of the grid page: the table in words, and the cell that is being written."""
