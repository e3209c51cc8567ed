"""How near suggestions come to the sample rounds' answers, beside the ten lines that anyone would write."""

import time

from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.embedding import Embedder, LexicalEmbedder, active_embedder
from analysis.model.recurring import Answer, Constraint, EngineSettings
from analysis.recurring.corpus import Rows, corpus_of
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from analysis.recurring.questions import Question, next_questions
from analysis.recurring.suggest import groups
from analysis.workflow.analysing import dictionary_directory
from tests.bench.rounds import ROUNDS, AnsweredRound, answered_round, b_cubed_f1, pairwise_f1

_ANSWER_COUNTS = (0, 10, 20, 50, 100)


def run() -> list[dict[str, object]]:
    """Return a record for each round and way of grouping."""
    analyser = Analyser(dictionary_directory())
    embedders: list[Embedder] = [LexicalEmbedder(analyser)]
    if active_embedder(analyser).name != "lexical":
        embedders.append(active_embedder(analyser))
    return [
        record
        for name in ROUNDS
        for embedder in embedders
        for record in _measured(answered_round(name), embedder, analyser)
    ]


def _measured(answered: AnsweredRound, embedder: Embedder, analyser: Analyser) -> list[dict[str, object]]:
    rows = embedder.encode([finding.text for finding in answered.findings])
    vectors = {finding.finding_id: row for finding, row in zip(answered.findings, rows, strict=True)}
    settings = default_settings(embedder)
    start = time.perf_counter()
    found = _labels(answered, vectors, analyser, (), settings)
    seconds = time.perf_counter() - start
    ten_lines = pairwise_f1(answered.truth, ten_line_groups(answered))
    f1 = pairwise_f1(answered.truth, found)
    record: dict[str, object] = {
        "name": f"grouping/{answered.name}/{embedder.name}",
        "findings": len(answered.findings),
        "pairwise_f1": round(f1, 3),
        "b_cubed_f1": round(b_cubed_f1(answered.truth, found), 3),
        "seconds_with_vectors_ready": round(seconds, 2),
        "ten_line_pairwise_f1": round(ten_lines, 3),
        "compared_with": "TfidfVectorizer + KMeans(true number of groups)",
        "ratio": round(f1 / ten_lines, 2) if ten_lines else None,
    }
    return [record, *_answered(answered, vectors, analyser, settings)]


def _labels(
    answered: AnsweredRound,
    vectors: dict[str, Rows],
    analyser: Analyser,
    constraints: tuple[Constraint, ...],
    settings: EngineSettings,
) -> dict[str, str]:
    found = groups(judged(corpus_of(answered.findings, vectors, analyser), settings, constraints))
    return {finding_id: members[0] for members in found for finding_id in members}


def ten_line_groups(answered: AnsweredRound) -> dict[str, str]:
    """Return groups by raw words and k-means with the true number of groups given."""
    texts = [finding.text for finding in answered.findings]
    count = len(set(answered.truth.values()))
    labels = KMeans(count, n_init=3, random_state=42).fit_predict(TfidfVectorizer().fit_transform(texts))
    return {finding.finding_id: str(label) for finding, label in zip(answered.findings, labels, strict=True)}


def _answered(
    answered: AnsweredRound, vectors: dict[str, Rows], analyser: Analyser, settings: EngineSettings
) -> list[dict[str, object]]:
    """Return figures after a simulated analyst's answers; one answer is one finding with its candidates ticked."""
    constraints: tuple[Constraint, ...] = ()
    records: list[dict[str, object]] = []
    start = None
    for number in range(max(_ANSWER_COUNTS) + 1):
        if number in _ANSWER_COUNTS:
            found = _labels(answered, vectors, analyser, constraints, settings)
            f1 = pairwise_f1(answered.truth, found)
            start = f1 if start is None else start
            records.append(
                {
                    "name": f"analyst/{answered.name}/{settings.embedder}/{number}",
                    "answers": number,
                    "pairwise_f1": round(f1, 3),
                    "b_cubed_f1": round(b_cubed_f1(answered.truth, found), 3),
                    "compared_with": "no answers",
                    "ratio": round(f1 / start, 2) if start else None,
                }
            )
        asked = next_questions(judged(corpus_of(answered.findings, vectors, analyser), settings, constraints))
        if not asked:
            break
        constraints += tuple(_answer(answered, asked[0]))
    return records


def _answer(answered: AnsweredRound, question: Question) -> list[Constraint]:
    own = answered.truth[question.finding_id]
    return [
        Constraint(
            question.finding_id,
            candidate.finding_id,
            Answer.TOGETHER if answered.truth[candidate.finding_id] == own else Answer.APART,
        )
        for candidate in question.candidates
    ]
