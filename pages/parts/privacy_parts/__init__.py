"""Pieces of the pages of privacy and of keeping data."""
