"""Second coding: drawing a sample, coding it, and what it says."""
