"""Typed notes: lines, bullets by their marks, headings by their look."""

import re
from collections.abc import Iterator

from analysis.ingest.cell_units import lineage_of
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.mail_marks import head_length, introduces_quote, is_quoted, tells_who
from analysis.ingest.markdown_parts import front_matter, is_mark_only, table_length, table_units
from analysis.ingest.openings import Opening, is_bold_heading, is_tag, label_of, opening_of
from analysis.ingest.tags import A_WORD_OF_SEVERAL, TagReader
from analysis.ingest.typed_lines import TypedLine, typed_lines
from analysis.ingest.units import BOLD_LEVEL, PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout

_MARKDOWN = re.compile(r"^(#{1,6})\s+\S")
_UNDERLINE = re.compile(r"^\s*(?:=|-){4,}\s*$")
_NUMBER = re.compile(r"\d+")
_LONGEST_HEADING = 60
_TAG_WORDS = 2
_TITLE_WORDS = 5


def read_text(text: str, tags: TagReader, layout: Layout = Layout.PLAIN_TEXT) -> FileUnits:
    """Return the lines of typed notes with their headings and nested bullets."""
    return FileUnits(layout, tuple(_marked(text, tags)))


def _marked(text: str, tags: TagReader) -> Iterator[SourceUnit]:
    """Set apart what was pasted from mails and Markdown along with the notes."""
    lines = typed_lines(text)
    raws = [line.raw for line in lines]
    facts = front_matter(raws)
    heads = {place for start in range(len(raws)) for place in range(start, start + head_length(raws, start))}
    place_of = {number: place for place, line in enumerate(lines) for number in range(line.first, line.last + 1)}
    quotes_replies = any(introduces_quote(raw) for raw in raws)
    for unit in text_units(text, tags):
        number = place_of[int(_NUMBER.findall(unit.locator)[0])]
        if number < facts or is_mark_only(unit.raw):
            yield SourceUnit(unit.locator, unit.raw, UnitKind.METADATA)
        elif number in heads and tells_who(unit.raw):
            yield SourceUnit(unit.locator, PERSONAL_DATA, UnitKind.PERSONAL)
        elif number in heads:
            yield SourceUnit(unit.locator, unit.raw, UnitKind.METADATA)
        elif quotes_replies and (is_quoted(unit.raw) or introduces_quote(unit.raw)):
            yield SourceUnit(unit.locator, unit.raw, UnitKind.QUOTED)
        else:
            yield unit


def text_units(text: str, tags: TagReader) -> Iterator[SourceUnit]:
    """Give every non-empty line; locators count lines from 1."""
    typed = typed_lines(text)
    lines = [line.raw for line in typed]
    open_bullets: dict[int, str] = {}
    table_ends = 0
    for number, line in enumerate(typed):
        if number < table_ends:
            continue
        length = table_length(lines, number)
        if length:
            table_ends = number + length
            yield from table_units(lines[number:table_ends], line.first, tags)
            continue
        if not line.raw.strip():
            open_bullets = {}
            continue
        unit = _unit(typed, lines, number, tags, open_bullets)
        yield unit
        if unit.is_bullet and not unit.level:
            open_bullets[_indent(line.raw)] = split_bullet(line.raw).text


def _unit(
    typed: list[TypedLine], lines: list[str], number: int, tags: TagReader, open_bullets: dict[int, str]
) -> SourceUnit:
    line = typed[number].raw
    level = _heading_level(lines, number, tags)
    may_title = not level and _may_be_title(lines, number, tags)
    opening = None if level else Opening(line, is_sure=False) if may_title else opening_of(lines, number, tags)
    indent = _indent(line)
    for deep in [deep for deep in open_bullets if deep >= indent]:
        del open_bullets[deep]
    return SourceUnit(
        locator=typed[number].locator,
        raw=line,
        kind=UnitKind.HEADING if level else UnitKind.TEXT,
        level=level,
        parent=open_bullets.get(max(open_bullets, default=-1), ""),
        is_bullet=bool(split_bullet(line).mark),
        lineage=lineage_of(open_bullets),
        opens=opening.words if opening else "",
        is_opening_sure=opening is not None and opening.is_sure,
        is_choice=may_title,
    )


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _heading_level(lines: list[str], number: int, tags: TagReader) -> int:
    """Markdown headings have their own level; headings by look come below them, types below themes."""
    line = lines[number].strip()
    markdown = _MARKDOWN.match(line)
    if markdown:
        return len(markdown[1])
    if is_bold_heading(line, tags):
        return BOLD_LEVEL + (tags.names_type(line) and not tags.names_theme(line))
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


def _is_bare_tag(lines: list[str], number: int, tags: TagReader) -> bool:
    """Return whether a line of one or two words is a tag and notes follow it at once: typists leave no gaps."""
    line = lines[number].strip()
    below = lines[number + 1] if number + 1 < len(lines) else ""
    notes_follow = bool(below.strip())
    # Above bullets a doubtful tag is a heading too: what stands below it is then asked, not given to the tag before.
    is_known = tags.theme(line).is_sure or (tags.names_theme(line) and bool(split_bullet(below).mark))
    is_tag = is_known or tags.names_type(line)
    return is_tag and notes_follow and line[0].isupper() and line[-1].isalpha() and len(line.split()) <= _TAG_WORDS


def _looks_like_heading(lines: list[str], number: int, tags: TagReader) -> bool:
    line = lines[number].strip()
    is_first = not any(lines[above].strip() for above in range(number))
    after_gap = number == 0 or not lines[number - 1].strip()
    underlined = number + 1 < len(lines) and _UNDERLINE.match(lines[number + 1]) is not None
    is_label = bool(label_of(line, tags)) and not underlined
    if is_label and not (is_first and _NUMBER.search(line)):
        return False  # what stands after the label is a note
    if is_first or underlined:
        return not line.endswith((".", "?"))
    words = len(line.split())
    names_something = (
        words <= _TITLE_WORDS
        and (tags.names_theme(line) or tags.names_type(line))
        and not line.endswith((".", "?", "!"))
    )
    if _is_bare_tag(lines, number, tags):
        return True
    is_capitals = line.isupper() and words <= 6 and ": " not in line
    if is_capitals or not names_something or line.endswith(":"):
        return is_capitals or names_something
    return after_gap and not _says_more(lines, number, tags)


def _says_more(lines: list[str], number: int, tags: TagReader) -> bool:
    """Return whether a line may be a note: one word of several names its theme, and no bullets stand right below."""
    line = lines[number].strip()
    below = lines[number + 1] if number + 1 < len(lines) else ""
    is_phrase = (
        not is_tag(line, tags) and tags.theme(line).confidence <= A_WORD_OF_SEVERAL and not tags.names_type(line)
    )
    return is_phrase and not (line[0] != line[0].lower() and split_bullet(below).mark)


def _may_be_title(lines: list[str], number: int, tags: TagReader) -> bool:
    """Return whether a line of its own may be a title or a note: it is asked, and so is what follows."""
    line = lines[number].strip()
    after_gap = number > 0 and not lines[number - 1].strip()
    if (
        not after_gap
        or not _may_be_heading(lines, number)
        or len(line.split()) > _TITLE_WORDS
        or line.endswith((".", "?", "!"))
    ):
        return False
    return not label_of(line, tags) and tags.names_theme(line) and _says_more(lines, number, tags)
