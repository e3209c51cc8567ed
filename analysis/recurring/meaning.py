"""What findings mean, as vectors: in the space of the trade where texts are of the trade, else as models see them."""

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.model.findings import Finding
from analysis.recurring.trade import Rows, Trade, Wording
from analysis.recurring.writers import Writers


class Meaning:
    """Vectors of a round's findings without their writers; `share` (0 to 1) tells how far the texts are of the trade.

    Both views stand side by side, so that the product of two rows is their average by `share`. Without sentence
    vectors there is the space of the trade alone.
    """

    def __init__(
        self,
        findings: Sequence[Finding],
        wordings: Sequence[Wording],
        vectors: Rows | None,
        trade: Trade | None,
        share: float,
    ) -> None:
        self._trade = trade if share > 0 else None
        # The length of a sentence vector, None where there are none.
        self.size = None if vectors is None else vectors.shape[1]
        of_trade = share if self._trade else 0.0
        self._in_general = vectors is not None and of_trade < 1
        weights = [of_trade] * bool(self._trade) + [1 - of_trade] * self._in_general
        self._weights = np.sqrt(np.array(weights, dtype=np.float32))
        views = self._views(wordings, vectors)
        self._writers = [Writers(view, findings) for view in views]
        self.rows = self._together(views, findings) if views else None

    def of(self, findings: Sequence[Finding], wordings: Sequence[Wording], vectors: Rows | None) -> Rows | None:
        """Return the rows of findings new to the round, seen as the round's own are."""
        views = self._views(wordings, vectors)
        return self._together(views, findings) if views else None

    def _views(self, wordings: Sequence[Wording], vectors: Rows | None) -> list[Rows]:
        of_trade = [self._trade.rows(wordings, vectors)] if self._trade else []
        return of_trade + ([vectors] if vectors is not None and self._in_general else [])

    def _together(self, views: Sequence[Rows], findings: Sequence[Finding]) -> Rows:
        parts = zip(self._weights, self._writers, views, strict=True)
        return np.hstack([weight * writers.taken_out(view, findings) for weight, writers, view in parts])


def stacked(findings: Sequence[Finding], vectors: Mapping[str, Rows], size: int) -> Rows:
    """Return one row a finding; where a vector is not ready, zeros: it is compared by its words alone."""
    missing = np.zeros(size, dtype=np.float32)
    rows = [vectors.get(finding.finding_id, missing) for finding in findings]
    return np.array(rows, dtype=np.float32).reshape(len(rows), size)
