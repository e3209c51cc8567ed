"""Reads a section's Word file that came back: comments, tracked changes, and the places that they are on."""
