"""Which findings say the same: similarity, grouping under constraints, titles, reasons."""
