"""Comments, approvals and openings: a municipality reaches its own, analysts those that were sent."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, insert, select

from analysis.access import SectionScope, round_of, section_of
from analysis.errors import NotFound
from analysis.model.comments import (
    Answer,
    AnswerKind,
    Approval,
    ApprovalPart,
    Comment,
    CommentKind,
    CommentRound,
    CommentState,
)
from analysis.model.people import Role
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def comment_round(reading: Reading, release_id: str) -> CommentRound | None:
    """Return the comment round of a release of the open round, or None when it never went out."""
    table = schema.comment_round
    rows = reading.rows(select(table).where(table.c.id == release_id, table.c.round_id == _round(reading)))
    return _comment_round(rows[0]) if rows else None


def open_comment_round(unit: Writing, opened: CommentRound) -> None:
    """Store a comment round as it opens."""
    round_of(unit.scope)
    unit.insert(schema.comment_round, {"id": opened.release_id, **_round_row(opened)})


def change_comment_round(unit: Writing, changed: CommentRound) -> None:
    """Extend, close or reopen a comment round, or write its cover texts. Raises StaleWrite."""
    round_of(unit.scope)
    unit.update(schema.comment_round, changed.release_id, _round_row(changed), version=changed.version)


def comments(reading: Reading, release_id: str | None = None) -> tuple[Comment, ...]:
    """Return the comments in reach, oldest first: a municipality's own with drafts, or all that was ever sent.

    Drafts are the municipality's own: an analyst never sees them.
    """
    table = schema.comment
    query = select(table).where(_reach(reading))
    if release_id is not None:
        query = query.where(table.c.release_id == release_id)
    return tuple(_comment(row) for row in reading.rows(query.order_by(table.c.written_at, table.c.id)))


def get_comment(reading: Reading, comment_id: str) -> Comment:
    """Return one comment in reach. Raises NotFound for any other, as if there were none."""
    rows = reading.rows(select(schema.comment).where(schema.comment.c.id == comment_id, _reach(reading)))
    if not rows:
        raise NotFound("comment", comment_id)
    return _comment(rows[0])


def add_comment(unit: Writing, comment: Comment) -> None:
    """Store a new comment of the own municipality."""
    round_id, municipality_id = section_of(unit.scope)
    row = {**comment_row(comment), "id": comment.comment_id, "municipality_id": municipality_id, "round_id": round_id}
    unit.insert(schema.comment, row)


def change_comment(unit: Writing, comment: Comment) -> None:
    """Store a changed comment in reach when it still has its version. Raises StaleWrite, NotFound."""
    get_comment(unit, comment.comment_id)
    unit.update(schema.comment, comment.comment_id, comment_row(comment), version=comment.version)


def delete_draft(unit: Writing, comment: Comment) -> None:
    """Take away an unsent comment of the own municipality."""
    section_of(unit.scope)
    get_comment(unit, comment.comment_id)
    unit.delete(schema.comment, comment.comment_id, version=comment.version)


def approvals(reading: Reading, release_id: str) -> tuple[Approval, ...]:
    """Return approvals in reach for a release."""
    table = schema.approval
    query = select(table).where(table.c.release_id == release_id, table.c.round_id == _round(reading))
    if isinstance(reading.scope, SectionScope):
        query = query.where(table.c.municipality_id == reading.scope.municipality_id)
    return tuple(_approval(row) for row in reading.rows(query.order_by(table.c.given_at, table.c.id)))


def set_approval(unit: Writing, approval: Approval) -> None:
    """Record the own municipality's word on the text or on its name in a statement; a later word replaces it."""
    round_id, municipality_id = section_of(unit.scope)
    row_id = ":".join((approval.release_id, municipality_id, approval.part, approval.statement_id or ""))
    row = {
        "release_id": approval.release_id,
        "municipality_id": municipality_id,
        "part": approval.part.value,
        "statement_id": approval.statement_id,
        "is_given": approval.is_given,
        "given_by": approval.given_by,
        "given_at": approval.given_at,
    }
    known = unit.rows(select(schema.approval.c.id).where(schema.approval.c.id == row_id))
    if known:
        unit.update(schema.approval, row_id, row)
    else:
        unit.insert(schema.approval, {"id": row_id, "round_id": round_id, **row})


def mark_opened(unit: Writing, release_id: str) -> None:
    """Record that this person opened the own section of a release; only the first time counts."""
    round_id, municipality_id = section_of(unit.scope)
    row_id = f"{release_id}:{municipality_id}:{unit.person_id}"
    values = {
        "id": row_id,
        "round_id": round_id,
        "release_id": release_id,
        "municipality_id": municipality_id,
        "person_id": unit.person_id,
        "opened_at": unit.now,
    }
    unit.connection.execute(insert(schema.section_opened).values(**values))
    unit.audit("open_section", "section_opened", row_id)


def was_opened(reading: Reading, release_id: str) -> bool:
    """Return whether this person has opened the own section of a release before."""
    round_id, municipality_id = section_of(reading.scope)
    table = schema.section_opened
    query = select(table.c.id).where(
        table.c.release_id == release_id,
        table.c.round_id == round_id,
        table.c.municipality_id == municipality_id,
        table.c.person_id == reading.scope.person_id,
    )
    return bool(reading.rows(query))


