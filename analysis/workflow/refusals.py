"""Why a file could not be read and what to do, in words: the same sentences on screen and on the command line."""

from pathlib import Path

import analysis
from analysis.language.catalogue import load_catalogue

_LOCALE = Path(analysis.__file__).parent / "export" / "locale"
_TRANSLATED = ("fi", "sv")
SENTENCES = {
    "empty": "The file is empty. Ask whoever sent it to send it again.",
    "unknown_format": "This kind of file cannot be read. Save it as Word, Excel, CSV or text.",
    "damaged": "The file is damaged and does not open. Ask whoever sent it to send it again.",
    "encrypted": "The file is protected with a password. Save it without one.",
    "old_format": "The file is in an old format. Save it as .docx, .xlsx or .eml.",
    "old_excel": "This is an old Excel file (.xls). Open it in Excel and save it as .xlsx.",
    "old_word": "This is an old Word file (.doc). Open it in Word and save it as .docx.",
    "outlook_message": "This is an Outlook message (.msg). Open it in Outlook and save it as .eml, or paste its text.",
    "open_document_sheet": "This is an OpenDocument table (.ods). Open it and save it as .xlsx.",
    "too_large": "The file is too large. Split it in parts, or save only its text.",
    "undecodable": "The letters of the file could not be recognised. Save it as UTF-8.",
    "no_text": "There is no text in the file. Check that it is the right one, and ask for it again if not.",
    "duplicate": "The same file came twice, so it is read once. There is nothing to do.",
    "scanned": "The PDF has pictures of pages but no text. Recognise its text (OCR) or ask for the original file.",
    "unsafe_xml": "The file has parts that fetch something from outside. Open it in Word or Excel and save it again.",
    "bomb": "The file unpacks to very much more than notes hold. It may be harmful: ask its sender before you go on.",
    "unsafe_archive": "The file has parts that lead out of it or stand in it twice. Open it and save it again.",
    "too_deep": "The file has too many parts within parts. Open it and save its text in a new file.",
    "too_slow": "The file took too long to read. Split it in parts, or save only its text.",
    "too_much_memory": "The file needed too much memory. Split it in parts, or save only its text.",
    "fault": "The program failed on this file; the others were read. Save it in another format, or send it to support.",
}
"""What each reason of UnreadableDocument says; the languages stand in the catalogues."""


def refusal_sentence(reason: str, language: str) -> str:
    """Return what is wrong with a file and what to do, in `fi`, `sv` or `en`; Finnish for any other language."""
    return refusal_words(SENTENCES.get(reason, reason), language)


def refusal_words(msgid: str, language: str) -> str:
    """Return words about what cannot be read, in a language."""
    if language == "en":
        return msgid
    known = language if language in _TRANSLATED else _TRANSLATED[0]
    return load_catalogue(_LOCALE / known / "LC_MESSAGES" / "refusals.po").text(msgid)
