"""Words of users with some of them marked: bold as well as coloured, and still nothing in them is Markdown."""

from collections.abc import Iterable, Iterator

from pages.parts.plain import escape_markdown

Place = tuple[int, int]


def marked(words: str, places: Iterable[Place]) -> str:
    """Return words as safe Markdown with the given (start, end) places marked; places may overlap."""
    parts, at = [], 0
    for start, end in _merged(places, len(words)):
        parts += [_plain(words[at:start]), f":primary-background[**{escape_markdown(words[start:end])}**]"]
        at = end
    return "".join([*parts, _plain(words[at:])]).strip()


def _plain(piece: str) -> str:
    """Return a piece between marks as safe Markdown; a space at its ends stays."""
    before = " " if piece[:1].isspace() else ""
    after = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{before}{escape_markdown(piece)}{after}"


def _merged(places: Iterable[Place], length: int) -> Iterator[Place]:
    last: Place | None = None
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in places):
        if start >= end:
            continue
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
