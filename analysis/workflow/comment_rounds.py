"""The analysts' side of the comment round: follow, answer, apply a wording, extend, close, and sum up."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.model.comments import (
    Answer,
    AnswerKind,
    Approval,
    Comment,
    CommentKind,
    CommentRound,
    CommentState,
    Follow,
    reading_state,
)
from analysis.model.content import CommentFacts
from analysis.model.deadlines import is_past
from analysis.model.finnish_order import finnish_key
from analysis.model.rounds import Municipality
from analysis.model.summary import Release, Statement
from analysis.store import comments as comment_store
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.desk import Desk
from analysis.workflow.wording_names import refuse_new_people


@dataclass(frozen=True, slots=True)
class CommentBoard:
    """A release that is out for comments: its round, and how far each municipality is, in alphabetical order.

    `releases` are all that went out, newest first; `statements` the summary as it reads now.
    """

    release: Release
    round: CommentRound
    is_past_deadline: bool
    follow: tuple[Follow, ...]
    names: dict[str, str]
    releases: tuple[Release, ...] = ()
    statements: tuple[Statement, ...] = ()

    def statement(self, statement_id: str | None) -> Statement | None:
        """Return a statement as it reads now; None when it is no longer there, or for no statement."""
        return next((one for one in self.statements if one.statement_id == statement_id), None)

    def answered(self) -> tuple[Comment, ...]:
        """Return the sent comments that have an answer, the newest answer first."""
        found = [one for follow in self.follow for one in follow.comments if one.state is CommentState.SENT]
        return tuple(sorted((one for one in found if one.answer), key=_answered_at, reverse=True))

    def unanswered(self) -> tuple[Comment, ...]:
        """Return the sent comments that wait for an answer, oldest first."""
        found = (one for follow in self.follow for one in follow.comments if one.state is CommentState.SENT)
        waiting = [one for one in found if one.answer is None and one.kind is not CommentKind.NO_REMARKS]
        return tuple(sorted(waiting, key=lambda one: (one.sent_at or "", one.comment_id)))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One comment as a row of the comment matrix; the municipality as a code (working audience). `place` is coded."""

    municipality_code: str
    statement_label: str
    kind: CommentKind
    comment: str
    proposed: str
    answer: AnswerKind | None
    reason: str
    place: str = ""


def codes_of(participants: Iterable[Municipality]) -> dict[str, str]:
    """Return the code by which working documents call each municipality, by its id: in alphabetical order."""
    ordered = sorted(participants, key=lambda one: finnish_key(one.name_fi))
    return {one.municipality_id: f"K{at}" for at, one in enumerate(ordered, start=1)}


def board(desk: Desk, release_id: str | None = None) -> CommentBoard | None:
    """Return the comment round of a release, the newest by default; None when nothing is out for comments."""
    with desk.store.reading(desk.scope) as reading:
        found = _round_of_release(reading, release_id)
        if found is None:
            return None
        release, opened = found
        past = is_past(opened.deadline, desk.store.clock())
        names = {one.municipality_id: one.name_fi for one in round_store.municipalities(reading)}
        return CommentBoard(
            release,
            opened,
            past,
            _follow(reading, release.release_id, names, past),
            names,
            _went_out(reading),
            summary_store.statements(reading),
        )


def waiting(desk: Desk) -> int:
    """Return how many sent comments of the round wait for an answer."""
    with desk.store.reading(desk.scope) as reading:
        round_of(reading.scope)
        sent = comment_store.sent(comment_store.comments(reading))
    return sum(1 for one in sent if one.answer is None and one.kind is not CommentKind.NO_REMARKS)


def answer(desk: Desk, comment_id: str, version: int, kind: AnswerKind, reason: str) -> None:
    """Answer a comment; a later answer replaces it. All but an acceptance need a reason, which the writer will see."""
    with desk.store.writing(desk.scope, "answer_comment") as unit:
        comment = _sent(unit, comment_id)
        _answer(unit, replace(comment, version=version), kind, reason, applied=_was_applied(comment))


def apply_wording(desk: Desk, comment_id: str, version: int, nobody: Collection[str] = ()) -> None:
    """Put the proposed wording into its statement and answer: accepted. One step, undone as one.

    Refused when the statement no longer says what the comment was written on, or when the wording names somebody: then
    a person writes it. Words that may be names are somebody's until the analyst said that they are `nobody`'s.
    """
    with desk.store.writing(desk.scope, "apply_wording") as unit:
        comment = _sent(unit, comment_id)
        if not comment.proposed or comment.statement_id is None:
            raise InvalidInput("proposed", "empty")
        statement = summary_store.get_statement(unit, comment.statement_id)
        if statement.text != comment.written_on:
            raise RuleBroken("statement_changed", (statement.statement_id,))
        refuse_new_people(unit, comment.proposed, statement, nobody)
        text = comment.proposed
        if comment.quoted:
            text = statement.text.replace(comment.quoted, comment.proposed, 1)
        changes = {"text": text, "suggested": False}
        summary_store.change_statement(unit, statement.statement_id, changes, statement.version)
        _answer(unit, replace(comment, version=version), AnswerKind.ACCEPTED, "", applied=True)


def record_dissent(
    desk: Desk, comment_id: str, text: str, statement_version: int | None = None, *, nobody: Collection[str] = ()
) -> None:
    """Print a differing view beside its statement as such; the statement itself stays. One step.

    Words that may be names are somebody's until the analyst said that they are `nobody`'s.
    """
    with desk.store.writing(desk.scope, "record_dissent") as unit:
        comment = _sent(unit, comment_id)
        if comment.kind is not CommentKind.DIFFERING_VIEW or comment.statement_id is None:
            raise InvalidInput("kind", "not_differing")
        if not text.strip():
            raise InvalidInput("text", "empty")
        refuse_new_people(unit, text, summary_store.get_statement(unit, comment.statement_id), nobody)
        summary_store.change_statement(unit, comment.statement_id, {"dissent": text.strip()}, statement_version)


