"""Documents out: Word, Excel, JSON."""
