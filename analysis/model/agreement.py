"""How far two codings of the same findings agree: Cohen's kappa with its interval.

It speaks of the coding and of how clear the codes are, never of municipalities. Kappa: Cohen 1960. Its standard error:
Fleiss, Cohen & Everitt 1969, Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

Z_95 = 1.959964  # of the normal distribution
FEW = 50
"""Below this many findings the interval is wide whatever comes out."""
GOOD = 0.6


class Verdict(StrEnum):
    """What an interval lets one say. The bound of 0.6 is a custom (Landis & Koch 1977), not a law."""

    UNDEFINED = "undefined"
    TOO_FEW = "too_few"
    REPEATABLE = "repeatable"
    DIFFERS = "differs"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings of `items` findings side by side.

    `agreed` and `by_chance` are counts of findings. `kappa` is None where both use one and the same code only: chance
    then explains everything. `low` and `high` bound it at 95 %, and are None with fewer than two findings.
    """

    items: int
    agreed: int
    by_chance: float
    kappa: float | None
    low: float | None
    high: float | None

    @property
    def verdict(self) -> Verdict:
        """What may be said of it in words."""
        if self.kappa is None:
            return Verdict.UNDEFINED
        if self.low is None or self.high is None or self.items < 2:
            return Verdict.TOO_FEW
        if self.low >= GOOD:
            return Verdict.REPEATABLE
        return Verdict.DIFFERS if self.high < GOOD else Verdict.OPEN


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far two codings agree; each pair is the first and the second code of one finding."""
    n = len(pairs)
    if n == 0:
        return Agreement(0, 0, 0.0, None, None, None)
    agreed = sum(first == second for first, second in pairs)
    rows, columns = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(rows[code] * columns[code] for code in rows) / n / n
    if chance >= 1:
        return Agreement(n, agreed, float(n), None, None, None)
    kappa = (agreed / n - chance) / (1 - chance)
    if n < 2:
        return Agreement(n, agreed, chance * n, kappa, None, None)
    low, high = _interval(pairs, kappa, chance)
    return Agreement(n, agreed, chance * n, kappa, low, high)


def _interval(pairs: Sequence[tuple[str, str]], kappa: float, chance: float) -> tuple[float, float]:
    error = standard_error(pairs)
    n, agreed = len(pairs), sum(first == second for first, second in pairs)
    if error == 0 or agreed == n:
        # The large-sample error vanishes at the ends: Wilson's interval of the share that agreed, chance held fixed.
        bounds = [(share - chance) / (1 - chance) for share in _wilson(agreed, n)]
        return max(-1.0, min(bounds[0], kappa)), min(1.0, max(bounds[1], kappa))
    return max(-1.0, kappa - Z_95 * error), min(1.0, kappa + Z_95 * error)


def standard_error(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the large-sample standard error of kappa (Fleiss, Cohen & Everitt 1969, formula 13)."""
    n = len(pairs)
    both = {pair: count / n for pair, count in Counter(pairs).items()}
    rows, columns = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    row, column = {k: v / n for k, v in rows.items()}, {k: v / n for k, v in columns.items()}
    seen = sum(share for (a, b), share in both.items() if a == b)
    chance = sum(share * column.get(code, 0.0) for code, share in row.items())
    if chance >= 1:
        return 0.0
    kappa = (seen - chance) / (1 - chance)
    same = sum(p * (1 - (row[a] + column[a]) * (1 - kappa)) ** 2 for (a, b), p in sorted(both.items()) if a == b)
    other = sum(
        p * (column.get(a, 0.0) + row.get(b, 0.0)) ** 2 * (1 - kappa) ** 2
        for (a, b), p in sorted(both.items())
        if a != b
    )
    variance = (same + other - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2)
    return sqrt(max(0.0, variance))


def _wilson(hits: int, n: int) -> tuple[float, float]:
    share, square = hits / n, Z_95**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)
