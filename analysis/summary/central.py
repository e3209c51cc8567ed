"""Which members of a group say most clearly what the group says."""

import re
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from analysis.model.findings import Finding
from analysis.summary.cleaning import roughness

_WORD = re.compile(r"\w{3,}")
# Finnish endings start after the stem: six letters keep katselmusten and katselmukset together.
_STEM_LETTERS = 6
# A clean sentence that is slightly less typical reads better than the most typical scribble.
_WEIGHT_OF_ROUGHNESS = 0.6


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text, by which its content is compared."""
    return frozenset(word[:_STEM_LETTERS] for word in _WORD.findall(text.casefold()))


def features_of(text: str) -> frozenset[str]:
    """Return word beginnings and character trigrams: inflected and misspelt words still overlap by trigrams."""
    squeezed = " ".join(_WORD.findall(text.casefold()))
    trigrams = {squeezed[start : start + 3] for start in range(len(squeezed) - 2)}
    return frozenset({f"{stem}_" for stem in stems_of(text)} | trigrams)


def centrality(texts: Sequence[str]) -> tuple[float, ...]:
    """Return for each text how much it shares with the others, as a cosine to their sum (0 to 1)."""
    features = [features_of(text) for text in texts]
    counts = Counter(feature for one in features for feature in one)
    return tuple(_cosine_to_others(one, counts) for one in features)


def _cosine_to_others(own: frozenset[str], counts: Counter[str]) -> float:
    others_square = sum(count * count for count in counts.values()) - sum(2 * counts[one] - 1 for one in own)
    shared = sum(counts[one] - 1 for one in own)
    return shared / sqrt(len(own) * others_square) if own and others_square > 0 else 0.0


def most_central(findings: Sequence[Finding], names: Sequence[str]) -> tuple[Finding, ...]:
    """Return the findings with the most typical clean one first; equal ones by id."""
    shares = centrality([finding.text for finding in findings])
    worth = {
        finding.finding_id: share - _WEIGHT_OF_ROUGHNESS * roughness(finding, names)
        for finding, share in zip(findings, shares, strict=True)
    }
    return tuple(sorted(findings, key=lambda finding: (-worth[finding.finding_id], finding.finding_id)))
