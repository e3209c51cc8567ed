"""A simulated analyst who knows the right groups, and three orders in which findings are put to that person.

One answer is one finding shown with five candidates; any number of them is ticked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

import numpy as np

from analysis.model.recurring import Answer, Constraint, EngineSettings
from analysis.recurring.corpus import Corpus
from analysis.recurring.judging import Judgement, judged
from analysis.recurring.questions import CANDIDATES, next_questions
from analysis.recurring.suggest import groups
from analysis.recurring.topics import combined
from tests.bench.rounds import AnsweredRound, b_cubed_f1, pairwise_f1

Asked = tuple[str, list[str]]
Order = Callable[[Judgement, set[str]], Asked | None]
Figures = dict[int, tuple[float, float]]


def after_answers(
    answered: AnsweredRound, corpus: Corpus, settings: EngineSettings, order: Order, counts: Sequence[int]
) -> Figures:
    """Return pairwise and B-cubed F1 after so many answers; when nothing is left to ask the figures stay."""
    constraints: tuple[Constraint, ...] = ()
    figures: Figures = {}
    asked: set[str] = set()
    for number in range(max(counts) + 1):
        judgement = judged(corpus, settings, constraints)
        if number in counts:
            figures[number] = measured(answered.truth, labels(judgement))
        question = order(judgement, asked)
        if question is None:
            last = measured(answered.truth, labels(judgement))
            return {**dict.fromkeys(counts, last), **figures}
        asked.add(question[0])
        constraints += tuple(_answers(answered.truth, *question))
    return figures


def labels(judgement: Judgement) -> dict[str, str]:
    """Return each finding's group by id."""
    return {finding_id: members[0] for members in groups(judgement) for finding_id in members}


def measured(truth: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Return pairwise and B-cubed F1."""
    return pairwise_f1(truth, found), b_cubed_f1(truth, found)


def ours(judgement: Judgement, asked: set[str]) -> Asked | None:
    """Ask what the product asks."""
    found = next_questions(judgement)
    return (found[0].finding_id, [one.finding_id for one in found[0].candidates]) if found else None


def in_random_order(seed: int) -> Order:
    """Return the order of chance; the candidates are those that the product thinks likeliest."""
    random = Random(seed)

    def order(judgement: Judgement, asked: set[str]) -> Asked | None:
        odds = judgement.told.belief(judgement.closeness)
        left = [finding_id for finding_id in judgement.corpus.ids if finding_id not in asked]
        random.shuffle(left)
        return next(_with_candidates(judgement, odds, left), None)

    return order


def nearest_first(corpus: Corpus) -> Order:
    """Return the order of plain likeness: the finding with the nearest neighbour first, with its five nearest."""
    rows = combined(corpus)
    near = rows @ rows.T
    np.fill_diagonal(near, -1.0)
    places = np.argsort(-near.max(axis=1), kind="stable")
    ranked = [corpus.ids[place] for place in places]

    def order(judgement: Judgement, asked: set[str]) -> Asked | None:
        left = [finding_id for finding_id in ranked if finding_id not in asked]
        return next(_with_candidates(judgement, near, left), None)

    return order


def _with_candidates(judgement: Judgement, worth: np.ndarray, left: list[str]) -> Iterator[Asked]:
    """Yield findings with their five best open partners from other municipalities."""
    corpus, places = judgement.corpus, judgement.corpus.places
    closeness, told = judgement.closeness, judgement.told
    shut = closeness.opposites() | closeness.same_municipality() | told.apart() | told.together()
    for finding_id in left:
        row = places[finding_id]
        ranked = [int(at) for at in np.argsort(-worth[row], kind="stable") if at != row and not shut[row, at]]
        if ranked:
            yield finding_id, [corpus.ids[at] for at in ranked[:CANDIDATES]]


def _answers(truth: Mapping[str, str], asked: str, candidates: Sequence[str]) -> list[Constraint]:
    return [
        Constraint(asked, one, Answer.TOGETHER if truth[one] == truth[asked] else Answer.APART) for one in candidates
    ]
