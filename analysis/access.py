"""Who may open what. Storage opens only with a scope, only these functions make one, and the default answer is no."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.errors import AccessDenied
from analysis.model.people import ANALYST_ROLES, SECTION_ROLES, Membership, Role

_SEAL = object()


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A scope that only this module can make."""

    person_id: str
    membership_id: str
    seal: object = field(repr=False, compare=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise AccessDenied("a scope is made only by analysis.access")


@dataclass(frozen=True, slots=True)
class RoundScope(_Sealed):
    """Proof that an analyst may work on one round."""

    round_id: str
    role: Role

    @property
    def is_lead(self) -> bool:
        """Whether the analyst may release and publish."""
        return self.role is Role.LEAD_ANALYST


@dataclass(frozen=True, slots=True)
class VisitScope(_Sealed):
    """Proof that an interviewer took part in one visit."""

    round_id: str
    visit_id: str


@dataclass(frozen=True, slots=True)
class SectionScope(_Sealed):
    """Proof that somebody speaks for one municipality in one round: own section only."""

    round_id: str
    municipality_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class PublicScope(_Sealed):
    """Proof that somebody may read what is published."""


@dataclass(frozen=True, slots=True)
class RoundsScope(_Sealed):
    """Proof that an analyst may see a list of rounds; `round_ids` is None when every round is open."""

    round_ids: frozenset[str] | None
    can_create: bool


Scope = RoundScope | VisitScope | SectionScope | PublicScope | RoundsScope


def open_scope(
    person_id: str, memberships: Iterable[Membership], membership_id: str, round_id: str | None = None
) -> Scope:
    """Return the scope of one of a person's own memberships.

    `round_id` chooses the round for an analyst whose membership is not bound to one. Raises AccessDenied when the
    membership is not the person's, or does not reach the round.
    """
    membership = _own(person_id, memberships, membership_id)
    if membership.role in ANALYST_ROLES:
        return _round_scope(membership, round_id)
    if round_id is not None and round_id != membership.round_id:
        raise AccessDenied(f"{membership_id} does not reach round {round_id}")
    return _bound_scope(membership)


def open_rounds_scope(person_id: str, memberships: Iterable[Membership], membership_id: str) -> RoundsScope:
    """Return what an analyst may see of the list of rounds. Raises AccessDenied to everybody else."""
    membership = _own(person_id, memberships, membership_id)
    if membership.role not in ANALYST_ROLES:
        raise AccessDenied(f"{membership_id} has no list of rounds")
    reach = None if membership.round_id is None else frozenset({membership.round_id})
    can_create = membership.role is Role.LEAD_ANALYST and reach is None
    return RoundsScope(person_id, membership_id, reach, can_create, seal=_SEAL)


def open_round_of_list(scope: RoundsScope, round_id: str) -> RoundScope:
    """Return the lead's scope of a round that is just being made. Raises AccessDenied to those who cannot make one."""
    if not scope.can_create:
        raise AccessDenied(f"{scope.membership_id} may not make rounds")
    return RoundScope(scope.person_id, scope.membership_id, round_id, Role.LEAD_ANALYST, seal=_SEAL)


def round_of(scope: Scope) -> str:
    """Return the round of an analyst's scope. Raises AccessDenied for any other scope."""
    if isinstance(scope, RoundScope):
        return scope.round_id
    raise AccessDenied(f"{type(scope).__name__} does not open a round")


def lead_round_of(scope: Scope) -> str:
    """Return the round of a lead analyst's scope. Raises AccessDenied for any other scope."""
    round_id = round_of(scope)
    if isinstance(scope, RoundScope) and scope.is_lead:
        return round_id
    raise AccessDenied(f"{scope.membership_id} does not lead round {round_id}")


def section_of(scope: Scope) -> tuple[str, str]:
    """Return round and municipality of a section scope. Raises AccessDenied for any other scope."""
    if isinstance(scope, SectionScope):
        return scope.round_id, scope.municipality_id
    raise AccessDenied(f"{type(scope).__name__} opens no section")


# What anybody but an analyst may write in a round. Nothing else, whatever a use case forgets to ask.
_SECTION_TABLES = frozenset({"comment", "approval", "section_opened", "name_consent"})
_VISIT_TABLES = frozenset({"document"})


def check_write(scope: Scope, table: str) -> None:
    """Refuse a write to a table that is not the scope's. Raises AccessDenied."""
    if isinstance(scope, RoundScope):
        return
    if isinstance(scope, SectionScope) and table in _SECTION_TABLES:
        return
    if isinstance(scope, VisitScope) and table in _VISIT_TABLES:
        return
    raise AccessDenied(f"{type(scope).__name__} does not write {table}")


def section_writes(table: str) -> bool:
    """Return whether municipalities write a table, in rows of their own."""
    return table in _SECTION_TABLES


def visit_of(scope: Scope) -> tuple[str, str]:
    """Return round and visit of an interviewer's scope. Raises AccessDenied for any other scope."""
    if isinstance(scope, VisitScope):
        return scope.round_id, scope.visit_id
    raise AccessDenied(f"{type(scope).__name__} opens no visit")


WORKER = "worker"
"""Who does what is due by a date, with nobody behind it: erasure and reminders."""


def open_round_for_worker(round_id: str) -> RoundScope:
    """Return what the worker does by a date with: for `workflow.due_work` alone, which hands it to nobody."""
    return RoundScope(WORKER, WORKER, round_id, Role.LEAD_ANALYST, seal=_SEAL)


def open_round_to_bring(scope: Scope) -> RoundScope:
    """Return what the import of an interviewer's notes works with. Raises AccessDenied for any other scope.

    Notes come in the one way there is, with the same hiding of names, and that way reads the round. Only
    `workflow.visits` may ask for this scope; it hands neither the scope nor anything read with it on.
    """
    round_id, _visit_id = visit_of(scope)
    return RoundScope(scope.person_id, scope.membership_id, round_id, Role.INTERVIEWER, seal=_SEAL)


def published_round_of(scope: Scope) -> str | None:
    """Return the round whose publications somebody reads: a municipality's own, None for a reader of every round's.

    Raises AccessDenied for any other scope.
    """
    if isinstance(scope, PublicScope):
        return None
    if isinstance(scope, SectionScope):
        return scope.round_id
    raise AccessDenied(f"{type(scope).__name__} reads nothing published")


def _own(person_id: str, memberships: Iterable[Membership], membership_id: str) -> Membership:
    for membership in memberships:
        if person_id and (membership.membership_id, membership.person_id) == (membership_id, person_id):
            return membership
    raise AccessDenied(f"{person_id or 'nobody'} does not hold {membership_id}")


def _round_scope(membership: Membership, round_id: str | None) -> RoundScope:
    chosen = membership.round_id or round_id
    if chosen is None or (round_id is not None and round_id != chosen):
        raise AccessDenied(f"{membership.membership_id} does not reach round {round_id}")
    return RoundScope(membership.person_id, membership.membership_id, chosen, membership.role, seal=_SEAL)


def _bound_scope(membership: Membership) -> Scope:
    person, key = membership.person_id, membership.membership_id
    if membership.role in SECTION_ROLES and membership.round_id and membership.municipality_id:
        return SectionScope(person, key, membership.round_id, membership.municipality_id, membership.role, seal=_SEAL)
    if membership.role is Role.INTERVIEWER and membership.round_id and membership.visit_id:
        return VisitScope(person, key, membership.round_id, membership.visit_id, seal=_SEAL)
    if membership.role is Role.READER:
        return PublicScope(person, key, seal=_SEAL)
    raise AccessDenied(f"{key} opens nothing")
