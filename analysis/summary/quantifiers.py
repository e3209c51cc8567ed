"""Words that may say how common something is, by what was found and what was discussed (decisions.md 8)."""

from collections.abc import Set

from analysis.language.catalogue import document_catalogue
from analysis.model.codes import Direction, Quantifier

# Below three, "many" would be a count in disguise.
_FEWEST_FOR_MANY = 3
# At least two municipalities have to stay outside, or a difficulty points at the one that is left (complement).
_LEFT_OUTSIDE = 2

_WHERE = {
    Quantifier.NONE: "in the interviews",
    Quantifier.ONE: "in one municipality",
    Quantifier.SOME: "in some municipalities",
    Quantifier.MANY: "in several municipalities",
    Quantifier.ALL: "in all participating municipalities",
}


def is_difficulty(direction: Direction) -> bool:
    """Return whether a direction tells of something lacking, at least in part.

    Rationale: a need and a contradiction both disclose that somebody lacks something, so they are guarded alike.
    """
    return direction is not Direction.WORKS


def quantifier(
    direction: Direction,
    found: Set[str],
    covered: Set[str],
    participants: Set[str],
    has_counter_evidence: bool,
) -> Quantifier:
    """Return the strongest quantifier that evidence and coverage allow.

    A municipality where something was found counts as one where the theme was discussed.
    """
    among = found & participants
    discussed = (covered & participants) | among
    if is_difficulty(direction):
        return _of_difficulty(len(among), len(discussed))
    return _of_strength(len(among), len(discussed), len(participants), has_counter_evidence)


def _of_difficulty(found: int, covered: int) -> Quantifier:
    """Rationale: with fewer than two left outside, those who are not meant are known, and so are those who are."""
    return Quantifier.SOME if 2 <= found <= covered - _LEFT_OUTSIDE else Quantifier.NONE


def _of_strength(found: int, covered: int, participants: int, has_counter_evidence: bool) -> Quantifier:
    if found == 0:
        return Quantifier.NONE
    if found == 1:
        return Quantifier.ONE
    if found == covered == participants and not has_counter_evidence:
        return Quantifier.ALL
    return Quantifier.MANY if found >= _FEWEST_FOR_MANY and 2 * found >= covered else Quantifier.SOME


def quantifier_words(given: Quantifier, language: str) -> str:
    """Return a quantifier in words, in lower case; without one the interviews themselves are the place."""
    return document_catalogue(language).text(_WHERE[given])
