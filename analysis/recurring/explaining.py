"""Why two findings may say the same: the words that meet, and what each sign adds to the log-odds or takes away."""

import numpy as np
from scipy.special import expit

from analysis.language.analyser import Analyser
from analysis.model.explanations import (
    MUNICIPALITY_HELD,
    OPPOSITE,
    OTHER_THEME,
    PASSED_OVER,
    SAME_ROLE,
    START,
    THEME,
    TOLD_APART,
    TOLD_TOGETHER,
    Sign,
    Why,
)
from analysis.model.findings import Finding
from analysis.recurring.judging import Judgement
from analysis.recurring.model import FEATURES, UNKNOWN_THEME
from analysis.recurring.shared_words import words_in_common


def why(judgement: Judgement, a: str, b: str, analyser: Analyser) -> Why:
    """Return why two findings, by id, may say the same. Deterministic; raises KeyError for an unknown id."""
    places = judgement.corpus.places
    first, second = places[a], places[b]
    one, other = judgement.corpus.findings[first], judgement.corpus.findings[second]
    signs = [*_weighed(judgement, first, second), *_unweighed(judgement, first, second)]
    return Why(
        words_in_common(one, other, analyser),
        tuple(Sign(code, round(float(value), 4)) for code, value in signs),
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
