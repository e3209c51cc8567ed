"""Words at the beginning of a line that open a section: "**Hankinta:** kriteerit puuttuvat" above its bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.ingest.cleaning import split_bullet
from analysis.ingest.tags import TagReader

# A bold line that is longer than this is emphasis, not a heading.
LONGEST_BOLD_HEADING = 70
# Between the bold words and the rest (here a null) stands a mark, a tab or a break: "Hankinnat: …", "Hankinnat – …".
_APART = re.compile(r"[:.–—\-\t\n]\0|\0[:.–—\-\t\n]")
_EMPHASISED = re.compile(r"^(\s*(?:\S{1,3}\s+)?)(\*{2,3}|__)(?=\S)([^*_\n]+)(?<=\S)\2(.*)$", re.DOTALL)
_EMPHASIS = re.compile(r"\*{2,3}|__")
# "Organisointi: vastuut" is a heading; more words than these say something.
_TAG_WORDS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that name a theme or a type, as they stand; sure where they stand apart as a heading does."""

    words: str
    is_sure: bool


def stands_apart(text: str, words: str) -> bool:
    """Tell a heading with text after it from a stressed word of a sentence, and from an item among other items."""
    rest = text[len(words) :]
    return not _is_item(text) and _APART.search(f"{words.rstrip(' ')}\0{rest.lstrip(' ')}") is not None


def without_emphasis(line: str) -> str:
    """Return a line without Markdown's marks of bold."""
    return _EMPHASIS.sub("", line).strip()


def is_bold_heading(line: str, tags: TagReader) -> bool:
    """Return whether a whole line of Markdown is bold and names a theme or a type."""
    found = _EMPHASISED.match(line)
    if found is None or found[4].strip(" :") or _is_item(found[1] + found[3]):
        return False
    words = found[3].strip()
    return len(words) <= LONGEST_BOLD_HEADING and (tags.names_theme(words) or tags.names_type(words))


def label_of(line: str, tags: TagReader) -> str:
    """Return the label before a note ("Hankinta: kriteerit puuttuvat"); "" where a line has none or is all label."""
    bare = without_emphasis(line)
    prefix = tags.prefix(bare)
    if not prefix.is_understood or is_tag(prefix.rest, tags) or not any(map(str.isalpha, prefix.rest)):
        return ""
    return bare[: len(bare) - len(prefix.rest)] or bare.partition(":")[0]


def is_tag(text: str, tags: TagReader) -> bool:
    """Return whether a few words are a tag and no more."""
    words = len(text.split())
    return words <= _TAG_WORDS and (tags.is_tags_only(text) or (words < _TAG_WORDS and tags.names_type(text)))


def opening_of(lines: Sequence[str], number: int, tags: TagReader) -> Opening | None:
    """Return what a typed line opens, bold by Markdown or a label; what follows a label surely are bullets alone."""
    line = lines[number]
    bold = _EMPHASISED.match(line)
    if bold is not None and tags.names_theme(bold[3]) and len(bold[3]) <= LONGEST_BOLD_HEADING:
        words = bold[1] + bold[3]
        return Opening(words, stands_apart(words + bold[4], words))
    label = "" if split_bullet(line).mark else label_of(line, tags)
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return Opening(label, bool(split_bullet(following).mark)) if label else None


def _is_item(text: str) -> bool:
    mark = split_bullet(text).mark
    return bool(mark) and not mark[0].isdecimal()
