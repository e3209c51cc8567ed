"""How near suggestions come to rounds' right groups, before and after a simulated analyst's answers."""

from collections.abc import Mapping, Sequence
from statistics import mean

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import Embedder, LexicalEmbedder, active_embedder
from analysis.recurring.model import default_settings
from tests.bench.rounds import HELD_OUT, OTHER_HANDS, ROUNDS, AnsweredRound, every_round, held_out_rounds
from tests.bench.simulated import after_answers, in_random_order, measured, nearest_first, ours
from tests.bench.vectors import corpus_for

COUNTS = (0, 10, 20, 50, 100, 200)
_SEEDS = (1, 2, 3)
_THRESHOLDS = np.linspace(0.05, 0.99, 48)
_ORDERS = {"ours": "the ten lines", "random order": "ours", "nearest first": "ours"}

Record = dict[str, object]
Numbers = dict[str, float]


def run() -> list[Record]:
    """Return a record for each round, embedder and order, and the mean over rounds."""
    analyser = Analyser(dictionary_directory())
    chosen_by, held_out = every_round(), held_out_rounds()
    rounds = [*chosen_by, *held_out]
    baselines = {one.name: _baselines(one) for one in rounds}
    records = [_record(f"analyst/{name}/without-us", found) for name, found in baselines.items()]
    for embedder in _embedders(analyser):
        by_round = {one.name: _orders(one, embedder, analyser) for one in rounds}
        for order, compared_with in _ORDERS.items():
            every = {name: orders[order] for name, orders in by_round.items()}
            every["mean"] = _mean([by_round[one.name][order] for one in chosen_by])
            every["held-out mean"] = _mean([by_round[one.name][order] for one in held_out])
            for name, numbers in every.items():
                other = _compared(name, order, by_round, baselines)
                records.append(_record(f"analyst/{name}/{embedder.name}/{order}", numbers, compared_with, other))
    return records


def _mean(numbers: Sequence[Numbers]) -> Numbers:
    return {key: mean(one[key] for one in numbers) for key in numbers[0]}


def _embedders(analyser: Analyser) -> list[Embedder]:
    active = active_embedder(analyser)
    return [LexicalEmbedder(analyser), *([] if active.name == "lexical" else [active])]


def _orders(answered: AnsweredRound, embedder: Embedder, analyser: Analyser) -> dict[str, Numbers]:
    corpus = corpus_for(answered.findings, embedder, analyser)
    settings, size = default_settings(embedder), len(answered.findings)
    counts = sorted({*COUNTS, size // 4, size // 2})
    # The last hundred answers of a poor order tell nothing and take half of the time.
    fewer = [count for count in counts if count < max(COUNTS)]
    by_chance = [
        _named(after_answers(answered, corpus, settings, in_random_order(seed), fewer), size) for seed in _SEEDS
    ]
    return {
        "ours": _named(after_answers(answered, corpus, settings, ours, counts), size),
        "random order": {key: mean(one[key] for one in by_chance) for key in by_chance[0]},
        "nearest first": _named(after_answers(answered, corpus, settings, nearest_first(corpus), fewer), size),
    }


def _named(figures: Mapping[int, tuple[float, float]], size: int) -> Numbers:
    wanted = {**{str(count): count for count in COUNTS}, "quarter": size // 4, "half": size // 2}
    wanted = {key: count for key, count in wanted.items() if count in figures}
    pairwise = {f"pairwise_f1_{key}": figures[count][0] for key, count in wanted.items()}
    return {**pairwise, **{f"b_cubed_f1_{key}": figures[count][1] for key, count in wanted.items()}}


def _baselines(answered: AnsweredRound) -> Numbers:
    """Return what anyone would write: k-means told the right number of groups, average linkage at its best cut."""
    rows = TfidfVectorizer().fit_transform([finding.text for finding in answered.findings])
    count = len(set(answered.truth.values()))
    found = [KMeans(count, n_init=3, random_state=seed).fit_predict(rows).tolist() for seed in _SEEDS]
    ten_lines = [_figures(answered, labels) for labels in found]
    tree = linkage(rows.toarray() + 1e-9, "average", metric="cosine")
    cuts = [_figures(answered, fcluster(tree, cut, "distance").tolist()) for cut in _THRESHOLDS]
    best = max(cuts)
    return {
        "findings": len(answered.findings),
        "recurring": answered.recurring,
        "ten_lines_pairwise_f1": mean(one[0] for one in ten_lines),
        "ten_lines_b_cubed_f1": mean(one[1] for one in ten_lines),
        "average_linkage_pairwise_f1": best[0],
        "average_linkage_b_cubed_f1": best[1],
    }


def _figures(answered: AnsweredRound, labels: list[int]) -> tuple[float, float]:
    found = {finding.finding_id: str(label) for finding, label in zip(answered.findings, labels, strict=True)}
    return measured(answered.truth, found)


def _compared(
    name: str, order: str, by_round: Mapping[str, Mapping[str, Numbers]], baselines: Mapping[str, Numbers]
) -> float:
    """Return the figure to compare with: the ten lines' at the start, or ours after a quarter of answers."""
    names = {"mean": (*ROUNDS, *OTHER_HANDS), "held-out mean": HELD_OUT}.get(name, (name,))
    if order == "ours":
        return mean(baselines[one]["ten_lines_pairwise_f1"] for one in names)
    return mean(by_round[one]["ours"]["pairwise_f1_quarter"] for one in names)


def _record(name: str, numbers: Numbers, compared_with: str = "", other: float = 0.0) -> Record:
    figures = {key: round(value, 3) for key, value in numbers.items()}
    if not compared_with:
        return {"name": name, **figures}
    own = numbers["pairwise_f1_0" if compared_with != "ours" else "pairwise_f1_quarter"]
    return {"name": name, **figures, "compared_with": compared_with, "ratio": round(own / other, 2) if other else None}
