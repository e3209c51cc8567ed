"""What was probably meant: a and o written for ä and ö, and one slip of the finger in a known word."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

_TO_FRONT = str.maketrans("ao", "äö")
_SWEDISH = {"a": "äå", "o": "ö"}
_MOST_SWEDISH_DOTS = 2
_SHORTEST_REPAIRED = 6
_SHORTEST_ABBREVIATION = 5
# Finnish endings rarely pass this; a longer rest means another word (katselmus, katselmustuki).
_LONGEST_ENDING = 5


def with_dots(word: str, language: str = "fi") -> Iterator[str]:
    """Yield the ways in which a word without å, ä and ö may have had them.

    Finnish: all of it, its start, or its end, for a compound may mix (päivä + koti). Swedish has no vowel harmony:
    one letter, then two.
    """
    if any(letter in word for letter in "äöå") or not any(letter in word for letter in "ao"):
        return
    if language == "sv":
        yield from _swedish_dots(word)
        return
    yield word.translate(_TO_FRONT)
    for cut in range(len(word) - 3, 2, -1):
        yield word[:cut].translate(_TO_FRONT) + word[cut:]
        yield word[:cut] + word[cut:].translate(_TO_FRONT)


def _swedish_dots(word: str) -> Iterator[str]:
    places = [at for at, letter in enumerate(word) if letter in _SWEDISH]
    for count in range(1, _MOST_SWEDISH_DOTS + 1):
        for chosen in combinations(places, count):
            for letters in product(*(_SWEDISH[word[at]] for at in chosen)):
                dotted = dict(zip(chosen, letters, strict=True))
                yield "".join(dotted.get(at, letter) for at, letter in enumerate(word))


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
    """Return the only known word that the word may be a slip of; None when none or several are.

    A slip of a base form is believed before a slip of an inflected form, and that of a longer word before a shorter.
    """
    if len(word) < _SHORTEST_REPAIRED:
        return None
    candidates = [lemma for lemma in known if len(lemma) >= _SHORTEST_REPAIRED and lemma[0] == word[0]]
    direct = {lemma for lemma in candidates if is_one_edit_apart(word, lemma)}
    if direct:
        return direct.pop() if len(direct) == 1 else None
    inflected = sorted({lemma for lemma in candidates if _is_slip_of(word, lemma)}, key=len, reverse=True)
    is_clear = len(inflected) == 1 or (len(inflected) > 1 and len(inflected[0]) > len(inflected[1]))
    return inflected[0] if is_clear else None


def abbreviated(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that the word begins (toimintasuunn.); of several, the one that begins them all."""
    if len(word) < _SHORTEST_ABBREVIATION or word[-1] in "aeiouyäö":
        return None
    found = sorted((lemma for lemma in known if lemma.startswith(word) and len(lemma) > len(word) + 1), key=len)
    is_clear = bool(found) and all(lemma.startswith(found[0][:-1]) for lemma in found)
    return found[0] if is_clear else None


def _is_slip_of(word: str, lemma: str) -> bool:
    # Inflection changes the last letters of a stem: katselmus, katselmukse-n.
    stem = lemma[:-1]
    lengths = range(len(stem) - 1, len(stem) + 2)
    return 0 <= len(word) - len(stem) <= _LONGEST_ENDING and any(is_one_edit_apart(word[:n], stem) for n in lengths)


def _common_start(a: str, b: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
