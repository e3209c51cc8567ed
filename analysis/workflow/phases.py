"""How far a round is, and what waits for whom: asked on every page, so one query, and kept until a step is taken."""

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, select, union

from analysis.access import round_of
from analysis.model.codes import RoundStage
from analysis.model.comments import ApprovalPart, CommentKind, CommentState
from analysis.model.deadlines import is_past
from analysis.model.phases import OwnStep, RoundCounts, RoundState, own_step
from analysis.model.phases import round_state as state_of
from analysis.store import schema
from analysis.store.unit import Reading
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from analysis.workflow.sections import SectionStatus


def round_state(desk: Desk) -> RoundState:
    """Return the phases of the open round with what waits in each."""
    with desk.store.reading(desk.scope) as reading:
        row = _row(reading)
    stage, deadline, is_open = RoundStage(row.pop("stage")), row.pop("deadline"), row.pop("is_open")
    is_out = bool(is_open) and not is_past(deadline, desk.store.clock())
    silent = max(row.pop("sections") - row.pop("replied"), 0)
    return state_of(stage, RoundCounts(**row, silent=silent, is_out=is_out, deadline=deadline))


def newest_step(desk: Desk) -> int:
    """Return the number of the newest step in reach: while it stays, nothing that was written has changed."""
    round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        return int(reading.connection.execute(select(func.max(schema.step.c.sequence))).scalar() or 0)


def own_section_step(status: SectionStatus, own: OwnComments | None) -> OwnStep:
    """Return how far a municipality's own section is; `own` is None before the first release."""
    return own_step(
        status.stage,
        has_section=own is not None,
        is_open=own is not None and own.is_open,
        has_replied=own is not None and own.has_replied(),
    )


def _row(reading: Reading) -> dict[str, Any]:
    round_id = round_of(reading.scope)
    comment, suggestion, document, line = schema.comment, schema.suggestion, schema.document, schema.source_line
    newest = _newest_release(round_id)
    columns = {
        "municipalities": _count(schema.municipality, round_id),
        "documents": _count(document, round_id, document.c.retired == 0),
        "findings": _count(schema.finding, round_id),
        "lines_waiting": _count(line, round_id, line.c.status == "waiting"),
        "suggestions": _count(suggestion, round_id, suggestion.c.state == "open", suggestion.c.is_local == 0),
        "recurring": _count(schema.recurring, round_id),
        "statements": _count(schema.statement, round_id),
        "releases": _count(schema.release, round_id),
        "unanswered": _count(
            comment,
            round_id,
            comment.c.state == CommentState.SENT.value,
            comment.c.answer.is_(None),
            comment.c.kind != CommentKind.NO_REMARKS.value,
        ),
        "sections": _count(schema.section, round_id, schema.section.c.release_id == newest),
        "replied": _replied(newest),
    }
    labelled = [column.label(name) for name, column in columns.items()]
    own, opened = schema.peer_round, schema.comment_round
    query = (
        select(own.c.stage, opened.c.deadline, opened.c.is_open, *labelled)
        .select_from(own.outerjoin(opened, and_(opened.c.round_id == own.c.id, opened.c.id == newest)))
        .where(own.c.id == round_id)
    )
    return dict(reading.rows(query)[0])


def _count(table: Table, round_id: str, *conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(table).where(table.c.round_id == round_id, *conditions).scalar_subquery()


def _newest_release(round_id: str) -> Any:
    release = schema.release
    query = select(release.c.id).where(release.c.round_id == round_id).order_by(release.c.number.desc())
    return query.limit(1).scalar_subquery()


def _replied(newest: Any) -> Any:
    """How many municipalities sent something on the newest release, or approved its text."""
    comment, approval = schema.comment, schema.approval
    sent = select(comment.c.municipality_id).where(
        comment.c.release_id == newest, comment.c.state == CommentState.SENT.value
    )
    approved = select(approval.c.municipality_id).where(
        approval.c.release_id == newest, approval.c.part == ApprovalPart.TEXT.value, approval.c.is_given == 1
    )
    return select(func.count()).select_from(union(sent, approved).subquery()).scalar_subquery()
