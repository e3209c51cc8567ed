"""What works somewhere and is missing elsewhere: pairs to learn from, without telling where or in how many places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.language.embedding import active_embedder
from analysis.model.codes import Polarity
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding, Suggestion
from analysis.recurring.nearness import MOST_COMPARED, compared, nearness
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store.unit import Reading
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import corpus_in_use
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_texts import drawn_by_lot, round_names, unnamed
from analysis.workflow.explore_views import Likelihood, OppositePair, OppositePairs
from analysis.workflow.explore_words import stored_vectors
from analysis.workflow.open_suggestions import left_of

# Of pairs less likely than this most are about two things (looked through for the sample round).
_LEAST, _LIKELY, _VERY = 0.3, 0.5, 0.7
# One thing that works answers many that lack; more than this of each hides the rest.
_OF_EACH = 3
MOST_PAIRS = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: a recurring finding, a suggested one, or a finding alone, with what it says."""

    title: str
    findings: tuple[Finding, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its findings."""
        return tuple(one.finding_id for one in self.findings)

    @property
    def places(self) -> frozenset[str]:
        """The municipalities it comes from."""
        return frozenset(one.municipality_id for one in self.findings if one.municipality_id)

    @property
    def polarity(self) -> Polarity:
        """What it says; nothing where its findings disagree."""
        said = {one.polarity for one in self.findings} - {Polarity.NONE}
        return said.pop() if len(said) == 1 else Polarity.NONE


def likelihood(probability: float) -> Likelihood | None:
    """Return how likely a pair is, in one of three words, or None where it is not likely enough to be shown."""
    if probability < _LEAST:
        return None
    return (
        Likelihood.VERY if probability >= _VERY else Likelihood.LIKELY if probability >= _LIKELY else Likelihood.MAYBE
    )


def opposites(desk: Desk) -> OppositePairs:
    """Return what works in some municipality and is missing in another, likeliest pairs first."""
    embedder = active_embedder(analyser())
    name = f"opposites {embedder.name} {embedder.version} {analyser().version}"
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, name, lambda: _made(reading))


def _made(reading: Reading) -> OppositePairs:
    every = [one.finding_id for one in facts_of_findings(reading)]
    found = finding_store.get_findings(reading, drawn_by_lot(every, MOST_COMPARED))
    accepted = recurring_store.all_recurring(reading)
    suggested = left_of(reading, recurring_store.open_suggestions(reading), accepted)
    sides = sides_of(found, accepted, suggested)
    pairs = _pairs(reading, sides, tuple(found.values()), round_names(reading))
    return OppositePairs(pairs, len(found), len(every))


def sides_of(
    findings: Mapping[str, Finding], accepted: Iterable[RecurringFinding], suggested: Iterable[Suggestion]
) -> tuple[Side, ...]:
    """Return every finding once: in its recurring finding, else in a suggested one, else alone."""
    groups = [(one.title, one.finding_ids) for one in accepted]
    groups += [(one.title, one.finding_ids) for one in suggested if not one.joins]
    grouped = {key for _title, ids in groups for key in ids}
    alone = [(one.text, (key,)) for key, one in sorted(findings.items()) if key not in grouped]
    sides = (Side(title, tuple(findings[key] for key in ids if key in findings)) for title, ids in (*groups, *alone))
    return tuple(side for side in sides if side.findings)


def _pairs(
    reading: Reading, sides: Sequence[Side], findings: tuple[Finding, ...], names: Sequence[str]
) -> tuple[OppositePair, ...]:
    works = [side for side in sides if side.polarity is Polarity.WORKS]
    lacks = [side for side in sides if side.polarity is Polarity.LACKS]
    if not works or not lacks:
        return ()
    embedder = active_embedder(analyser())
    corpus = corpus_in_use(findings, stored_vectors(reading, findings), embedder, analyser())
    judgement = compared(corpus, embedder)
    near = nearness(judgement, [side.ids for side in lacks], [side.ids for side in works])
    pairs = [
        (float(near[row, column]), _pair(works[column], side, float(near[row, column]), names))
        for row, side in enumerate(lacks)
        for column in np.argsort(-near[row], kind="stable")[:_OF_EACH]
        if near[row, column] >= _LEAST and _are_elsewhere(works[column], side)
    ]
    ordered = sorted(pairs, key=lambda one: (-round(one[0], 4), one[1].theme_code, one[1].works, one[1].lacks))
    return tuple(pair for _near, pair in ordered[:MOST_PAIRS])


def _are_elsewhere(works: Side, lacks: Side) -> bool:
    return bool(works.places - lacks.places) and bool(lacks.places - works.places)


def _pair(works: Side, lacks: Side, probability: float, names: Sequence[str]) -> OppositePair:
    return OppositePair(
        lacks.findings[0].theme_code,
        unnamed(works.title, names),
        unnamed(lacks.title, names),
        likelihood(probability) or Likelihood.MAYBE,
        (*works.ids, *lacks.ids),
    )
