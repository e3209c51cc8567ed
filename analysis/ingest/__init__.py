"""Readers by layout, recognition of municipality, theme, type and role, hiding of people."""
