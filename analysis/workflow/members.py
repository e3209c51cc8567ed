"""The people of a round, for its lead: who has which role, who was invited, and changing or taking back either."""

from dataclasses import dataclass, replace
from datetime import timedelta

from analysis.access import lead_round_of
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken
from analysis.model.finnish_order import finnish_key
from analysis.model.people import SECTION_ROLES, Invitation, Membership, Person, Purpose, Role, Terms
from analysis.settings import Settings
from analysis.store import invitations, people, rounds, schema, sign_ins
from analysis.store.unit import Reading, Writing
from analysis.workflow import moments, passwords
from analysis.workflow.account_letters import Change, tell
from analysis.workflow.desk import Desk
from analysis.workflow.people import check_email

RESET_LIFE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Member:
    """One person with one role in the round. `is_movable` is False for a lead of every round and for the last lead."""

    person: Person
    membership: Membership
    version: int
    has_second_step: bool = False
    is_movable: bool = True


@dataclass(frozen=True, slots=True)
class PeopleOfRound:
    """Everybody with a role in the round by name, and the invitations that are not used yet, by address."""

    members: tuple[Member, ...]
    invitations: tuple[Invitation, ...]
    may_give_every_round: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation just made or renewed, and the secret of its link: nobody can be shown it again."""

    invitation: Invitation
    token: str


def people_of_round(desk: Desk) -> PeopleOfRound:
    """Return the people of the round. Lead analysts only."""
    round_id = lead_round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        reaching = people.memberships_reaching(reading.connection, round_id)
        known = people.people_by_id(reading.connection, (held.person_id for held, _version in reaching))
        members = [_member(reading, held, version, known[held.person_id]) for held, version in reaching]
        pending = tuple(one for one in invitations.invitations(reading) if not one.used_at and not one.withdrawn_at)
        return PeopleOfRound(
            tuple(sorted(members, key=lambda m: (finnish_key(m.person.name), m.membership.membership_id))),
            pending,
            _leads_every_round(reading),
        )


def invite(desk: Desk, settings: Settings, email: str, name: str, terms: Terms, language: str = "fi") -> Link:
    """Invite somebody to the round with a role. Raises InvalidInput when something is missing or there already."""
    lead_round_of(desk.scope)
    address = email.strip().lower()
    check_email(address)
    with desk.store.writing(desk.scope, "invite", can_undo=False) as unit:
        _check_terms(unit, terms)
        _check_not_there(unit, address, terms)
        return _make(unit, desk, Purpose.JOIN, address, name.strip(), language, _life(settings), terms=terms)


def renew(desk: Desk, settings: Settings, invitation_id: str) -> Link:
    """Make a new link for an invitation; the old link stops working."""
    token = passwords.new_token()
    with desk.store.writing(desk.scope, "renew_invitation", can_undo=False) as unit:
        entry = invitations.invitation(unit, invitation_id)
        if entry.used_at or entry.withdrawn_at:
            raise NotFound("invitation", invitation_id)
        life = RESET_LIFE if entry.purpose is Purpose.RESET else _life(settings)
        expires_at = moments.after(desk.store, life)
        changes = {"token_hash": passwords.token_hash(token), "expires_at": expires_at}
        unit.update(schema.invitation, invitation_id, changes)
    return Link(replace(entry, expires_at=expires_at, version=entry.version + 1), token)


def withdraw(desk: Desk, invitation_id: str, version: int) -> None:
    """Take an invitation back; its link stops working."""
    with desk.store.writing(desk.scope, "withdraw_invitation", can_undo=False) as unit:
        invitations.invitation(unit, invitation_id)
        unit.update(schema.invitation, invitation_id, {"withdrawn_at": unit.now}, version=version)


def invite_to_reset(desk: Desk, person_id: str) -> Link:
    """Make a link by which a person of the round sets a new password.

    Raises AccessDenied for somebody who also holds what the lead does not reach: a link is as good as their account.
    """
    lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "invite_to_reset", can_undo=False) as unit:
        person = _within_reach(unit, person_id)
        return _make(
            unit, desk, Purpose.RESET, person.email, person.name, person.language, RESET_LIFE, person_id=person_id
        )


def drop_second_step(desk: Desk, person_id: str) -> None:
    """Take the second step of signing in from somebody who lost their phone; their sessions end."""
    lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "drop_second_step", can_undo=False) as unit:
        _within_reach(unit, person_id)
        sign_ins.drop_second_factor(unit.connection, person_id)
        people.end_sessions_of(unit.connection, person_id)
        unit.audit(Change.STEP_TAKEN, "person", person_id)
        owner = people.person(unit.connection, person_id)
    tell(owner, Change.STEP_TAKEN)


def change_role(desk: Desk, membership_id: str, version: int, terms: Terms) -> None:
    """Give a person another role in the place of one they hold in the round; their sessions end."""
    round_id = lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "change_role", can_undo=False) as unit:
        _check_terms(unit, terms)
        held = _movable(unit, membership_id)
        unit.delete(schema.membership, membership_id, version=version)
        for one in terms.memberships(held.person_id, round_id, lambda: people.new_id("B")):
            unit.insert(schema.membership, people.membership_row(one))
        people.end_sessions_of(unit.connection, held.person_id)


def remove(desk: Desk, membership_id: str, version: int) -> None:
    """Take a role in the round away from a person; their sessions end."""
    lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "remove_member", can_undo=False) as unit:
        held = _movable(unit, membership_id)
        unit.delete(schema.membership, membership_id, version=version)
        people.end_sessions_of(unit.connection, held.person_id)


def _member(reading: Reading, held: Membership, version: int, person: Person) -> Member:
    second = sign_ins.second_factor(reading.connection, person.person_id)
    is_movable = held.round_id is not None
    return Member(person, held, version, bool(second and second["confirmed_at"]), is_movable)


def _make(
    unit: Writing, desk: Desk, purpose: Purpose, email: str, name: str, language: str, life: timedelta, **rest: object
) -> Link:
    token = passwords.new_token()
    terms, person_id = rest.get("terms"), rest.get("person_id")
    entry = Invitation(
        people.new_id("K"),
        lead_round_of(unit.scope),
        purpose,
        email,
        name,
        language,
        moments.after(desk.store, life),
        terms if isinstance(terms, Terms) else None,
        person_id if isinstance(person_id, str) else None,
    )
    unit.insert(schema.invitation, invitations.invitation_row(entry, passwords.token_hash(token)))
    return Link(entry, token)


def _check_terms(unit: Writing, terms: Terms) -> None:
    known = {m.municipality_id for m in rounds.municipalities(unit)}
    visits = {v.visit_id for v in rounds.visits(unit)}
    if terms.role in SECTION_ROLES and terms.municipality_id not in known:
        raise InvalidInput("municipality", "empty")
    if terms.role is Role.INTERVIEWER and (not terms.visit_ids or not set(terms.visit_ids) <= visits):
        raise InvalidInput("visits", "empty")
    if terms.every_round and (terms.role is not Role.LEAD_ANALYST or not _leads_every_round(unit)):
        raise AccessDenied(f"{unit.scope.membership_id} does not lead every round")


def _check_not_there(unit: Writing, email: str, terms: Terms) -> None:
    known = people.credentials(unit.connection, email)
    held = people.memberships(unit.connection, known[0].person_id) if known else ()
    wanted = terms.memberships("", lead_round_of(unit.scope), lambda: "")
    if any(_same(one, other) for one in held for other in wanted):
        raise InvalidInput("email", "has_role")
    pending = [one for one in invitations.invitations(unit) if one.email == email and one.is_open(unit.now)]
    if any(one.terms == terms for one in pending):
        raise InvalidInput("email", "is_invited")


def _same(one: Membership, other: Membership) -> bool:
    return (one.role, one.round_id, one.municipality_id, one.visit_id) == (
        other.role,
        other.round_id,
        other.municipality_id,
        other.visit_id,
    )


def _movable(unit: Writing, membership_id: str) -> Membership:
    """Return a membership of the round that may be moved: leads of every round and the last lead may not."""
    reaching = [held for held, _v in people.memberships_reaching(unit.connection, lead_round_of(unit.scope))]
    held = next((one for one in reaching if one.membership_id == membership_id), None)
    if held is None:
        raise NotFound("membership", membership_id)
    if held.round_id is None:
        raise AccessDenied(f"{membership_id} reaches every round")
    if held.role is Role.LEAD_ANALYST and sum(one.role is Role.LEAD_ANALYST for one in reaching) < 2:
        raise RuleBroken("last_lead", (membership_id,))
    return held


def _within_reach(unit: Writing, person_id: str) -> Person:
    round_id = lead_round_of(unit.scope)
    person = people.person(unit.connection, person_id)
    held = people.memberships(unit.connection, person_id)
    if person is None or not any(one.round_id in (round_id, None) for one in held):
        raise NotFound("person", person_id)
    if not _leads_every_round(unit) and any(one.round_id != round_id for one in held):
        raise AccessDenied(f"{person_id} holds more than {round_id}")
    return person


def _leads_every_round(reading: Reading) -> bool:
    own = people.memberships(reading.connection, reading.scope.person_id)
    return any(one.role is Role.LEAD_ANALYST and one.round_id is None for one in own)


def _life(settings: Settings) -> timedelta:
    return timedelta(days=settings.invitation_days)
