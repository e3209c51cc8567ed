"""The words of rich text (RTF): braces, control words, bytes and letters, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<line>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)"
    r"|(?P<rest>\\)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `kind` is "word", "byte", "sign", "brace" or "text"; `number` is that of a control word."""

    kind: str
    text: str
    number: int | None = None


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a file; data that a control word announces (`\\bin`) is passed over."""
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            return
        place = match.end()
        kind = match.lastgroup or ""
        if match["word"] is not None:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                place += max(number or 0, 0)
            yield Token("word", match["word"], number)
        elif kind not in ("line", "rest"):
            yield Token(kind, match[kind])
