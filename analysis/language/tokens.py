"""Words of a text and where they stand."""

import re
from dataclasses import dataclass

# Inner hyphens and the colon of inflected abbreviations (KETS:n) belong to the word.
_WORD = re.compile(r"[^\W_]+(?:[-:’'](?=[^\W_])[^\W_]+)*")
# A hidden person or number stands in brackets: [henkilö 2], [puhelin]. It is nobody's word.
_PLACEHOLDER = re.compile(r"\[[^\W\d_][^\[\]\n]{0,30}\]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written, with its place in the text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order; placeholders of hidden people are no words."""
    return tuple(Token(match.group(), match.start(), match.end()) for match in _WORD.finditer(blanked(text)))


def blanked(text: str) -> str:
    """Return the text with every placeholder blanked out, each place kept."""
    return _PLACEHOLDER.sub(lambda match: " " * len(match.group()), text)


def has_placeholder(text: str) -> bool:
    """Return whether a hidden person stands in the text."""
    return _PLACEHOLDER.search(text) is not None
