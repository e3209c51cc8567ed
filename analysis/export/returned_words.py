"""What a comment says that was made of a change in a returned Word file: words of ours around those of the file."""

from analysis.language.catalogue import document_catalogue
from analysis.model.returned import Doubt, DraftEntry, EntryKind


def comment_text(entry: DraftEntry, language: str) -> str:
    """Return the text of the comment that an entry becomes; what somebody wrote in the comment pane stays as it is."""
    words = document_catalogue(language)
    if entry.doubt is Doubt.EMPTY:
        return words.text("A comment without words in the Word file.")
    if entry.kind is EntryKind.COMMENT or not entry.text:
        return entry.text
    said = {
        EntryKind.NEW_TEXT: words.text("Added in the Word file: {text}"),
        EntryKind.STRUCK_OUT: words.text("Struck out in the Word file: {text}"),
        EntryKind.MOVED: words.text("Moved to another place in the Word file: {text}"),
        EntryKind.WORDING: words.text("Changed in the Word file: {text}"),
    }
    return said[entry.kind].replace("{text}", entry.text)
