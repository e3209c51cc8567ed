"""Endings that no dictionary holds: case forms of the trade's own words, and forms that speech cuts short."""

import re
from collections.abc import Collection, Iterator

# Case endings of Finnish with the vowel that joins them to a word that ends in a consonant (led-i-t, kets-ii-n).
_ENDING = re.compile(
    r"(?:i|e|ei)?(?:n|t|[aä]|t[aä]|i?n|iin|[aäoöuy]n|h[aäeiouyö]n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi|tt[aä]|i?en|j[aä]|jen)"
)
_SHORTEST_WORD = 3
_VOWELS = "aeiouyäö"
_SHORTEST_SPOKEN = 4
# Shorter ones are mostly names: Nadal, Paris.
_SHORTEST_ADESSIVE = 6
_SHORTEST_INESSIVE = 7


def trade_word(form: str, words: Collection[str]) -> str | None:
    """Return the word that a form is of, when it is the word and a case ending; the longest where several are."""
    for end in range(len(form) - 1, _SHORTEST_WORD - 1, -1):
        if form[:end] in words and _ENDING.fullmatch(form[end:]):
            return form[:end]
    return None


def spoken_in_full(word: str) -> Iterator[str]:
    """Yield what a spoken form may be in full: seurannut, soitellut, kohteissa, kohteista, hallilla, raportoidaan."""
    if len(word) < _SHORTEST_SPOKEN:
        return
    front = "ä" if not any(letter in word for letter in "aou") else "a"
    last, before = word[-1], word[-2]
    if last in "uy" and before in "nlrs":
        yield f"{word}t"
    # Not -us and -ys: words end so as they are (etuus, kokous).
    is_adessive = last == "l" and before in _VOWELS and len(word) >= _SHORTEST_ADESSIVE
    if is_adessive or (word.endswith("is") and len(word) >= _SHORTEST_INESSIVE):
        yield f"{word}{last}{front}"
    if last == "t" and before in "sl":
        yield f"{word}{front}"
    if last == before and last in _VOWELS:
        yield f"{word}n"
