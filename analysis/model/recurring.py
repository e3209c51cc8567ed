"""What several findings say together: suggested by the program, decided by a person."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.codes import Direction


class Answer(StrEnum):
    """A person's word on two findings."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Constraint:
    """Two findings that a person said belong together, or do not. Every re-run obeys it."""

    finding_a: str
    finding_b: str
    answer: Answer

    def __post_init__(self) -> None:
        if self.finding_a == self.finding_b:
            raise ValueError("a constraint joins two different findings")

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in order."""
        return (min(self.finding_a, self.finding_b), max(self.finding_a, self.finding_b))


class Steadiness(StrEnum):
    """Whether a suggested group stays together when the round is a little other than it is."""

    STEADY = "steady"
    FAIRLY = "fairly"
    SHAKY = "shaky"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why findings were put together: shared words in readable form, and the nearest that was left out.

    `similarity` is the mean probability of the group's pairs. `steadiness` was not told in older rounds.
    """

    shared_words: tuple[str, ...] = ()
    same_theme: bool = False
    similarity: float = 0.0
    nearest_left_out: str | None = None
    steadiness: Steadiness = Steadiness.UNKNOWN


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Findings that may say the same. Made by the program; reaches no report.

    `joins` names an accepted recurring finding when the suggestion is to add the findings to it.
    `is_local` tells that all findings come from one municipality: such a group is never called recurring.
    """

    suggestion_id: str
    title: str
    theme_code: str
    direction: Direction
    finding_ids: tuple[str, ...]
    reason: Reason
    joins: str | None = None
    is_local: bool = False

    def __post_init__(self) -> None:
        if len(self.finding_ids) < (1 if self.joins else 2):
            raise ValueError(f"suggestion {self.suggestion_id} needs two findings")
        if len(set(self.finding_ids)) != len(self.finding_ids):
            raise ValueError(f"suggestion {self.suggestion_id} names a finding twice")


@dataclass(frozen=True, slots=True)
class RecurringFinding:
    """What a person agreed that several findings say. Only these reach the summary."""

    recurring_id: str
    title: str
    theme_code: str
    direction: Direction
    finding_ids: tuple[str, ...]
    accepted_by: str
    accepted_at: str
    pinned: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError(f"recurring finding {self.recurring_id} has no title")
        if not self.accepted_by:
            raise ValueError(f"recurring finding {self.recurring_id} was accepted by nobody")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How suggestions were made; stored beside every result."""

    embedder: str
    embedder_version: str
    weights: tuple[tuple[str, float], ...]
    seed: int = 42


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a run of the engine suggests, and with what settings."""

    suggestions: tuple[Suggestion, ...]
    settings: EngineSettings
