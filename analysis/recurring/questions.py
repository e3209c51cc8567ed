"""Which finding to ask a person about next, and which partners to show for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding
from analysis.model.recurring import Constraint, EngineSettings, RecurringFinding
from analysis.recurring.constraints import Closure, closure_of, with_accepted
from analysis.recurring.corpus import Corpus, Rows, corpus_of
from analysis.recurring.similarity import Closeness, opposites, same_municipality
from analysis.recurring.threshold import threshold_of
from analysis.recurring.weights import Weights, probability

# The right partner is among the first five in 99 of 100 cases (text-analysis.md 7b).
CANDIDATES = 5


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


def next_questions(
    findings: Sequence[Finding],
    vectors: Mapping[str, Rows] | None,
    analyser: Analyser,
    constraints: Sequence[Constraint],
    accepted: Sequence[RecurringFinding],
    settings: EngineSettings,
    *,
    count: int = 1,
) -> tuple[Question, ...]:
    """Return the next questions, most useful first: the surest pairs that no answer has told of.

    Candidates come from other municipalities and never say the opposite; of findings that people put together only
    the closest is shown, because one answer tells of all of them. No pair is asked twice in one list.
    """
    if not findings:
        return ()
    corpus = corpus_of(findings, vectors, analyser)
    told, _ = with_accepted(constraints, accepted, corpus.ids)
    closeness = Closeness(corpus, Weights.of(settings))
    threshold = threshold_of(closeness, settings.threshold)
    close = closeness.of(range(len(corpus)))
    open_pairs = _open_pairs(corpus, closure_of(told))
    return tuple(_questions(corpus, np.where(open_pairs, close, -np.inf), closure_of(told), threshold, count))


def partners(
    findings: Sequence[Finding],
    vectors: Mapping[str, Rows] | None,
    analyser: Analyser,
    settings: EngineSettings,
    finding_id: str,
    *,
    top: int = CANDIDATES,
) -> tuple[Candidate, ...]:
    """Return the findings most likely to say the same as one, likeliest first, of any municipality."""
    corpus = corpus_of(findings, vectors, analyser)
    closeness = Closeness(corpus, Weights.of(settings))
    threshold = threshold_of(closeness, settings.threshold)
    row = corpus.places[finding_id]
    close = closeness.of([row])[0]
    order = [int(at) for at in np.argsort(-close, kind="stable") if at != row][:top]
    return tuple(Candidate(corpus.ids[at], round(probability(float(close[at]), threshold), 4)) for at in order)


def _open_pairs(corpus: Corpus, closure: Closure) -> Rows:
    """Return which pairs may be asked: of two municipalities, not opposite, not told of by any answer."""
    possible = ~(same_municipality(corpus) | opposites(corpus))
    np.fill_diagonal(possible, val=False)
    rows: dict[str, list[int]] = {}
    for row, finding_id in enumerate(corpus.ids):
        rows.setdefault(closure.block_of(finding_id), []).append(row)
    for block in rows.values():
        possible[np.ix_(block, block)] = False
    for a, b in closure.apart:
        if a in rows and b in rows:
            possible[np.ix_(rows[a], rows[b])] = False
            possible[np.ix_(rows[b], rows[a])] = False
    return np.asarray(possible)


def _questions(corpus: Corpus, close: Rows, closure: Closure, threshold: float, count: int) -> Iterator[Question]:
    blocks = [closure.block_of(finding_id) for finding_id in corpus.ids]
    for _ in range(count):
        row = int(close.max(axis=1).argmax())
        chosen = list(_candidates(close[row], blocks))
        if not chosen:
            return
        yield Question(
            corpus.ids[row],
            tuple(Candidate(corpus.ids[at], round(probability(float(close[row, at]), threshold), 4)) for at in chosen),
        )
        # The answer tells of these pairs, whichever it is, and of everything together with them.
        asked = [at for at, block in enumerate(blocks) if block in {blocks[one] for one in chosen}]
        own = [at for at, block in enumerate(blocks) if block == blocks[row]]
        close[np.ix_(own, asked)] = -np.inf
        close[np.ix_(asked, own)] = -np.inf


def _candidates(close: Rows, blocks: Sequence[str]) -> Iterator[int]:
    shown: set[str] = set()
    for at in np.argsort(-close, kind="stable"):
        if len(shown) == CANDIDATES or not np.isfinite(close[at]):
            return
        if blocks[at] not in shown:
            shown.add(blocks[at])
            yield int(at)
