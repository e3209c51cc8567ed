"""What somebody can do who holds a link that works once: look what it offers, accept it, or set a new password."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from analysis.errors import InvalidInput
from analysis.model.people import SECTION_ROLES, Invitation, Person, Purpose, Role
from analysis.store import invitations, people, rounds, sign_ins
from analysis.store.unit import Store
from analysis.workflow import passwords, throttle
from analysis.workflow.account_letters import Change, tell
from analysis.workflow.people import check_account


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link offers. `has_account`: the address has a password already, which is asked instead of a new one.

    `has_identity`: its account is signed in to through a provider, which then is the proof in the place of a password.
    """

    invitation: Invitation
    round_name: str
    place: str
    has_account: bool
    has_identity: bool = False


def offer(store: Store, token: str) -> Offer | None:
    """Return what a link offers, or None when it is unknown, used, withdrawn, too old, or bound to what is gone."""
    with store.database.begin() as connection:
        return _offer(connection, store, token)


def accept_new(store: Store, token: str, name: str, password: str) -> Person:
    """Make the account that a link invites to. Raises InvalidInput, and then the link still works."""
    found = _open(store, token, Purpose.JOIN)
    if found.has_account or found.has_identity:
        raise InvalidInput("link", "has_account")
    check_account(name, found.invitation.email, password)
    hashed = passwords.hash_password(password)
    try:
        with store.database.begin(write=True) as connection:
            return _join(connection, store, found.invitation, name.strip(), hashed)
    except IntegrityError as error:  # the same address accepted another invitation at the same moment
        raise InvalidInput("link", "has_account") from error


def accept_known(store: Store, token: str, password: str, address: str) -> Person:
    """Add what a link offers to an account that is there, whose password is the proof. Raises InvalidInput."""
    found = _open(store, token, Purpose.JOIN)
    email = found.invitation.email
    if not throttle.may_try(store, email, address):
        raise InvalidInput("password", "wait")
    with store.database.begin() as connection:
        known = people.credentials(connection, email)
    if known is None or not passwords.is_right(password, known[1]):
        raise InvalidInput("password", "wrong")
    with store.database.begin(write=True) as connection:
        throttle.it_was_right(connection, email, address, store.clock())
        return _join(connection, store, found.invitation, known[0].name, None)


def accept_identity(store: Store, token: str, issuer: str, subject: str, name: str) -> Person:
    """Accept a link with an identity of a provider: its subject is bound to the account from now on.

    An account that is there is proved by an identity that it has; the link alone is not enough to give it another.
    """
    found = _open(store, token, Purpose.JOIN)
    with store.database.begin(write=True) as connection:
        known = people.credentials(connection, found.invitation.email)
        owner = sign_ins.person_of_identity(connection, issuer, subject)
        if owner is not None and (known is None or known[0].person_id != owner):
            raise InvalidInput("link", "identity_taken")
        if owner is None and (found.has_account or found.has_identity):
            raise InvalidInput("link", "has_account")
        person = _join(connection, store, found.invitation, name.strip() or found.invitation.email, None)
        if owner is None:
            sign_ins.bind_identity(connection, person.person_id, issuer, subject, store.clock())
            people.audit(connection, person.person_id, "bind_identity", "person", person.person_id, store.clock())
    return person


def reset_password(store: Store, token: str, password: str) -> Person:
    """Set the new password that a link allows; every session of the account ends. Raises InvalidInput."""
    found = _open(store, token, Purpose.RESET)
    with store.database.begin() as connection:
        person = people.person(connection, found.invitation.person_id or "")
    if person is None:
        raise InvalidInput("link", "gone")
    passwords.check_password(password, person.name, person.email)
    hashed = passwords.hash_password(password)
    with store.database.begin(write=True) as connection:
        _use(connection, store, found.invitation)
        people.set_password(connection, person.person_id, hashed, store.clock())
        people.end_sessions_of(connection, person.person_id)
    tell(person, Change.PASSWORD)
    return person


def _open(store: Store, token: str, purpose: Purpose) -> Offer:
    found = offer(store, token)
    if found is None or found.invitation.purpose is not purpose:
        raise InvalidInput("link", "gone")
    return found


def _offer(connection: Connection, store: Store, token: str) -> Offer | None:
    entry = invitations.by_token(connection, passwords.token_hash(token))
    if entry is None or not entry.is_open(store.clock()):
        return None
    known = people.credentials(connection, entry.email)
    round_name = rounds.name_for_invitation(connection, entry.round_id)
    place = _place(connection, entry)
    if round_name is None or place is None:
        return None
    bound = sign_ins.identities_of(connection, known[0].person_id) if known else ()
    return Offer(entry, round_name, place, has_account=bool(known and known[1]), has_identity=bool(bound))


def _place(connection: Connection, entry: Invitation) -> str | None:
    """Return the municipality's name that a link is bound to, an empty text for none, or None when it is gone."""
    terms = entry.terms
    if terms is None:
        return ""
    if terms.role in SECTION_ROLES:
        return rounds.municipality_for_invitation(connection, entry.round_id, terms.municipality_id or "")
    if terms.role is Role.INTERVIEWER:
        hosts = [rounds.host_for_invitation(connection, entry.round_id, one) for one in terms.visit_ids]
        return None if None in hosts else ", ".join(sorted(host for host in hosts if host))
    return ""


def _join(connection: Connection, store: Store, entry: Invitation, name: str, password_hash: str | None) -> Person:
    _use(connection, store, entry)
    now = store.clock()
    known = people.credentials(connection, entry.email)
    if known is None:
        person = Person(people.new_id("P"), name, entry.email, entry.language)
        people.add_person(connection, person, password_hash, now)
    else:
        person = known[0]
        if password_hash:
            people.set_password(connection, person.person_id, password_hash, now)
    terms = entry.terms
    if terms is None:
        raise InvalidInput("link", "gone")
    held = people.memberships(connection, person.person_id)
    for one in terms.memberships(person.person_id, entry.round_id, lambda: people.new_id("B")):
        if not any(_grants_the_same(one, other) for other in held):
            people.add_membership(connection, one, now)
    people.audit(
        connection, person.person_id, "accept_invitation", "invitation", entry.invitation_id, now, entry.round_id
    )
    return person


def _grants_the_same(one: object, other: object) -> bool:
    names = ("role", "round_id", "municipality_id", "visit_id")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _use(connection: Connection, store: Store, entry: Invitation) -> None:
    if not invitations.use(connection, entry.invitation_id, store.clock()):
        raise InvalidInput("link", "gone")
