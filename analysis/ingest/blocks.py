"""A written document taken apart: paragraphs and tables in their order, whatever format it came in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_SLASH = re.compile(r"\s+/\s+")


class AsideKind(StrEnum):
    """What stands beside the running text. The values are the words of a locator."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXT_BOX = "textbox"


class ParagraphKind(StrEnum):
    """What a paragraph is when it is no text of the notes."""

    TEXT = "text"
    CONTENTS = "contents"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Aside:
    """A note, comment or box that hangs on a paragraph; a comment knows who wrote it."""

    kind: AsideKind
    number: int
    blocks: tuple["Block", ...]
    author: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its visible text, heading level (0 for none), depth in a list (0 for none).

    `hidden` is text that the file keeps from sight, `prompt` what a form asks to be typed over; `bold_start` the words
    in bold with which a paragraph begins that goes on without.
    """

    text: str
    heading_level: int = 0
    list_depth: int = 0
    is_bold: bool = False
    bold_start: str = ""
    kind: ParagraphKind = ParagraphKind.TEXT
    hidden: str = ""
    prompt: str = ""
    asides: tuple[Aside, ...] = ()

    def after(self, earlier: "Paragraph") -> "Paragraph":
        """Return this paragraph with what stood before it, where the break between them was deleted."""
        is_all_bold = earlier.is_bold or not earlier.text.strip()
        return replace(
            self,
            text=earlier.text + self.text,
            hidden=earlier.hidden + self.hidden,
            prompt=earlier.prompt + self.prompt,
            asides=(*earlier.asides, *self.asides),
            is_bold=self.is_bold and is_all_bold,
            bold_start=earlier.bold_start or (earlier.text + self.bold_start if is_all_bold else ""),
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid. A merge leaves a cell where it began and marks the others as covered.

    `width` counts columns; `continues` tells that the merge from above covers it, `beside` one from the left.
    """

    blocks: tuple["Block", ...] = ()
    width: int = 1
    continues: bool = False
    beside: bool = False

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in the cell itself, not in a table inside it."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def text(self) -> str:
        """The whole cell as one text."""
        texts = (paragraph.text for paragraph in self.paragraphs if paragraph.kind is ParagraphKind.TEXT)
        return "\n".join(text for text in texts if text.strip()).strip()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each cell in its column of the grid."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def bold_start(pieces: Sequence[str], plain_from: int | None) -> str:
    """Return what stands before the piece that is the first with plain letters; "" where none is or bold says nothing.

    Numbers, marks and spaces are as good as bold: "2." before a bold heading belongs to it.
    """
    start = "" if plain_from is None else "".join(pieces[:plain_from])
    return start if has_letters(start) else ""


def has_letters(text: str) -> bool:
    """Return whether a text has any letters, which alone make a difference when they are not bold."""
    return any(character.isalpha() for character in text)


def pieces_of(text: str) -> tuple[str, ...]:
    """Return the bullets of a paragraph in a cell: by line break, by ' / ' ("pj / siht." has words to both sides)."""
    parts = (part for line in text.split("\n") for part in _SLASH.split(line))
    return tuple(part.strip() for part in parts if part.strip())