def extend(desk: Desk, release_id: str, version: int, deadline: str) -> None:
    """Give another last day; recorded. A closed round opens again."""
    _change_round(desk, "extend_comments", release_id, {"deadline": deadline, "is_open": True, "version": version})


def close(desk: Desk, release_id: str, version: int) -> None:
    """End the comment round: no answer by now is no answer, never an approval."""
    _change_round(desk, "close_comments", release_id, {"is_open": False, "version": version})


def reopen(desk: Desk, release_id: str, version: int, deadline: str | None) -> None:
    """Open a closed comment round again, until a new last day or without one."""
    _change_round(desk, "reopen_comments", release_id, {"is_open": True, "deadline": deadline, "version": version})


def write_covers(desk: Desk, release_id: str, version: int, covers: dict[str, str]) -> None:
    """Write the cover texts that municipalities read first, by language."""
    kept = tuple(sorted((language, text.strip()) for language, text in covers.items() if text.strip()))
    _change_round(desk, "write_covers", release_id, {"covers": kept, "version": version})


def matrix(desk: Desk, release_id: str | None = None) -> tuple[MatrixRow, ...]:
    """Return the comment matrix: one row a sent comment, municipalities as codes in alphabetical order."""
    with desk.store.reading(desk.scope) as reading:
        found = _round_of_release(reading, release_id)
        if found is None:
            return ()
        codes = codes_of(round_store.municipalities(reading))
        labels = {one.statement_id: one.label for one in summary_store.statements(reading)}
        rows = [
            MatrixRow(
                codes.get(one.municipality_id, ""),
                labels.get(one.statement_id or "", ""),
                one.kind,
                one.text,
                one.proposed,
                one.answer.kind if one.answer else None,
                one.answer.reason if one.answer else "",
                one.place,
            )
            for one in comment_store.sent(comment_store.comments(reading, found[0].release_id))
        ]
        return tuple(sorted(rows, key=lambda one: (one.municipality_code, one.statement_label, one.kind, one.comment)))


def comment_facts(reading: Reading) -> CommentFacts | None:
    """Return what came of the round's comments, over all municipalities and releases together; None before the first.

    `kinds` are codes of CommentKind.
    """
    round_of(reading.scope)
    found = comment_store.sent(comment_store.comments(reading))
    sent = [one for one in found if one.kind is not CommentKind.NO_REMARKS]
    if not sent:
        return None
    answers = [one.answer for one in sent if one.answer]
    changed = [one for one in answers if one.kind in (AnswerKind.ACCEPTED, AnswerKind.PARTLY)]
    kinds = tuple(sorted({one.kind.value for one in sent}))
    return CommentFacts(kinds, comments=len(sent), led_to_change=len(changed), answered=len(answers))


def _round_of_release(reading: Reading, release_id: str | None) -> tuple[Release, CommentRound] | None:
    round_of(reading.scope)
    for release in release_store.releases(reading):
        if release_id in (None, release.release_id):
            opened = comment_store.comment_round(reading, release.release_id)
            return None if opened is None else (release, opened)
    return None


def _went_out(reading: Reading) -> tuple[Release, ...]:
    found = release_store.releases(reading)
    return tuple(one for one in found if comment_store.comment_round(reading, one.release_id) is not None)


def _answered_at(comment: Comment) -> tuple[str, str]:
    return (comment.answer.answered_at if comment.answer else "", comment.comment_id)


def _follow(reading: Reading, release_id: str, names: dict[str, str], past: bool) -> tuple[Follow, ...]:
    every = comment_store.comments(reading, release_id)
    said = comment_store.approvals(reading, release_id)
    opened = comment_store.opened_by(reading, release_id)
    made = []
    for municipality_id in sorted(names, key=lambda key: finnish_key(names[key])):
        own = tuple(one for one in every if one.municipality_id == municipality_id)
        approvals: tuple[Approval, ...] = tuple(one for one in said if one.municipality_id == municipality_id)
        state = reading_state(
            was_read=municipality_id in opened, comments=own, approvals=approvals, is_past_deadline=past
        )
        made.append(Follow(municipality_id, state, own, approvals))
    return tuple(made)


def _sent(unit: Writing, comment_id: str) -> Comment:
    round_of(unit.scope)
    comment = comment_store.get_comment(unit, comment_id)
    if comment.state is not CommentState.SENT:
        raise RuleBroken("comment_withdrawn", (comment_id,))
    return comment


def _was_applied(comment: Comment) -> bool:
    return comment.answer is not None and comment.answer.applied


def _answer(unit: Writing, comment: Comment, kind: AnswerKind, reason: str, *, applied: bool) -> None:
    if kind is not AnswerKind.ACCEPTED and not reason.strip():
        raise InvalidInput("reason", "empty")
    said = Answer(kind, reason.strip(), unit.person_id, unit.now, applied)
    comment_store.change_comment(unit, replace(comment, answer=said))


def _change_round(desk: Desk, action: str, release_id: str, changes: dict[str, object]) -> None:
    with desk.store.writing(desk.scope, action, can_undo=False) as unit:
        round_of(unit.scope)
        opened = comment_store.comment_round(unit, release_id)
        if opened is None:
            raise NotFound("comment_round", release_id)
        comment_store.change_comment_round(unit, replace(opened, **changes))  # type: ignore[arg-type]
