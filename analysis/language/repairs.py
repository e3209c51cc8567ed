"""What was probably meant: a and o written for ä and ö, and one slip of the finger in a known word."""

from collections.abc import Iterable, Iterator

_TO_FRONT = str.maketrans("ao", "äö")
_SHORTEST_REPAIRED = 6
# Finnish endings rarely pass this; a longer rest means another word (katselmus, katselmustuki).
_LONGEST_ENDING = 5


def with_dots(word: str) -> Iterator[str]:
    """Yield the ways in which a word without ä and ö may have had them: all of it, its start, or its end.

    A compound may mix: päivä + koti. One boundary is enough for the words that notes hold.
    """
    if any(letter in word for letter in "äöå") or not any(letter in word for letter in "ao"):
        return
    yield word.translate(_TO_FRONT)
    for cut in range(len(word) - 3, 2, -1):
        yield word[:cut].translate(_TO_FRONT) + word[cut:]
        yield word[:cut] + word[cut:].translate(_TO_FRONT)


def is_one_edit_apart(a: str, b: str) -> bool:
    """Return whether one letter added, left out, changed or swapped with its neighbour makes the one from the other."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = _common_start(a, b)
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def meant_word(word: str, known: Iterable[str]) -> str | None:
    """Return the only known word that the word may be a slip of, inflected or not; None when none or several are."""
    if len(word) < _SHORTEST_REPAIRED:
        return None
    found = {lemma for lemma in known if len(lemma) >= _SHORTEST_REPAIRED and _is_slip_of(word, lemma)}
    return found.pop() if len(found) == 1 else None


def _is_slip_of(word: str, lemma: str) -> bool:
    if word[0] != lemma[0]:
        return False
    if is_one_edit_apart(word, lemma):
        return True
    # Inflection changes the last letters of a stem: katselmus, katselmukse-n.
    stem = lemma[:-1]
    lengths = range(len(stem) - 1, len(stem) + 2)
    return 0 <= len(word) - len(stem) <= _LONGEST_ENDING and any(is_one_edit_apart(word[:n], stem) for n in lengths)


def _common_start(a: str, b: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
