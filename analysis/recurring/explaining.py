"""Why two findings may say the same: the words that meet, and what each sign adds to the log-odds or takes away."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding
from analysis.recurring.judging import Judgement
from analysis.recurring.model import FEATURES, UNKNOWN_THEME
from analysis.recurring.shared_words import SharedWord, words_in_common

# Codes of signs beside those of FEATURES.
START = "start"
THEME, OTHER_THEME = "theme", "other_theme"
SAME_MUNICIPALITY, MUNICIPALITY_HELD = "municipality", "municipality_held"
PASSED_OVER = "passed_over"
SAME_ROLE, OPPOSITE = "same_role", "opposite"
TOLD_TOGETHER, TOLD_APART = "told_together", "told_apart"


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


def why(judgement: Judgement, a: str, b: str, analyser: Analyser) -> Why:
    """Return why two findings, by id, may say the same. Deterministic; raises KeyError for an unknown id."""
    places = judgement.corpus.places
    first, second = places[a], places[b]
    one, other = judgement.corpus.findings[first], judgement.corpus.findings[second]
    signs = [*_weighed(judgement, first, second), *_unweighed(judgement, first, second)]
    return Why(
        words_in_common(one, other, analyser),
        tuple(Sign(code, round(value, 4)) for code, value in signs),
        round(_probability(sum(value for _, value in signs), {code for code, _ in signs}), 4),
    )


def _weighed(judgement: Judgement, first: int, second: int) -> list[tuple[str, float]]:
    """Return what the model weighs. A theme counts from what is said where it isn't known."""
    closeness, told = judgement.closeness, judgement.told
    pair = (np.array([first]), np.array([second]))
    evidence = dict(zip(FEATURES, closeness.evidence(*pair)[0].tolist(), strict=True))
    weights = dict(zip(FEATURES, closeness.model.weights, strict=True))
    parts = {name: weights[name] * value for name, value in evidence.items()}
    unknown = weights["theme"] * UNKNOWN_THEME
    theme = parts.pop("theme") - unknown
    found = [(START, unknown - closeness.model.bias)]
    found += [(name, value) for name, value in parts.items() if value]
    if theme:
        found.append((THEME if theme > 0 else OTHER_THEME, theme))
    if told.holds(closeness, pair[0])[0, second]:
        found.append((MUNICIPALITY_HELD, weights["municipality"]))
    doubt = float(told.doubt[first] + told.doubt[second])
    return [*found, (PASSED_OVER, -doubt)] if doubt else found


def _unweighed(judgement: Judgement, first: int, second: int) -> list[tuple[str, float]]:
    """Return what is a fact, a rule or an answer, and weighs nothing by itself."""
    closeness, told, row = judgement.closeness, judgement.told, np.array([first])
    one, other = judgement.corpus.findings[first], judgement.corpus.findings[second]
    facts = {
        SAME_ROLE: _same_role(one, other),
        OPPOSITE: bool(closeness.opposites(row)[0, second]),
        TOLD_TOGETHER: bool(told.together(row)[0, second]),
        TOLD_APART: bool(told.apart(row)[0, second]),
    }
    return [(code, 0.0) for code, holds in facts.items() if holds]


def _probability(log_odds: float, codes: set[str]) -> float:
    """Return how likely it is: what a person told is certain."""
    if TOLD_TOGETHER in codes:
        return 1.0
    return 0.0 if TOLD_APART in codes else float(expit(log_odds))


def _same_role(one: Finding, other: Finding) -> bool:
    return one.role_class is not None and one.role_class is other.role_class


def _strongest(sign: Sign) -> tuple[float, str]:
    return (-abs(sign.log_odds), sign.code)
