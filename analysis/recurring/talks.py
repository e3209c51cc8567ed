"""Which recurring findings come up in the same talks."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Shared:
    """Two groups by id, in how many talks both came up, and what share that is of the talks in which either did."""

    first: str
    second: str
    talks: int
    share: float


def shared_talks(talks: Mapping[str, frozenset[str]]) -> tuple[Shared, ...]:
    """Return the pairs of groups that share a talk, strongest first; `talks` holds the talks of each group."""
    pairs = []
    for first, second in combinations(sorted(talks), 2):
        both = len(talks[first] & talks[second])
        if both:
            pairs.append(Shared(first, second, both, both / len(talks[first] | talks[second])))
    return tuple(sorted(pairs, key=lambda one: (-one.talks, -round(one.share, 6), one.first, one.second)))
