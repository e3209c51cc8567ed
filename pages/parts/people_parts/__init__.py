"""Pieces of the pages of people: the letter of an invitation, its form, a member's row, one's own second step."""
