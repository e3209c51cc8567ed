"""The comment round: what a municipality says of its own section, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

FROM_WORD = "word"


class CommentKind(StrEnum):
    """What a comment is about (domain.md 3.3). A factual error and a differing view are kept apart (R12)."""

    FACTUAL_ERROR = "factual_error"
    ADDITION = "addition"
    WORDING = "wording"
    NUMBER = "number"
    SITUATION_CHANGED = "situation_changed"
    ANONYMISE = "anonymise"
    DO_NOT_QUOTE = "do_not_quote"
    NOT_PUBLIC = "not_public"
    NAME_USE = "name_use"
    DIFFERING_VIEW = "differing_view"
    NO_REMARKS = "no_remarks"


class CommentState(StrEnum):
    """Who has a comment: its own municipality only (draft), the analysts (sent), or nobody any more (withdrawn)."""

    DRAFT = "draft"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class AnswerKind(StrEnum):
    """What an analyst answers. All but an acceptance need a reason."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NO_CHANGE = "no_change"
    MOVED_ON = "moved_on"


class ApprovalPart(StrEnum):
    """What is approved: the text of the section, or the use of the name in one statement."""

    TEXT = "text"
    NAME = "name"


class ReadingState(StrEnum):
    """How far a municipality is. A state only: nobody is counted or compared."""

    NOT_OPENED = "not_opened"
    READ = "read"
    COMMENTED = "commented"
    WAITING = "waiting"
    APPROVED = "approved"
    APPROVED_WITH_REMARKS = "approved_with_remarks"
    DEADLINE_PASSED = "deadline_passed"


@dataclass(frozen=True, slots=True)
class Answer:
    """An analyst's answer to a comment; `applied` tells that the proposed wording went into the statement."""

    kind: AnswerKind
    reason: str
    answered_by: str
    answered_at: str
    applied: bool = False

    def __post_init__(self) -> None:
        if self.kind is not AnswerKind.ACCEPTED and not self.reason.strip():
            raise ValueError(f"an answer {self.kind} needs a reason")


@dataclass(frozen=True, slots=True)
class Comment:
    """What one municipality says of one place of its section, bound to the release and the words it was written on.

    `statement_id` is None for a comment on the municipality's own report or on the whole; `place` then tells where.
    `quoted` is a marked passage of `written_on`, or empty. `proposed` is a wording proposed for `written_on`.
    `origin` is `FROM_WORD` when an analyst brought it in from a Word file; its author is then that analyst.
    """

    comment_id: str
    release_id: str
    municipality_id: str
    place: str
    kind: CommentKind
    text: str
    author_id: str
    written_at: str
    statement_id: str | None = None
    quoted: str = ""
    written_on: str = ""
    proposed: str = ""
    state: CommentState = CommentState.DRAFT
    sent_at: str | None = None
    answer: Answer | None = None
    version: int = 1
    origin: str | None = None

    def __post_init__(self) -> None:
        if self.kind is not CommentKind.NO_REMARKS and not (self.text.strip() or self.proposed.strip()):
            raise ValueError(f"comment {self.comment_id} says nothing")
        if self.state is CommentState.SENT and not self.sent_at:
            raise ValueError(f"comment {self.comment_id} was sent at no time")


@dataclass(frozen=True, slots=True)
class Approval:
    """A municipality's word on the text, or on its name in one statement. No row is no approval: silence is none."""

    release_id: str
    municipality_id: str
    part: ApprovalPart
    is_given: bool
    given_by: str
    given_at: str
    statement_id: str | None = None


@dataclass(frozen=True, slots=True)
class CommentRound:
    """A release that is out for comments. `deadline` is a day (ISO); it ends at 23:59 in Finland."""

    release_id: str
    deadline: str | None
    is_open: bool
    covers: tuple[tuple[str, str], ...] = ()
    version: int = 1

    def cover(self, language: str) -> str:
        """Return the cover text in a language, or an empty text."""
        return dict(self.covers).get(language, "")


@dataclass(frozen=True, slots=True)
class Follow:
    """How far one municipality is with a release."""

    municipality_id: str
    state: ReadingState
    comments: tuple[Comment, ...] = ()
    approvals: tuple[Approval, ...] = ()


def reading_state(
    *, was_read: bool, comments: tuple[Comment, ...], approvals: tuple[Approval, ...], is_past_deadline: bool
) -> ReadingState:
    """Return how far a municipality is. An approval of the text is the only approval; silence never becomes one."""
    sent = [one for one in comments if one.state is CommentState.SENT]
    remarks = [one for one in sent if one.kind is not CommentKind.NO_REMARKS]
    if any(one.part is ApprovalPart.TEXT and one.is_given for one in approvals):
        return ReadingState.APPROVED_WITH_REMARKS if remarks else ReadingState.APPROVED
    if any(one.answer is None for one in remarks):
        return ReadingState.WAITING
    if sent:
        return ReadingState.COMMENTED
    if is_past_deadline:
        return ReadingState.DEADLINE_PASSED
    return ReadingState.READ if was_read else ReadingState.NOT_OPENED
