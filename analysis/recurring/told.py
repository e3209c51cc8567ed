"""What people's answers tell of every pair of a corpus, and how they change what is likely."""

from collections import Counter
from collections.abc import Sequence
from copy import copy

import numpy as np
from scipy.sparse import csr_array

from analysis.model.recurring import Answer, Constraint
from analysis.recurring.constraints import Closure
from analysis.recurring.corpus import Corpus, Rows, code_array
from analysis.recurring.evidence import Closeness, Flags, Places, Selection

# A finding for which a person passed over this many candidates has probably no more partners.
_PASSED_OVER = 4
# Log-odds lost by either finding of a pair when its candidates were passed over.
_DOUBT = 0.5


class Told:
    """The closure of answers over the places of a corpus."""

    def __init__(self, corpus: Corpus, closure: Closure, answers: Sequence[Constraint] = ()) -> None:
        leaders = [closure.block_of(finding_id) for finding_id in corpus.ids]
        names = {leader: at for at, leader in enumerate(dict.fromkeys(leaders))}
        self.blocks = np.array([names[leader] for leader in leaders], dtype=np.int64)
        self.sizes = np.bincount(self.blocks)[self.blocks] if leaders else self.blocks
        self._apart = _both_ways(
            [(names[a], names[b]) for a, b in closure.apart if a in names and b in names], len(names)
        )
        self._places = _places_of(corpus, self.blocks, len(names))
        self._codes = code_array([finding.municipality_id for finding in corpus.findings])
        apart = Counter(key for one in answers if one.answer is Answer.APART for key in one.pair)
        # Log-odds that each finding's pairs lose, because its candidates were passed over.
        self.doubt = np.array([min(apart[key] / _PASSED_OVER, 1.0) for key in corpus.ids], dtype=np.float32) * _DOUBT

    def taken(self, rows: Places) -> "Told":
        """Return what the answers tell of some rows among themselves."""
        part = copy(self)
        part.blocks, part.sizes = self.blocks[rows], self.sizes[rows]
        part._codes, part.doubt = self._codes[rows], self.doubt[rows]
        return part

    def joined_blocks(self) -> list[Places]:
        """Return the places of each set of findings that answers put together."""
        order = np.argsort(self.blocks, kind="stable")
        parts = np.split(order, np.flatnonzero(np.diff(self.blocks[order])) + 1)
        return [part for part in parts if len(part) > 1]

    def together(self, rows: Selection = slice(None)) -> Flags:
        """Return which pairs the answers put together; each finding is with itself."""
        return np.asarray(self.blocks[rows][:, None] == self.blocks[None, :])

    def apart(self, rows: Selection = slice(None)) -> Flags:
        """Return which pairs the answers keep apart."""
        return np.asarray(self._apart[self.blocks[rows]].toarray()[:, self.blocks])

    def belief(self, closeness: Closeness, rows: Selection = slice(None)) -> Rows:
        """Return log-odds of some rows and all findings after the answers, certain ones included as they were.

        A group that already holds a finding of a municipality rarely takes another of it; a finding whose candidates
        were passed over has probably no partner left.
        """
        held = self.holds(closeness, rows)
        weight = np.float32(closeness.model.weights[-1])
        doubt = self.doubt[rows][:, None] + self.doubt[None, :]
        return np.asarray(closeness.of(rows) + weight * held - doubt, dtype=np.float32)

    def holds(self, closeness: Closeness, rows: Selection) -> Flags:
        """Return where the block of one of the two holds another finding of the other's municipality."""
        return self._has_place(rows) & ~closeness.same_municipality(rows)

    def _has_place(self, rows: Selection) -> Flags:
        known = self._codes >= 0
        codes = np.where(known, self._codes, 0)
        theirs = self._places[self.blocks[rows]][:, codes] & known[None, :]
        ours = self._places[self.blocks][:, codes[rows]].T & known[rows][:, None]
        return np.asarray(theirs | ours)


def _both_ways(pairs: Sequence[tuple[int, int]], count: int) -> csr_array:
    first = np.array([pair[0] for pair in pairs], dtype=np.int64)
    second = np.array([pair[1] for pair in pairs], dtype=np.int64)
    row, column = np.concatenate([first, second]), np.concatenate([second, first])
    return csr_array((np.ones(len(row), dtype=bool), (row, column)), shape=(count, count))


def _places_of(corpus: Corpus, blocks: Places, count: int) -> Flags:
    codes = code_array([finding.municipality_id for finding in corpus.findings])
    held = np.zeros((count, max(int(codes.max(initial=0)) + 1, 1)), dtype=bool)
    held[blocks[codes >= 0], codes[codes >= 0]] = True
    return held
