"""A corpus with the model that its answers teach: what grouping, asking and finding partners all begin from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis.model.recurring import Answer, Constraint, EngineSettings, RecurringFinding
from analysis.recurring.bias import bias_of
from analysis.recurring.constraints import closure_of, with_accepted
from analysis.recurring.corpus import Corpus
from analysis.recurring.evidence import KEPT_WHOLE, Closeness, Places
from analysis.recurring.former import former_groups
from analysis.recurring.model import Model, learned
from analysis.recurring.neighbours import LikelyPairs, likely_pairs
from analysis.recurring.told import Told


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is likely (`closeness`), what is told (`told`), and which accepted recurring finding owns a finding."""

    closeness: Closeness
    told: Told
    owners: dict[str, str]
    # Only where there are too many findings to compare all.
    pairs: LikelyPairs | None = None
    # The group of each place in the run before (see `former`), where there was one.
    former: Places | None = None

    @property
    def corpus(self) -> Corpus:
        """The findings in the order of places."""
        return self.closeness.corpus

    def busiest(self, count: int) -> "Judgement":
        """Return the judgement of that many findings only: those with the likeliest partner."""
        pairs = self.pairs or likely_pairs(self.closeness)
        best = np.full(len(self.corpus), -np.inf)
        np.maximum.at(best, pairs.first, pairs.odds)
        np.maximum.at(best, pairs.second, pairs.odds)
        rows = np.sort(np.argsort(-best, kind="stable")[:count])
        return Judgement(self.closeness.taken(rows), self.told.taken(rows), self.owners)

    def after(self, groups: Mapping[str, str]) -> "Judgement":
        """Return the judgement with the run before at hand: each finding's group then, by id."""
        return replace(self, former=former_groups(self.corpus, groups))

    def settings(self, begun_with: EngineSettings) -> EngineSettings:
        """Return the settings as the answers made them, to be stored beside the result."""
        return replace(begun_with, weights=self.closeness.model.as_pairs())


def judged(
    corpus: Corpus,
    settings: EngineSettings,
    constraints: Sequence[Constraint] = (),
    accepted: Sequence[RecurringFinding] = (),
) -> Judgement:
    """Return the judgement of a corpus after answers and acceptances. Raises InconsistentConstraints."""
    every, owners = with_accepted(constraints, accepted, corpus.ids)
    told = Told(corpus, closure_of(every), constraints)
    closeness = Closeness(corpus, Model.of(settings))
    pairs = None if len(corpus) <= KEPT_WHOLE else likely_pairs(closeness)
    first = closeness.with_model(closeness.model.with_bias(bias_of(closeness, pairs)))
    taught = _taught(first, constraints, pairs)
    if pairs is not None and taught.model.weights != first.model.weights:
        pairs = likely_pairs(taught)
    return Judgement(taught, told, owners, pairs)


def _taught(closeness: Closeness, answers: Sequence[Constraint], pairs: LikelyPairs | None) -> Closeness:
    places = closeness.corpus.places
    known = [
        one for one in sorted(set(answers), key=lambda one: (one.pair, one.answer)) if set(one.pair) <= set(places)
    ]
    if not known:
        return closeness
    first = np.array([places[one.pair[0]] for one in known], dtype=np.int64)
    second = np.array([places[one.pair[1]] for one in known], dtype=np.int64)
    said = [one.answer is Answer.TOGETHER for one in known]
    model = learned(closeness.model, closeness.evidence(first, second), said)
    again = closeness.with_model(model)
    # What people were asked about is the likeliest, and whoever only accepts suggestions says nothing of how rare it
    # is: the weights are learned, the bias is the round's own.
    of_round = bias_of(again, None if pairs is None else likely_pairs(again))
    return again.with_model(model.with_bias(of_round))
