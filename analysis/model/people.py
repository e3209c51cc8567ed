"""People, and what they may open."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a membership lets a person do."""

    LEAD_ANALYST = "lead_analyst"
    ANALYST = "analyst"
    INTERVIEWER = "interviewer"
    CONTACT = "contact"
    APPROVER = "approver"
    READER = "reader"


ANALYST_ROLES = frozenset({Role.LEAD_ANALYST, Role.ANALYST})
SECTION_ROLES = frozenset({Role.CONTACT, Role.APPROVER})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    person_id: str
    name: str
    email: str
    language: str = "fi"
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """What one person may do in one round, for one municipality or one visit where the role asks for it.

    A lead analyst whose `round_id` is None is lead of every round, and may make new ones.
    """

    membership_id: str
    person_id: str
    role: Role
    round_id: str | None = None
    municipality_id: str | None = None
    visit_id: str | None = None

    def __post_init__(self) -> None:
        if self.role in SECTION_ROLES and not (self.round_id and self.municipality_id):
            raise ValueError(f"a {self.role} belongs to a round and a municipality")
        if self.role is Role.INTERVIEWER and not (self.round_id and self.visit_id):
            raise ValueError("an interviewer belongs to a visit")


class Purpose(StrEnum):
    """What a link that works once is for."""

    JOIN = "join"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an invitation offers: a role, and what it is bound to.

    `every_round` is for a lead analyst who may also make rounds. An interviewer has one visit or several.
    """

    role: Role
    municipality_id: str | None = None
    visit_ids: tuple[str, ...] = ()
    every_round: bool = False

    def memberships(self, person_id: str, round_id: str, ids: Callable[[], str]) -> tuple[Membership, ...]:
        """Return the memberships that the terms give; `ids` makes an id for each. Raises ValueError when unfit."""
        if self.role is Role.INTERVIEWER and not self.visit_ids:
            raise ValueError("an interviewer belongs to a visit")
        reach = None if self.every_round and self.role is Role.LEAD_ANALYST else round_id
        municipality_id = self.municipality_id if self.role in SECTION_ROLES else None
        visits: tuple[str | None, ...] = self.visit_ids if self.role is Role.INTERVIEWER else (None,)
        return tuple(Membership(ids(), person_id, self.role, reach, municipality_id, visit) for visit in visits)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as it stands. The link itself is not in it: only its hash is kept."""

    invitation_id: str
    round_id: str
    purpose: Purpose
    email: str
    name: str
    language: str
    expires_at: str
    terms: Terms | None = None
    person_id: str | None = None
    used_at: str | None = None
    withdrawn_at: str | None = None
    version: int = 1

    def is_open(self, now: str) -> bool:
        """Whether its link still works at a moment (UTC, ISO)."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class Session:
    """One place where a person is signed in. `session_id` opens nothing."""

    session_id: str
    created_at: str
    seen_at: str
    device: str = ""
    is_this: bool = False
