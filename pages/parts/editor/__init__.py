"""A text area that loses nothing: typing is saved by itself, and offered back after a reload.

Use `draft_offer` before a form and `saved_text_area` inside it; call `forget` when the text was saved.
"""

from pages.parts.editor.area import draft_offer, forget, saved_text_area

__all__ = ["draft_offer", "forget", "saved_text_area"]