def opened_by(reading: Reading, release_id: str) -> frozenset[str]:
    """Return the municipalities of which somebody has opened the section. Analysts only."""
    table = schema.section_opened
    query = select(table.c.municipality_id).where(
        table.c.release_id == release_id, table.c.round_id == round_of(reading.scope)
    )
    return frozenset(row["municipality_id"] for row in reading.rows(query))


def set_own_consent(unit: Writing, statement_id: str, wording_sha256: str | None) -> None:
    """Record or withdraw (None) the own municipality's consent to its name beside one wording."""
    round_id, municipality_id = section_of(unit.scope)
    row_id = f"{statement_id}:{municipality_id}"
    known = unit.rows(select(schema.name_consent.c.id).where(schema.name_consent.c.id == row_id))
    if known:
        unit.delete(schema.name_consent, row_id)
    if wording_sha256 is None:
        return
    row = {
        "id": row_id,
        "round_id": round_id,
        "municipality_id": municipality_id,
        "statement_id": statement_id,
        "wording_sha256": wording_sha256,
        "given_by": unit.person_id,
        "given_at": unit.now,
    }
    unit.insert(schema.name_consent, row)


def has_approver(reading: Reading) -> bool:
    """Return whether somebody is the own municipality's approver."""
    round_id, municipality_id = section_of(reading.scope)
    table = schema.membership
    query = select(table.c.id).where(
        table.c.round_id == round_id,
        table.c.municipality_id == municipality_id,
        table.c.role == Role.APPROVER.value,
    )
    return bool(reading.rows(query))


def people_of_section(reading: Reading) -> tuple[tuple[str, str, Role], ...]:
    """Return (id, name, role) of the own municipality's people, by name."""
    round_id, municipality_id = section_of(reading.scope)
    member, person = schema.membership, schema.person
    query = (
        select(person.c.id, person.c.name, member.c.role)
        .join(member, member.c.person_id == person.c.id)
        .where(member.c.round_id == round_id, member.c.municipality_id == municipality_id)
    )
    return tuple((row["id"], row["name"], Role(row["role"])) for row in reading.rows(query.order_by(person.c.name)))


def half_typed(reading: Reading) -> tuple[str, ...]:
    """Return the fields of comments that this person has typed into for the own municipality and not kept."""
    _, municipality_id = section_of(reading.scope)
    table = schema.draft_text
    query = select(table.c.field).where(
        table.c.person_id == reading.scope.person_id,
        table.c.field.startswith(f"comment:{municipality_id}:", autoescape=True),
        table.c.text != "",
    )
    return tuple(row["field"] for row in reading.rows(query.order_by(table.c.field)))


def comment_row(comment: Comment) -> Row:
    """Return a comment's columns, its id and version apart."""
    answer = comment.answer
    return {
        "release_id": comment.release_id,
        "municipality_id": comment.municipality_id,
        "statement_id": comment.statement_id,
        "place": comment.place,
        "kind": comment.kind.value,
        "text": comment.text,
        "quoted": comment.quoted,
        "written_on": comment.written_on,
        "proposed": comment.proposed,
        "author_id": comment.author_id,
        "written_at": comment.written_at,
        "state": comment.state.value,
        "sent_at": comment.sent_at,
        "answer": answer.kind.value if answer else None,
        "reason": answer.reason if answer else "",
        "answered_by": answer.answered_by if answer else None,
        "answered_at": answer.answered_at if answer else None,
        "applied": answer.applied if answer else False,
        "origin": comment.origin,
    }


def _reach(reading: Reading) -> ColumnElement[bool]:
    table = schema.comment
    if isinstance(reading.scope, SectionScope):
        own = table.c.municipality_id == reading.scope.municipality_id
        return own & (table.c.round_id == reading.scope.round_id)
    return (table.c.round_id == round_of(reading.scope)) & (table.c.state != CommentState.DRAFT.value)


def _round(reading: Reading) -> str:
    return section_of(reading.scope)[0] if isinstance(reading.scope, SectionScope) else round_of(reading.scope)


def _round_row(one: CommentRound) -> Row:
    return {"deadline": one.deadline, "is_open": one.is_open, "covers": [list(pair) for pair in one.covers]}


def _comment_round(row: Row) -> CommentRound:
    covers = tuple((str(language), str(text)) for language, text in row["covers"])
    return CommentRound(row["id"], row["deadline"], row["is_open"], covers, row["version"])


def _comment(row: Row) -> Comment:
    made = Comment(
        comment_id=row["id"],
        release_id=row["release_id"],
        municipality_id=row["municipality_id"],
        place=row["place"],
        kind=CommentKind(row["kind"]),
        text=row["text"],
        author_id=row["author_id"],
        written_at=row["written_at"],
        statement_id=row["statement_id"],
        quoted=row["quoted"],
        written_on=row["written_on"],
        proposed=row["proposed"],
        state=CommentState(row["state"]),
        sent_at=row["sent_at"],
        version=row["version"],
        origin=row["origin"],
    )
    if row["answer"] is None:
        return made
    said = Answer(AnswerKind(row["answer"]), row["reason"], row["answered_by"], row["answered_at"], row["applied"])
    return replace(made, answer=said)


def _approval(row: Row) -> Approval:
    return Approval(
        row["release_id"],
        row["municipality_id"],
        ApprovalPart(row["part"]),
        row["is_given"],
        row["given_by"],
        row["given_at"],
        row["statement_id"],
    )


def sent(found: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments that were sent and not withdrawn."""
    return tuple(one for one in found if one.state is CommentState.SENT)
