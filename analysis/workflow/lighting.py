"""The words that findings share, to be lit up where they stand in the texts."""

from collections.abc import Iterable
from functools import lru_cache

from analysis.model.explanations import Place
from analysis.model.findings import Finding
from analysis.recurring.shared_words import places_in_common
from analysis.workflow.analysing import analyser
from analysis.workflow.views import FindingRow

Lit = dict[str, tuple[Place, ...]]


def words_within(rows: Iterable[FindingRow]) -> Lit:
    """Return the places of the words that each finding, by id, shares with another of the same group."""
    return _lit(tuple((row.finding,) for row in rows))


def words_between(these: Iterable[FindingRow], those: Iterable[FindingRow]) -> Lit:
    """Return the places of the words that findings of one group share with findings of the other."""
    return _lit((tuple(row.finding for row in these), tuple(row.finding for row in those)))


@lru_cache(maxsize=256)
def _lit(groups: tuple[tuple[Finding, ...], ...]) -> Lit:
    # Whoever asks holds the findings already: nothing is handed out that they could not read.
    return places_in_common(groups, analyser())
