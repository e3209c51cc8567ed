"""Which finding to ask a person about next, and which partners to show for it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from analysis.recurring.corpus import Corpus, Rows
from analysis.recurring.evidence import KEPT_WHOLE
from analysis.recurring.judging import Judgement

# The right partner is among the first five in 99 of 100 cases (text-analysis.md 7b).
CANDIDATES = 5
# From here on a candidate is taken for ticked until the answer comes.
_LIKELY = 0.5
# A likely partner is worth asking about, a nearly certain one less: the machine has joined it already.
_SURE = 1.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding that may say the same as the one asked about, and how likely it does."""

    finding_id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Question:
    """Which of these say the same as this finding? Any number of them may be ticked."""

    finding_id: str
    candidates: tuple[Candidate, ...]


def next_questions(judgement: Judgement, count: int = 1, *, leave_out: Collection[str] = ()) -> tuple[Question, ...]:
    """Return the next questions, most useful first: the findings whose five candidates hold the most partners.

    Candidates come from other municipalities and never say the opposite; of findings that people put together only the
    closest is shown, because one answer tells of all of them. No pair is asked twice in one list. Nothing is
    asked about findings to `leave_out`; they may still be candidates.
    """
    if not len(judgement.corpus):
        return ()
    return tuple(_Desk(_kept_whole(judgement), leave_out).questions(count))


def question_about(judgement: Judgement, finding_id: str) -> Question:
    """Return the question about one finding; it may have no candidate left. Raises KeyError for an unknown id."""
    whole = _kept_whole(judgement)
    row = whole.corpus.places.get(finding_id)
    # Among so many, one without a likely partner is not compared in full.
    return Question(finding_id, partners(judgement, finding_id)) if row is None else _Desk(whole).question(row)


def partners(judgement: Judgement, finding_id: str, top: int = CANDIDATES) -> tuple[Candidate, ...]:
    """Return the findings most likely to say the same as one, likeliest first, of any municipality."""
    row = judgement.corpus.places[finding_id]
    odds = judgement.told.belief(judgement.closeness, np.array([row]))[0]
    odds[row] = -np.inf
    return _likeliest(judgement, odds, min(top, len(odds) - 1))


def partners_of_new(judgement: Judgement, new: Corpus, top: int = CANDIDATES) -> tuple[tuple[Candidate, ...], ...]:
    """Return the likeliest partners of each finding new to the corpus (see `corpus.beside`); nothing is redone."""
    return tuple(_likeliest(judgement, odds, min(top, len(odds))) for odds in judgement.closeness.of_new(new))


def _likeliest(judgement: Judgement, odds: Rows, top: int) -> tuple[Candidate, ...]:
    ids = judgement.corpus.ids
    order = np.argsort(-odds, kind="stable")[:top]
    return tuple(Candidate(ids[at], round(float(expit(odds[at])), 4)) for at in order)


def _kept_whole(judgement: Judgement) -> Judgement:
    return judgement if len(judgement.corpus) <= KEPT_WHOLE else judgement.busiest(KEPT_WHOLE)


class _Desk:
    """The open pairs of a judgement, and how much each question would tell."""

    def __init__(self, judgement: Judgement, leave_out: Collection[str] = ()) -> None:
        closeness, told = judgement.closeness, judgement.told
        self._ids = judgement.corpus.ids
        self._left_out = frozenset(leave_out)
        self._blocks = told.blocks.copy()
        self._open = ~(closeness.opposites() | closeness.same_municipality() | told.apart() | told.together())
        np.fill_diagonal(self._open, val=False)
        self._likely = np.where(self._open, expit(told.belief(closeness).astype(np.float64)), 0.0)

    def questions(self, count: int) -> Iterator[Question]:
        """Yield questions; each takes for granted that the likely candidates of those before it are ticked."""
        for _ in range(count):
            row, shown = self._best()
            if not shown:
                return
            yield self._question(row, shown)
            ticked = [at for at in shown if self._likely[row, at] >= _LIKELY]
            self._close(row, shown)
            for at in ticked:
                self._blocks[self._blocks == self._blocks[at]] = self._blocks[row]

    def question(self, row: int) -> Question:
        """Return the question about one row."""
        return self._question(row, self._candidates(row))

    def _question(self, row: int, shown: list[int]) -> Question:
        found = ((self._ids[at], float(self._likely[row, at])) for at in shown)
        return Question(self._ids[row], tuple(Candidate(key, round(likely, 4)) for key, likely in found))

    def _best(self) -> tuple[int, list[int]]:
        best: tuple[float, int, list[int]] = (-1.0, 0, [])
        for row in range(len(self._blocks)):
            shown = [] if self._ids[row] in self._left_out else self._candidates(row)
            likely = self._likely[row, shown]
            worth = round(float((likely * (_SURE - likely)).sum()), 9)
            if shown and worth > best[0]:
                best = (worth, row, shown)
        return best[1], best[2]

    def _candidates(self, row: int) -> list[int]:
        """Return the likeliest open partners of a row, one of each block."""
        ranked = np.argsort(-self._likely[row], kind="stable")
        shown: dict[int, int] = {}
        for at in ranked[self._open[row, ranked]]:
            shown.setdefault(int(self._blocks[at]), int(at))
            if len(shown) == CANDIDATES:
                break
        return list(shown.values())

    def _close(self, row: int, shown: list[int]) -> None:
        """Ask no more about these: the answer tells of them and of everything together with them."""
        own = np.flatnonzero(self._blocks == self._blocks[row])
        theirs = np.flatnonzero(np.isin(self._blocks, self._blocks[shown]))
        for rows, columns in ((own, theirs), (theirs, own)):
            self._open[np.ix_(rows, columns)] = False
            self._likely[np.ix_(rows, columns)] = 0.0
