"""What a municipality does with its own section: reads, comments, sends, withdraws, approves. Nothing of others."""

from dataclasses import dataclass, replace

from analysis.access import SectionScope, section_of
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken
from analysis.model.comments import (
    Approval,
    ApprovalPart,
    Comment,
    CommentKind,
    CommentRound,
    CommentState,
)
from analysis.model.content import SectionContent
from analysis.model.content_json import section_from_json
from analysis.model.deadlines import is_past
from analysis.model.people import Role
from analysis.model.summary import Release
from analysis.store import comments as comment_store
from analysis.store import people as people_store
from analysis.store import releases as release_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.access_log import note_look
from analysis.workflow.desk import Desk

CLOSED = "comment_round_closed"


@dataclass(frozen=True, slots=True)
class OwnComments:
    """The own municipality's comments and approvals on the newest release, and what may still be done.

    `earlier` are comments on releases before it, `people` ids and names of colleagues, `approvers` the names of those
    who approve where the municipality has such, `half_typed` fields that this person has typed into and not kept.
    """

    release: Release
    round: CommentRound
    comments: tuple[Comment, ...]
    approvals: tuple[Approval, ...]
    is_open: bool
    may_approve: bool
    is_past_deadline: bool = False
    earlier: tuple[Comment, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    approvers: tuple[str, ...] = ()
    half_typed: tuple[str, ...] = ()

    def name_of(self, person_id: str) -> str:
        """Return the name of a colleague; an empty text for somebody who has left."""
        return dict(self.people).get(person_id, "")

    def drafts(self) -> tuple[Comment, ...]:
        """Return what has been written but not sent: colleagues of the municipality see it, nobody else."""
        return tuple(one for one in self.comments if one.state is CommentState.DRAFT)

    def sent_remarks(self) -> tuple[Comment, ...]:
        """Return what was sent and gets an answer: to "no remarks" nobody answers."""
        sent = (one for one in self.comments if one.state is CommentState.SENT)
        return tuple(one for one in sent if one.kind is not CommentKind.NO_REMARKS)

    def has_replied(self) -> bool:
        """Return whether the municipality has sent something or approved the text."""
        return any(one.state is CommentState.SENT for one in self.comments) or bool(self.is_approved(ApprovalPart.TEXT))

    def is_approved(self, part: ApprovalPart, statement_id: str | None = None) -> bool | None:
        """Return the municipality's word on the text or on a name; None when nothing has been said."""
        said = (one for one in self.approvals if (one.part, one.statement_id) == (part, statement_id))
        return next((one.is_given for one in said), None)


@dataclass(frozen=True, slots=True)
class NewComment:
    """What somebody writes. `place` is `statement:ID`, `report:THEME` or `section`; `quoted` a marked passage."""

    place: str
    kind: CommentKind
    text: str
    proposed: str = ""
    quoted: str = ""


def own_comments(desk: Desk) -> OwnComments | None:
    """Return the comment round of the own section, or None while nothing is out for comments."""
    with desk.store.reading(desk.scope) as reading:
        found = _out_for_comments(reading)
        if found is None:
            return None
        release, opened, _ = found
        every, past = comment_store.comments(reading), is_past(opened.deadline, desk.store.clock())
        colleagues = comment_store.people_of_section(reading)
        return OwnComments(
            release,
            opened,
            tuple(one for one in every if one.release_id == release.release_id),
            comment_store.approvals(reading, release.release_id),
            is_open=opened.is_open and not past,
            may_approve=_may_approve(reading),
            is_past_deadline=past,
            earlier=tuple(one for one in every if one.release_id != release.release_id),
            people=tuple((person_id, name) for person_id, name, _ in colleagues),
            approvers=tuple(name for _, name, role in colleagues if role is Role.APPROVER),
            half_typed=comment_store.half_typed(reading),
        )


def mark_opened(desk: Desk) -> None:
    """Record that this person has opened the section; opened again later, it is a look in the access log."""
    with desk.store.reading(desk.scope) as reading:
        found = _out_for_comments(reading)
        was_opened = found is not None and comment_store.was_opened(reading, found[0].release_id)
    if found is None:
        return
    if was_opened:
        _round_id, municipality_id = section_of(desk.scope)
        key = f"{found[0].release_id}:{municipality_id}:{desk.scope.person_id}"
        note_look(desk, "open_section", "section_opened", [key])
        return
    with desk.store.writing(desk.scope, "open_section", can_undo=False) as unit:
        comment_store.mark_opened(unit, found[0].release_id)


def write_comment(desk: Desk, new: NewComment) -> str:
    """Keep a comment as a draft of the own municipality. Returns its id.

    A draft may be written after the deadline too: nothing typed is lost; only sending is refused.
    """
    with desk.store.writing(desk.scope, "write_comment", can_undo=False) as unit:
        release, _, section = _need_round(unit)
        return _add(unit, release, section, new)


def change_draft(desk: Desk, comment_id: str, version: int, new: NewComment) -> None:
    """Write a draft anew; colleagues may change each other's. Raises StaleWrite when somebody was first."""
    with desk.store.writing(desk.scope, "change_comment", can_undo=False) as unit:
        draft, section = _draft(unit, comment_id), _need_round(unit)[2]
        comment_store.change_comment(unit, _written(unit, section, new, draft.comment_id, draft.release_id, version))


def delete_draft(desk: Desk, comment_id: str, version: int) -> None:
    """Take a draft away before it is sent."""
    with desk.store.writing(desk.scope, "delete_comment", can_undo=False) as unit:
        comment_store.delete_draft(unit, replace(_draft(unit, comment_id), version=version))


def send_comments(desk: Desk) -> int:
    """Send every draft to the analysts. Returns how many. Refused after the deadline; the drafts stay."""
    with desk.store.writing(desk.scope, "send_comments", can_undo=False) as unit:
        release = _need_open(unit, desk)
        drafts = [one for one in comment_store.comments(unit, release.release_id) if one.state is CommentState.DRAFT]
        for one in drafts:
            comment_store.change_comment(unit, replace(one, state=CommentState.SENT, sent_at=unit.now))
        return len(drafts)


def send_no_remarks(desk: Desk) -> None:
    """Tell the analysts that there is nothing to remark. It approves nothing."""
    with desk.store.writing(desk.scope, "send_comments", can_undo=False) as unit:
        _need_open(unit, desk)
        release, _, section = _need_round(unit)
        key = _add(unit, release, section, NewComment("section", CommentKind.NO_REMARKS, ""))
        written = comment_store.get_comment(unit, key)
        comment_store.change_comment(unit, replace(written, state=CommentState.SENT, sent_at=unit.now))


def withdraw(desk: Desk, comment_id: str, version: int) -> None:
    """Take a sent comment back while it has no answer. It stays on record as withdrawn."""
    with desk.store.writing(desk.scope, "withdraw_comment", can_undo=False) as unit:
        comment = comment_store.get_comment(unit, comment_id)
        if comment.state is not CommentState.SENT or comment.answer is not None:
            raise RuleBroken("comment_answered", (comment_id,))
        comment_store.change_comment(unit, replace(comment, version=version, state=CommentState.WITHDRAWN))


def approve_text(desk: Desk, *, is_given: bool) -> None:
    """Say that the section's text may be published as it is, or take that back."""
    with desk.store.writing(desk.scope, "approve_text", can_undo=False) as unit:
        _approve(unit, desk, ApprovalPart.TEXT, is_given, None)


def approve_name(desk: Desk, statement_id: str, *, is_given: bool) -> None:
    """Say of one statement whether the municipality's name may stand beside it; for this wording only."""
    with desk.store.writing(desk.scope, "approve_name", can_undo=False) as unit:
        section = _need_round(unit)[2]
        proposal = next((one for one in section.name_proposals if one.statement_id == statement_id), None)
        if proposal is None:
            raise NotFound("name_proposal", statement_id)
        _approve(unit, desk, ApprovalPart.NAME, is_given, statement_id)
        comment_store.set_own_consent(unit, statement_id, proposal.wording_sha256 if is_given else None)


def _out_for_comments(reading: Reading) -> tuple[Release, CommentRound, SectionContent] | None:
    found = release_store.own_section(reading)
    if found is None:
        return None
    release, content = found
    opened = comment_store.comment_round(reading, release.release_id)
    return None if opened is None else (release, opened, section_from_json(content))


def _need_round(unit: Writing) -> tuple[Release, CommentRound, SectionContent]:
    found = _out_for_comments(unit)
    if found is None:
        raise RuleBroken("nothing_out_for_comments")
    return found


def _need_open(unit: Writing, desk: Desk) -> Release:
    release, opened, _ = _need_round(unit)
    if not opened.is_open or is_past(opened.deadline, desk.store.clock()):
        raise RuleBroken(CLOSED, (release.release_id,))
    return release


def _add(unit: Writing, release: Release, section: SectionContent, new: NewComment) -> str:
    comment = _written(unit, section, new, people_store.new_id("K"), release.release_id)
    comment_store.add_comment(unit, comment)
    return comment.comment_id


def _written(
    unit: Writing, section: SectionContent, new: NewComment, comment_id: str, release_id: str, version: int = 1
) -> Comment:
    """Return a draft bound to the words that it is written on. Raises InvalidInput, NotFound."""
    _, municipality_id = section_of(unit.scope)
    text, proposed = new.text.strip(), new.proposed.strip()
    if new.kind is not CommentKind.NO_REMARKS and not (text or proposed):
        raise InvalidInput("comment", "empty")
    statement_id, written_on = _target(section, new.place)
    if new.quoted and new.quoted not in written_on:
        raise InvalidInput("quoted", "not_in_text")
    return Comment(
        comment_id=comment_id,
        release_id=release_id,
        municipality_id=municipality_id,
        place=new.place,
        statement_id=statement_id,
        written_on=written_on,
        kind=new.kind,
        text=text,
        proposed=proposed,
        quoted=new.quoted,
        author_id=unit.person_id,
        written_at=unit.now,
        version=version,
    )


def _target(section: SectionContent, place: str) -> tuple[str | None, str]:
    kind, _, key = place.partition(":")
    if kind == "statement":
        texts = {one.statement.statement_id: one.statement.text for one in section.statements}
        texts |= {one.statement_id: one.text for one in section.name_proposals}
        if key in texts:
            return key, texts[key]
    elif kind == "report":
        entries = [e.text or "" for theme in section.report if theme.theme_code == key for e in theme.entries()]
        if entries:
            return None, "\n".join(entries)
    elif place == "section":
        return None, ""
    raise NotFound("place", place)


def _draft(unit: Writing, comment_id: str) -> Comment:
    comment = comment_store.get_comment(unit, comment_id)
    if comment.state is not CommentState.DRAFT:
        raise RuleBroken("comment_sent", (comment_id,))
    return comment


def _may_approve(reading: Reading) -> bool:
    """An approver may; a contact may too where the municipality has no approver of its own."""
    scope = reading.scope
    if not isinstance(scope, SectionScope):
        return False
    return scope.role is Role.APPROVER or not comment_store.has_approver(reading)


def _approve(unit: Writing, desk: Desk, part: ApprovalPart, is_given: bool, statement_id: str | None) -> None:
    if not _may_approve(unit):
        raise AccessDenied("only the municipality's approver approves")
    release = _need_open(unit, desk)
    _, municipality_id = section_of(unit.scope)
    comment_store.set_approval(
        unit,
        Approval(release.release_id, municipality_id, part, is_given, unit.person_id, unit.now, statement_id),
    )
