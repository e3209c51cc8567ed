"""The grouping of the run before, which a new run leaves as it is unless it learns better."""

from collections.abc import Mapping

import numpy as np

from analysis.recurring.corpus import Corpus, Rows
from analysis.recurring.evidence import Places

# Log-odds that a pair keeps from being together, or apart, in the run before: new notes alone rarely outweigh it,
# answers do. Measured by `python -m tests.bench stability`.
_KEPT = 1.5
_UNKNOWN = -1


def former_groups(corpus: Corpus, groups: Mapping[str, str]) -> Places:
    """Return the former group of each finding as a number, or -1 for a finding that is new since then."""
    numbers = {name: at for at, name in enumerate(sorted(set(groups.values())))}
    return np.array([numbers.get(groups.get(key, ""), _UNKNOWN) for key in corpus.ids], dtype=np.int64)


def kept(former: Places) -> Rows:
    """Return what the run before adds to each pair: more where it joined, less where it parted, 0 where it knew not."""
    known = former >= 0
    both = known[:, None] & known[None, :]
    same = former[:, None] == former[None, :]
    return np.where(both, np.where(same, _KEPT, -_KEPT), 0.0).astype(np.float32)
