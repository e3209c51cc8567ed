"""Typed notes: lines, bullets by their marks, headings by their look."""

import re
from collections.abc import Iterator

from analysis.ingest.cleaning import split_bullet
from analysis.ingest.tags import TagReader
from analysis.ingest.units import BOLD_LEVEL, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout

_MARKDOWN = re.compile(r"^(#{1,6})\s+\S")
_UNDERLINE = re.compile(r"^\s*(?:=|-){4,}\s*$")
_LONGEST_HEADING = 60


def read_text(text: str, tags: TagReader, layout: Layout = Layout.PLAIN_TEXT) -> FileUnits:
    """Return the lines of typed notes with their headings and nested bullets."""
    return FileUnits(layout, tuple(text_units(text, tags)))


def text_units(text: str, tags: TagReader) -> Iterator[SourceUnit]:
    """Give every non-empty line; locators count lines from 1."""
    lines = re.split(r"\r\n|\r|\n", text)
    open_bullets: dict[int, str] = {}
    for number, line in enumerate(lines):
        if not line.strip():
            open_bullets = {}
            continue
        level = _heading_level(lines, number, tags)
        bullet = split_bullet(line)
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        open_bullets = {deep: above for deep, above in open_bullets.items() if deep < indent}
        yield SourceUnit(
            locator=f"line {number + 1}",
            raw=line,
            kind=UnitKind.HEADING if level else UnitKind.TEXT,
            level=level,
            parent=open_bullets.get(max(open_bullets, default=-1), ""),
            is_bullet=bool(bullet.mark),
        )
        if bullet.mark and not level:
            open_bullets[indent] = bullet.text


def _heading_level(lines: list[str], number: int, tags: TagReader) -> int:
    """Markdown headings have their own level; headings by look come below them, types below themes."""
    line = lines[number].strip()
    markdown = _MARKDOWN.match(line)
    if markdown:
        return len(markdown[1])
    if not _may_be_heading(lines, number):
        return 0
    is_type = tags.names_type(line) and not tags.names_theme(line)
    return BOLD_LEVEL + is_type if _looks_like_heading(lines, number, tags) else 0


def _may_be_heading(lines: list[str], number: int) -> bool:
    line = lines[number].strip()
    has_letters = sum(character.isalpha() for character in line) >= 3
    return (
        has_letters
        and len(line) <= _LONGEST_HEADING
        and not split_bullet(line).mark
        and not line.startswith((">", "("))
    )


def _looks_like_heading(lines: list[str], number: int, tags: TagReader) -> bool:
    line = lines[number].strip()
    is_first = not any(above.strip() for above in lines[:number])
    after_gap = number == 0 or not lines[number - 1].strip()
    underlined = number + 1 < len(lines) and _UNDERLINE.match(lines[number + 1]) is not None
    if is_first or underlined:
        return not line.endswith((".", "?"))
    words = len(line.split())
    names_something = (
        words <= 5 and (tags.names_theme(line) or tags.names_type(line)) and not line.endswith((".", "?", "!"))
    )
    is_capitals = line.isupper() and words <= 6 and ": " not in line
    return is_capitals or (names_something and (after_gap or line.endswith(":")))
