"""People, and what they may open."""

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
