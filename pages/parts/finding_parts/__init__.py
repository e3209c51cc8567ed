"""The pieces of the findings page: filters, table, one finding, many at once."""
