"""What each part of the judgement gives, left out one at a time; and what weights each round itself would choose."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from statistics import mean
from unittest import mock

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import Embedder, active_embedder
from analysis.model.findings import Finding
from analysis.model.recurring import EngineSettings
from analysis.recurring import judging, meaning
from analysis.recurring.corpus import Corpus, Rows, corpus_of
from analysis.recurring.evidence import Closeness
from analysis.recurring.model import FEATURES, Model, default_settings
from analysis.recurring.writers import unit_rows
from tests.bench.rounds import AnsweredRound, every_round
from tests.bench.simulated import after_answers, ours
from tests.bench.vectors import corpus_for, vectors_of

_HELD = 100.0

Record = dict[str, object]
Centring = Callable[[Rows, Sequence[Finding]], Rows]


def _centred(rows: Rows, findings: Sequence[Finding]) -> Rows:
    return unit_rows(rows - rows.mean(axis=0))


def _by_language(rows: Rows, findings: Sequence[Finding]) -> Rows:
    result = np.array(rows)
    for language in {finding.language for finding in findings}:
        own = np.array([finding.language == language for finding in findings])
        result[own] -= rows[own].mean(axis=0)
    return unit_rows(result)


# Instead of what the product takes out of vectors.
_CENTRED = {"writer and style": _by_language, "language, writer and style": _centred}
_LEARNING = "learning"
_TRADE = "trade"


def run() -> list[Record]:
    """Return a record for each part left out (the mean of five rounds), and each round's own weights."""
    analyser = Analyser(dictionary_directory())
    embedder = active_embedder(analyser)
    rounds = every_round()
    records = _with_vectors(None, analyser)
    if embedder.name == "lexical":
        return records
    records += _with_vectors(embedder, analyser)
    prior = default_settings(embedder)
    return records + [_own_weights(one, corpus_for(one.findings, embedder, analyser), prior) for one in rounds]


def _with_vectors(embedder: Embedder | None, analyser: Analyser) -> list[Record]:
    def made(one: AnsweredRound) -> Corpus:
        return corpus_for(one.findings, embedder, analyser)

    def plain(one: AnsweredRound) -> Corpus:
        return corpus_of(one.findings, vectors_of(one.findings, embedder) if embedder else None, analyser)

    name, prior = embedder.name if embedder else "lexical", default_settings(embedder)
    whole, records = _parts(name, prior, made, [*list(FEATURES)[1:], _LEARNING])
    records.append(_record(f"{name}/{_TRADE}", [_figures(one, plain(one), prior) for one in every_round()], whole))
    for part, centred in _CENTRED.items():
        with mock.patch.object(meaning, "Writers", partial(_Otherwise, centred)):
            corpora = [(one, made(one)) for one in every_round()]
        records.append(_record(f"{name}/{part}", [_figures(one, corpus, prior) for one, corpus in corpora], whole))
    return records


class _Otherwise:
    """Stands in the place of `Writers`."""

    def __init__(self, centred: Centring, rows: Rows, findings: Sequence[Finding]) -> None:
        self._centred = centred

    def taken_out(self, rows: Rows, findings: Sequence[Finding]) -> Rows:
        return self._centred(rows, findings)


def _parts(
    name: str, prior: EngineSettings, made: Callable[[AnsweredRound], Corpus], parts: list[str]
) -> tuple[list[tuple[float, float]], list[Record]]:
    corpora = [(one, made(one)) for one in every_round()]

    def figures(settings: EngineSettings) -> list[tuple[float, float]]:
        return [_figures(one, corpus, settings) for one, corpus in corpora]

    whole = figures(prior)
    records = [_record(f"{name}/nothing", whole, whole)]
    for part in parts:
        if part == _LEARNING:
            with mock.patch.object(judging, "learned", lambda prior, evidence, answers: prior):
                found = figures(prior)
        else:
            found = figures(_without(prior, part))
        records.append(_record(f"{name}/{part}", found, whole))
    return whole, records


def _without(prior: EngineSettings, feature: str) -> EngineSettings:
    weights = Model.of(prior).weights
    kept = tuple(0.0 if name == feature else weight for name, weight in zip(FEATURES, weights, strict=True))
    return EngineSettings(prior.embedder, prior.embedder_version, Model(kept).as_pairs())


def _figures(answered: AnsweredRound, corpus: Corpus, settings: EngineSettings) -> tuple[float, float]:
    quarter = len(answered.findings) // 4
    figures = after_answers(answered, corpus, settings, ours, (0, quarter))
    return figures[0][0], figures[quarter][0]


def _record(left_out: str, found: list[tuple[float, float]], whole: list[tuple[float, float]]) -> Record:
    quarter = mean(one[1] for one in found)
    return {
        "name": f"ablation/without/{left_out}",
        "pairwise_f1_0": round(mean(one[0] for one in found), 3),
        "pairwise_f1_quarter": round(quarter, 3),
        "lowest_0": round(min(one[0] for one in found), 3),
        "lowest_quarter": round(min(one[1] for one in found), 3),
        "rounds_worse_0": sum(a[0] < b[0] - 0.005 for a, b in zip(found, whole, strict=True)),
        "rounds_worse_quarter": sum(a[1] < b[1] - 0.005 for a, b in zip(found, whole, strict=True)),
        "compared_with": "nothing left out, after an answer for every fourth finding",
        "ratio": round(quarter / mean(one[1] for one in whole), 2),
    }


def _own_weights(answered: AnsweredRound, corpus: Corpus, prior: EngineSettings) -> Record:
    """Return the weights of a logistic fit to all pairs of a round that do not say the opposite."""
    closeness = Closeness(corpus, Model.of(prior))
    first, second = (np.array(side) for side in zip(*combinations(range(len(corpus)), 2), strict=True))
    kept = ~closeness.are_opposite(first, second)
    groups = np.array([answered.truth[finding_id] for finding_id in corpus.ids])
    same = groups[first] == groups[second]
    fit = LogisticRegression(C=_HELD, max_iter=2000).fit(
        closeness.evidence(first[kept], second[kept]), same[kept].astype(int)
    )
    weights = {name: round(float(weight), 1) for name, weight in zip(FEATURES, fit.coef_[0], strict=True)}
    return {
        "name": f"ablation/own-weights/{answered.name}",
        **weights,
        "bias": round(-float(fit.intercept_[0]), 1),
        "pairs": int(same.sum()),
        "compared_with": "the prior",
        "ratio": None,
    }
