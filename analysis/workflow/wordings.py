"""Two wordings side by side, and a wording in parts that a comment can point at."""

import re

from analysis.summary.comparison import Piece, WordChange, word_changes

__all__ = ["Piece", "WordChange", "passages", "word_changes"]

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_CLAUSE_ENDS = re.compile(r"(?<=[,;:])\s+")


def passages(text: str) -> tuple[str, ...]:
    """Return the parts of a text that may be marked: its sentences, or the clauses of a single one.

    A text of one part has none. Each part stands in the text as it is.
    """
    sentences = [part for line in text.splitlines() for part in _SENTENCE_ENDS.split(line.strip()) if part]
    parts = sentences if len(sentences) > 1 else _CLAUSE_ENDS.split(text.strip())
    return tuple(dict.fromkeys(parts)) if len(parts) > 1 else ()
