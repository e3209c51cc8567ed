"""Which findings may speak against a statement."""

from collections.abc import Sequence
from math import sqrt

from analysis.model.codes import are_opposite
from analysis.model.findings import Finding
from analysis.summary.central import features_of

# Below this share of common features two findings speak of different things.
_LEAST_ALIKE = 0.08


def most_opposed(evidence: Sequence[Finding], others: Sequence[Finding], limit: int) -> tuple[Finding, ...]:
    """Return findings of the same themes and the other polarity, nearest in words first; equal ones by id.

    Nearness is the cosine of word beginnings and letter trigrams to the nearest finding of the evidence.
    """
    themes = {one.theme_code for one in evidence}
    polarities = {one.polarity for one in evidence}
    own = [features_of(one.text) for one in evidence]
    near = [
        (-max((_cosine(features_of(one.text), mine) for mine in own), default=0.0), one.finding_id, one)
        for one in others
        if one.theme_code in themes and any(are_opposite(one.polarity, polarity) for polarity in polarities)
    ]
    close = sorted(entry[:2] for entry in near if -entry[0] >= _LEAST_ALIKE)[:limit]
    by_id = {entry[1]: entry[2] for entry in near}
    return tuple(by_id[finding_id] for _, finding_id in close)


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0
