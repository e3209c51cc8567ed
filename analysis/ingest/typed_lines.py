"""Lines of typed notes joined where a program or a typist broke one: hanging indents, wraps, line-end hyphens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest.cleaning import split_bullet

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_HYPHEN = re.compile(r"(?:[a-zåäö]{2}-|\u00ad)\s*$")
_GOES_ON = re.compile(r"^\s*[a-zåäö]")
_SENTENCE_END = re.compile(r"[.!?:;]\s*$")
# A text is wrapped when no line is longer than this and the broken one is nearly as long.
_WIDEST = 100
_WRAPPED_FROM = 60


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line as it was meant: its raw text, with the breaks within, and its first and last number from 1."""

    raw: str
    first: int
    last: int

    @property
    def locator(self) -> str:
        """Where it stands."""
        return f"line {self.first}" if self.first == self.last else f"line {self.first}–{self.last}"


def typed_lines(text: str) -> list[TypedLine]:
    """Return every line, empty ones too, continuations joined to what they continue."""
    physical = list(_physical(text))
    is_wrapped = max((len(line) for line, _ in physical), default=0) <= _WIDEST
    lines: list[TypedLine] = []
    ending = ""
    for number, (line, line_ending) in enumerate(physical, 1):
        previous = lines[-1] if lines else None
        if previous is not None and _continues(previous.raw, line, is_wrapped=is_wrapped):
            lines[-1] = TypedLine(previous.raw + ending + line, previous.first, number)
        else:
            lines.append(TypedLine(line, number, number))
        ending = line_ending
    return lines


def _physical(text: str) -> Iterator[tuple[str, str]]:
    for match in _LINE.finditer(text):
        if match.group():
            yield match[1], match[2]


def _continues(above: str, line: str, *, is_wrapped: bool) -> bool:
    last = re.split(r"[\r\n]", above)[-1]
    if not above.strip() or not line.strip() or split_bullet(line).mark or line.lstrip().startswith((">", "#", "|")):
        return False
    if last.lstrip().startswith((">", "#", "|")) or not _GOES_ON.match(line):
        return False
    hangs = bool(split_bullet(above).mark) and _indent(line) > _indent(above) and _indent(line) >= 2
    wraps = is_wrapped and len(last) >= _WRAPPED_FROM and not _SENTENCE_END.search(last)
    return hangs or wraps or _HYPHEN.search(last) is not None


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())
