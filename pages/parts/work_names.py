"""What the codes of reading and hiding are called on screen: English msgids, worded in the catalogues."""

from analysis.model.codes import LineStatus
from analysis.model.imports import ReadWarning
from analysis.model.tables import Column
from pages.parts.texts import text

READ_WARNINGS = {
    "hidden_rows": "The table has hidden rows; they were read as set aside.",
    "hidden_sheets": "The file has hidden sheets; they were read as set aside.",
    "colour_meaning": "Colours were used; what they mean was guessed.",
    "tracked_changes": "The file has tracked changes; it was read as if they were accepted.",
    "comments": "The file has comments; they were read as questions.",
    "encoding_guessed": "The encoding of the file was guessed; check ä and ö.",
    "structure_guessed": "What is a heading and what is a note was guessed.",
    "municipality_unknown": "The municipality could not be recognised; choose it.",
    "same_bytes": "The same file is already in the round.",
    "names_to_check": "Some words may be names of people; check them.",
    "hidden_columns": "The table has hidden columns; they were read as set aside.",
    "formula_without_value": "A cell has a formula without a value; open the file in Excel and save it again.",
    "macros": "The file has macros; they were not run.",
    "attachments": "The message has attachments; they were not read. Bring them in as files of their own.",
    "hidden_text": "The file has hidden text; it was read as set aside.",
    "pdf_lines": "The text was taken from a PDF, where lines may have broken or changed places; check it.",
    "pictures": "The file has pictures or other files inside it; they were not read.",
    "unreadable_lines": "Some letters could not be recognised; those lines wait for you.",
    "only_codes": "This is a codebook: it has codes and no notes. Use the codes as words of your themes.",
    "media_not_read": "The project has pictures, sound, video or PDF files; they were not read.",
    "sets_left_out": "The project has sets, links or graphs; they were left out.",
    "outside_not_read": "Some sources lie outside the project; they were not read. Bring them in separately.",
    "passages_misplaced": "Some coded passages are not where the project says; they wait for you.",
}
PERSON_KINDS = {
    "name": "Name",
    "phone": "Phone number",
    "email": "E-mail address",
    "identity_code": "Personal identity code",
    "title": "Job title",
}
COLUMNS = {
    "number": "Running number",
    "municipality": "Municipality",
    "theme": "Theme",
    "text": "Notes",
    "type": "Type",
    "who": "Who was heard",
    "keywords": "Keywords",
    "comment": "Comment",
    "time": "Time",
    "email": "E-mail address",
    "personal": "Personal data",
    "name": "Name of a person",
    "role": "Job title",
    "author": "Author of a message",
    "message": "Message",
    "reply": "Reply to a message",
    "likes": "Number of likes",
    "left_out": "Left out",
}
LINE_STATUSES = {"imported": "Imported", "set_aside": "Was set aside", "waiting": "Waiting"}


def warning_text(warning: ReadWarning) -> str:
    """Return what a person should know about how a file was read."""
    return text(READ_WARNINGS[warning])


def column_name(column: Column) -> str:
    """Return what a column of a table holds."""
    return text(COLUMNS[column])


def person_kind_name(kind: str) -> str:
    """Return what was hidden: a name, a phone number …"""
    return text(PERSON_KINDS.get(kind, kind))


def line_status_name(status: LineStatus) -> str:
    """Return what became of a line."""
    return text(LINE_STATUSES[status])
