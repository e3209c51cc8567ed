"""Text made comparable: lower case, no diacritics, no edges; and how many typing slips apart two words are."""

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|#+\s*)")
_SLIP_FROM = 6
# Words and short lines are folded over and over by one rule after another; long texts must not fill the memory.
_LONGEST_KEPT = 200


class _WithoutMarks(dict[int, int | None]):
    """What each character becomes: combining marks and soft hyphens go, everything else stays."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) or code == 0xAD else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, runs of space as one: notes drop their dots."""
    return _folded_once(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    lower = text.lower()
    bare = lower if lower.isascii() else unicodedata.normalize("NFD", lower).translate(_WITHOUT_MARKS)
    return " ".join(bare.split())


_folded_once = lru_cache(maxsize=20_000)(_folded)


def fold_tag(text: str) -> str:
    """Return a tag or heading made comparable: folded, its number and its edges taken off."""
    return fold(_NUMBERING.sub("", text)).strip(" .:;,–-*_#\"'”()!?")


def is_one_slip_apart(a: str, b: str) -> bool:
    """Return whether one letter added, dropped, changed, or two neighbours swapped, makes one into the other."""
    if len(a) < _SLIP_FROM or len(b) < _SLIP_FROM or not -1 <= len(a) - len(b) <= 1 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
