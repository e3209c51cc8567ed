"""Leading a person to the right partner: one finding, up to five candidates, and what their answer settles."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analysis.errors import NotFound
from analysis.model.findings import FindingFilter
from analysis.recurring.explaining import why
from analysis.recurring.questions import CANDIDATES, Candidate, Question, next_questions, question_about
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store.unit import Reading
from analysis.workflow import answering
from analysis.workflow.analysing import analyser
from analysis.workflow.desk import Desk
from analysis.workflow.question_card import (
    AskingProgress,
    CandidateCard,
    FittingCard,
    QuestionCard,
    likelihood_of,
    seen_of,
)
from analysis.workflow.round_judgement import RoundJudgement, round_judgement
from analysis.workflow.rows import finding_rows
from analysis.workflow.views import FindingRow

answer = answering.answer

# A question whose best candidate is less likely than this would take a person's time for nothing.
_WORTH_ASKING = 0.05
_FITTING = 3
# A recurring finding fits from here on; it is called possible.
_FITS = 0.2


def next_question(desk: Desk, skipped: Collection[str] = ()) -> QuestionCard | None:
    """Return the most useful question, or None when nothing is left to ask.

    A finding is asked about once, and not while it is `skipped`: the caller keeps that for the session. Nothing is
    added to a recurring finding that a person pinned. Raises AccessDenied to anybody but the round's analysts.
    """
    with desk.store.reading(desk.scope) as reading:
        found = round_judgement(reading)
        left_out = {*recurring_store.asked(reading), *skipped, *_pinned(found)}
        for question in _worth_asking(found, left_out):
            return _card(reading, found, question)
    return None


def find_similar(desk: Desk, finding_id: str) -> QuestionCard:
    """Return the same card for a chosen finding; it may have no candidate left. Raises NotFound."""
    with desk.store.reading(desk.scope) as reading:
        found = round_judgement(reading)
        if finding_id not in found.judgement.corpus.places:
            raise NotFound("finding", finding_id)
        return _card(reading, found, _without(question_about(found.judgement, finding_id), _pinned(found)))


def nearest_recurring(desk: Desk, finding_id: str) -> tuple[FittingCard, ...]:
    """Return the recurring findings nearest to a finding that is in none, however unlikely. Raises NotFound.

    A pinned one is not offered, nor one with a member that says the opposite or that a person keeps apart.
    """
    with desk.store.reading(desk.scope) as reading:
        found = round_judgement(reading)
        if finding_id not in found.judgement.corpus.places:
            raise NotFound("finding", finding_id)
        return _fitting(found, finding_id, least=0.0)


def progress(desk: Desk) -> AskingProgress:
    """Return how many of the round's findings were asked about or are in a recurring finding."""
    with desk.store.reading(desk.scope) as reading:
        every = finding_store.count(reading, FindingFilter())
        members = {key for entry in recurring_store.all_recurring(reading) for key in entry.finding_ids}
        return AskingProgress(len(members | recurring_store.asked(reading)), every)


def _worth_asking(found: RoundJudgement, left_out: set[str]) -> Iterator[Question]:
    """Yield the next question with its candidates that may be joined, while there is one worth asking."""
    pinned = _pinned(found)
    while questions := next_questions(found.judgement, 1, leave_out=left_out):
        question = _without(questions[0], pinned)
        if questions[0].candidates[0].probability < _WORTH_ASKING:
            return
        if question.candidates:
            yield question
        left_out = {*left_out, question.finding_id}


def _pinned(found: RoundJudgement) -> frozenset[str]:
    return frozenset(key for entry in found.accepted if entry.pinned for key in entry.finding_ids)


def _without(question: Question, unwanted: Collection[str]) -> Question:
    kept = tuple(one for one in question.candidates if one.finding_id not in unwanted)
    return Question(question.finding_id, kept[:CANDIDATES])


def _card(reading: Reading, found: RoundJudgement, question: Question) -> QuestionCard:
    ids = [question.finding_id, *(one.finding_id for one in question.candidates)]
    rows = {row.finding.finding_id: row for row in finding_rows(reading, ids)}
    return QuestionCard(
        rows[question.finding_id],
        tuple(_candidate(found, question.finding_id, one, rows) for one in question.candidates),
        _fitting(found, question.finding_id),
        tuple((key, seen_of(rows[key])) for key in ids),
    )


def _candidate(
    found: RoundJudgement, asked: str, candidate: Candidate, rows: Mapping[str, FindingRow]
) -> CandidateCard:
    reasons = why(found.judgement, asked, candidate.finding_id, analyser())
    return CandidateCard(rows[candidate.finding_id], likelihood_of(candidate.probability), reasons)


def _fitting(found: RoundJudgement, finding_id: str, least: float = _FITS) -> tuple[FittingCard, ...]:
    """Return the recurring findings that a finding in none may belong to, likeliest first."""
    judgement = found.judgement
    if finding_id in judgement.owners:
        return ()
    places = judgement.corpus.places
    row = np.array([places[finding_id]])
    likely = expit(judgement.told.belief(judgement.closeness, row)[0])
    likely[judgement.told.apart(row)[0] | judgement.closeness.opposites(row)[0]] = 0.0
    fits = [
        (_mean(likely, [places[key] for key in entry.finding_ids if key in places]), entry)
        for entry in found.accepted
        if not entry.pinned
    ]
    best = sorted(
        (one for one in fits if one[0] >= least and one[0] > 0), key=lambda one: (-one[0], one[1].recurring_id)
    )
    return tuple(FittingCard(entry.recurring_id, entry.title, likelihood_of(p)) for p, entry in best[:_FITTING])


def _mean(likely: NDArray[np.float32], rows: Sequence[int]) -> float:
    # A finding that one member keeps apart from, or says the opposite of, fits nowhere in the group.
    return float(likely[rows].mean()) if rows and likely[rows].min() > 0 else 0.0
