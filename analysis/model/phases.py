"""The phases of a round: which is on now, and what waits for whom in each. Counts are of the whole round only."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.codes import RoundStage


class Standing(StrEnum):
    """Where a phase stands: the round has passed it, is in it, or has it ahead."""

    PASSED = "passed"
    NOW = "now"
    AHEAD = "ahead"


class Waiting(StrEnum):
    """What waits, named by what has to be done; each belongs to one phase and to one who does it."""

    ADD_MUNICIPALITIES = "add_municipalities"
    BRING_NOTES = "bring_notes"
    DECIDE_LINES = "decide_lines"
    LOOK_FOR_RECURRING = "look_for_recurring"
    DECIDE_SUGGESTIONS = "decide_suggestions"
    DRAFT = "draft"
    RELEASE = "release"
    ANSWER_COMMENTS = "answer_comments"
    REPLY = "reply"
    PUBLISH = "publish"


class Waiter(StrEnum):
    """Who something waits for."""

    ANALYSTS = "analysts"
    MUNICIPALITIES = "municipalities"


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits: how many of them where they can be counted (else 0), and the last day where one is set."""

    what: Waiting
    count: int = 0
    until: str | None = None

    @property
    def whom(self) -> Waiter:
        """Who it waits for."""
        return Waiter.MUNICIPALITIES if self.what is Waiting.REPLY else Waiter.ANALYSTS


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a round, in the order of the stages."""

    stage: RoundStage
    standing: Standing
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """What a round holds. `unanswered` are sent comments without an answer, `silent` sections that nobody replied to.

    `silent` and `deadline` are of the newest release; `is_out` tells whether it can be commented on.
    """

    municipalities: int = 0
    documents: int = 0
    findings: int = 0
    lines_waiting: int = 0
    suggestions: int = 0
    recurring: int = 0
    statements: int = 0
    releases: int = 0
    unanswered: int = 0
    silent: int = 0
    is_out: bool = False
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class RoundState:
    """How far a round is: its phases in order, and the counts that they were read from."""

    phases: tuple[Phase, ...]
    counts: RoundCounts

    def next(self) -> Wait | None:
        """Return what an analyst does next: the first thing of the flow that waits for one; None when nothing does."""
        return next((w for phase in self.phases for w in phase.waits if w.whom is Waiter.ANALYSTS), None)


class OwnStep(StrEnum):
    """How far a municipality's own section is, as its people see it."""

    NOT_YET = "not_yet"
    OPEN = "open"
    REPLIED = "replied"
    OVER = "over"
    PUBLISHED = "published"


def round_state(stage: RoundStage, counts: RoundCounts) -> RoundState:
    """Return the state of a round from its stage and its counts."""
    stages = tuple(RoundStage)
    now = stages.index(stage)
    waits = {
        RoundStage.NOTES: _of_notes(counts),
        RoundStage.RECURRING: _of_recurring(counts),
        RoundStage.SUMMARY: _of_summary(counts),
        RoundStage.COMMENTS: _of_comments(counts),
        RoundStage.PUBLISHED: _of_publishing(stage, counts),
    }
    phases = tuple(Phase(one, _standing(place, now), waits.get(one, ())) for place, one in enumerate(stages))
    return RoundState(phases, counts)


def own_step(stage: RoundStage, *, has_section: bool, is_open: bool, has_replied: bool) -> OwnStep:
    """Return how far a municipality's section is. A reply stays a reply when the time is over."""
    if stage is RoundStage.PUBLISHED:
        return OwnStep.PUBLISHED
    if not has_section:
        return OwnStep.NOT_YET
    if has_replied:
        return OwnStep.REPLIED
    return OwnStep.OPEN if is_open else OwnStep.OVER


def _standing(place: int, now: int) -> Standing:
    if place == now:
        return Standing.NOW
    return Standing.PASSED if place < now else Standing.AHEAD


def _of_notes(counts: RoundCounts) -> tuple[Wait, ...]:
    if not counts.municipalities:
        return (Wait(Waiting.ADD_MUNICIPALITIES),)
    if not counts.documents and not counts.findings:
        return (Wait(Waiting.BRING_NOTES),)
    return (Wait(Waiting.DECIDE_LINES, counts.lines_waiting),) if counts.lines_waiting else ()


def _of_recurring(counts: RoundCounts) -> tuple[Wait, ...]:
    if counts.suggestions:
        return (Wait(Waiting.DECIDE_SUGGESTIONS, counts.suggestions),)
    return (Wait(Waiting.LOOK_FOR_RECURRING),) if counts.findings and not counts.recurring else ()


def _of_summary(counts: RoundCounts) -> tuple[Wait, ...]:
    if counts.recurring and not counts.statements:
        return (Wait(Waiting.DRAFT),)
    return (Wait(Waiting.RELEASE),) if counts.statements and not counts.releases else ()


def _of_comments(counts: RoundCounts) -> tuple[Wait, ...]:
    answers = (Wait(Waiting.ANSWER_COMMENTS, counts.unanswered),) if counts.unanswered else ()
    replies = (Wait(Waiting.REPLY, until=counts.deadline),) if counts.is_out and counts.silent else ()
    return answers + replies


def _of_publishing(stage: RoundStage, counts: RoundCounts) -> tuple[Wait, ...]:
    is_ready = counts.releases and not counts.is_out and not counts.unanswered
    return (Wait(Waiting.PUBLISH),) if is_ready and stage is RoundStage.COMMENTS else ()
