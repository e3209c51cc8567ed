"""Why two findings may say the same: the words that meet and the signs that speak for it or against it."""

from dataclasses import dataclass
from enum import StrEnum

Place = tuple[int, int]

# Codes of signs beside those that compare the texts (meaning, words, letters, concepts).
START = "start"
THEME, OTHER_THEME = "theme", "other_theme"
SAME_MUNICIPALITY, MUNICIPALITY_HELD = "municipality", "municipality_held"
PASSED_OVER = "passed_over"
SAME_ROLE, OPPOSITE = "same_role", "opposite"
TOLD_TOGETHER, TOLD_APART = "told_together", "told_apart"


class Link(StrEnum):
    """How two words meet, the surest first."""

    LEMMA = "lemma"
    PART = "part"
    CONCEPT = "concept"


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word that two texts share: as people read it, how they meet, and (start, end) of each place in either text.

    Of a compound the whole word is the place: its parts change their form inside it.
    """

    word: str
    link: Link
    places_a: tuple[Place, ...]
    places_b: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for two findings saying the same (above 0) or against it (below), in log-odds.

    0 is a fact that the model doesn't weigh: a person sees it, or a rule or an answer settles it.
    """

    code: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why two findings may say the same. The signs add up to the log-odds of `probability`, unless somebody told."""

    shared: tuple[SharedWord, ...]
    signs: tuple[Sign, ...]
    probability: float

    @property
    def speaks_for(self) -> tuple[Sign, ...]:
        """What speaks for it, the strongest first; how rarely anything recurs is nobody's argument."""
        return tuple(sorted((s for s in self.signs if s.log_odds > 0 and s.code != START), key=_strongest))

    @property
    def speaks_against(self) -> tuple[Sign, ...]:
        """What speaks against it, the strongest first."""
        return tuple(sorted((s for s in self.signs if s.log_odds < 0 and s.code != START), key=_strongest))

    def has(self, code: str) -> bool:
        """Return whether a sign is among them."""
        return any(sign.code == code for sign in self.signs)


def _strongest(sign: Sign) -> tuple[float, str]:
    return (-abs(sign.log_odds), sign.code)
