"""What readers give: every non-empty unit of a file, where it stands, and what stands above or beside it."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning
from analysis.model.tables import ReadTable


class UnitKind(StrEnum):
    """What a unit is by its place in the layout; the words of a text are judged later."""

    TEXT = "text"
    HEADING = "heading"
    METADATA = "metadata"
    PERSONAL = "personal"
    NUMBER = "number"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    HIDDEN = "hidden"
    QUESTION_ASKED = "question_asked"
    UNREADABLE = "unreadable"
    PROMPT = "prompt"
    LOCAL_HEADING = "local_heading"
    PAGE_EDGE = "page_edge"
    CODE = "code"
    CODED = "coded"
    UNCODED = "uncoded"


BOLD_LEVEL = 7
"""Headings by look only (bold or capital lines) lie below every heading by style."""


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """One unit of a file: a paragraph, a bullet in a cell, a text line, a sticky, an answer, a message, a cue.

    Tags are what the layout itself says of it (its column, its row, its question); `level` orders headings. Where
    other rows name their themes and this one left its cell blank (`is_theme_blank`), no heading above fills it surely.
    `opens` are the words, in bold or before a colon (`is_label`), with which a line begins and that name a theme, whose
    section begins with the line itself; `is_opening_sure` where they stand apart from the sentence as a heading does.
    `is_stressed` where a bold word may be the theme, so that it must not agree with itself. `lineage` are the bullets
    under which it lies, the nearest first.
    """

    locator: str
    raw: str
    kind: UnitKind = UnitKind.TEXT
    level: int = 0
    theme_tag: str = ""
    type_tag: str = ""
    role_tag: str = ""
    municipality_tag: str = ""
    keywords: str = ""
    parent: str = ""
    is_bullet: bool = False
    is_reply: bool = False
    is_coloured: bool = False
    is_choice: bool = False
    is_comment: bool = False
    is_less_sure: bool = False
    is_theme_blank: bool = False
    opens: str = ""
    is_opening_sure: bool = False
    is_label: bool = False
    is_stressed: bool = False
    lineage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileUnits:
    """A file taken apart. `people` are names that the layout itself gives: speakers, authors, senders."""

    layout: Layout
    units: tuple[SourceUnit, ...]
    people: tuple[str, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    tables: tuple[ReadTable, ...] = ()


PERSONAL_DATA = "[henkilötieto]"
"""Stands for a cell that only tells who: it is dropped at the door and is never part of a line."""
