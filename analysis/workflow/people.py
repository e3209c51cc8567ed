"""Who is here: the first lead analyst, signing in, sessions, and which of one's own scopes is open."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from analysis.access import RoundsScope, open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput
from analysis.model.people import ANALYST_ROLES, Membership, Person, Role
from analysis.settings import session_lives
from analysis.store import people
from analysis.store.unit import Store
from analysis.workflow import moments, passwords
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn

CODE_LIFE = timedelta(hours=24)
SEEN_EVERY = timedelta(minutes=5)  # a session's last sight is written this often, not on every rerun
FIRST_LEAD = "first_lead"
LANGUAGES = ("fi", "sv", "en")


def has_people(store: Store) -> bool:
    """Return whether anybody real has an account; the people of the sample do not count."""
    with store.database.begin() as connection:
        return people.person_count(connection, real_only=True) > 0


def issue_first_code(store: Store) -> str:
    """Return a new one-time code for making the first lead analyst; an older one stops working."""
    code = passwords.new_code()
    with store.database.begin(write=True) as connection:
        people.add_code(connection, passwords.token_hash(code), FIRST_LEAD, moments.after(store, CODE_LIFE))
    return code


def make_first_lead(store: Store, code: str, name: str, email: str, password: str) -> Person:
    """Make the first lead analyst. Raises InvalidInput, and then nothing is made and the code still works."""
    check_account(name, email, password)
    person = Person(people.new_id("P"), name.strip(), email.strip().lower())
    now = store.clock()
    with store.database.begin(write=True) as connection:
        if people.person_count(connection, real_only=True) > 0:
            raise InvalidInput("code", "not_first")
        if not people.use_code(connection, passwords.token_hash(code.strip().upper()), FIRST_LEAD, now):
            raise InvalidInput("code", "wrong_code")
        people.add_person(connection, person, passwords.hash_password(password), now)
        lead = Membership(people.new_id("B"), person.person_id, Role.LEAD_ANALYST)
        people.add_membership(connection, lead, now)
    return person


def open_session(store: Store, person_id: str, device: str = "") -> str:
    """Open a session and return its token; the store keeps the token's hash only.

    `device` tells the person's own list of sessions where it is open (a browser's name).
    """
    token = passwords.new_token()
    with store.database.begin(write=True) as connection:
        expires_at = moments.after(store, session_lives()[0])
        people.add_session(connection, passwords.token_hash(token), person_id, store.clock(), expires_at, device)
        only = people.memberships(connection, person_id)
        if only:
            _choose_first(connection, token, only[0])
    return token


def session_of(store: Store, token: str) -> SignedIn | None:
    """Return who a token belongs to and what is open, or None when it is unknown, too old or idle too long."""
    key = passwords.token_hash(token)
    with store.database.begin() as connection:
        row = people.session(connection, key)
        person = people.person(connection, row["person_id"]) if row else None
        if row is None or person is None or _is_over(store, row["expires_at"], row["seen_at"]):
            return None
        held = people.memberships(connection, person.person_id)
    _mark_seen(store, key, row["seen_at"])
    language = row["language"] or person.language
    return SignedIn(person, held, row["membership_id"], row["round_id"], language)


def end_session(store: Store, token: str) -> None:
    """End a session; its token opens nothing any more."""
    with store.database.begin(write=True) as connection:
        people.end_session(connection, passwords.token_hash(token))


def choose(store: Store, token: str, membership_id: str, round_id: str | None = None) -> None:
    """Open one of one's own memberships, and for an analyst one round. Raises AccessDenied, and nothing changes."""
    signed_in = session_of(store, token)
    if signed_in is None:
        raise AccessDenied("no session")
    held = {m.membership_id: m for m in signed_in.memberships}
    membership = held.get(membership_id)
    if membership is None:
        raise AccessDenied(f"{signed_in.person.person_id} does not hold {membership_id}")
    chosen = membership.round_id or round_id
    if chosen is not None:
        open_scope(signed_in.person.person_id, signed_in.memberships, membership_id, round_id=round_id)
    with store.database.begin(write=True) as connection:
        key = passwords.token_hash(token)
        people.change_session(connection, key, membership_id=membership_id, round_id=chosen)


def set_language(store: Store, token: str, language: str) -> None:
    """Remember the language that the person reads the screens in, in this session and for those to come."""
    begin_in_language(store, token, language)
    with store.database.begin(write=True) as connection:
        row = people.session(connection, passwords.token_hash(token))
        if row is not None:
            people.set_language(connection, row["person_id"], language, store.clock())


def begin_in_language(store: Store, token: str, language: str) -> None:
    """Read this session in a language; the account keeps its own, for the browser may be somebody else's too."""
    if language not in LANGUAGES:
        raise InvalidInput("language", "unknown")
    with store.database.begin(write=True) as connection:
        people.change_session(connection, passwords.token_hash(token), language=language)


def open_desk(store: Store, signed_in: SignedIn) -> Desk:
    """Return the desk of what is open. Raises AccessDenied when nothing is, or the membership is gone."""
    if signed_in.membership_id is None:
        raise AccessDenied("nothing is open")
    person_id = signed_in.person.person_id
    return Desk(
        store, open_scope(person_id, signed_in.memberships, signed_in.membership_id, round_id=signed_in.round_id)
    )


def open_rounds(signed_in: SignedIn) -> RoundsScope | None:
    """Return the scope of the list of rounds, or None for somebody who has none."""
    held = {m.membership_id: m for m in signed_in.memberships}
    membership = held.get(signed_in.membership_id or "")
    if membership is None or membership.role not in ANALYST_ROLES:
        return None
    return open_rounds_scope(signed_in.person.person_id, signed_in.memberships, membership.membership_id)


def _choose_first(connection: Connection, token: str, membership: Membership) -> None:
    key = passwords.token_hash(token)
    people.change_session(connection, key, membership_id=membership.membership_id, round_id=membership.round_id)


def check_account(name: str, email: str, password: str) -> None:
    """Refuse an account without a name, with what is no address, or with a weak password. Raises InvalidInput."""
    if not name.strip():
        raise InvalidInput("name", "empty")
    check_email(email)
    passwords.check_password(password, name, email)


def check_email(email: str) -> None:
    """Refuse what is no e-mail address. Raises InvalidInput."""
    if email.count("@") != 1 or any(sign.isspace() for sign in email.strip()) or not all(email.strip().split("@")):
        raise InvalidInput("email", "not_an_address")


def _is_over(store: Store, expires_at: str, seen_at: str) -> bool:
    now = moments.now(store)
    return now >= datetime.fromisoformat(expires_at) or now - datetime.fromisoformat(seen_at) >= session_lives()[1]


def _mark_seen(store: Store, key: str, seen_at: str) -> None:
    if moments.now(store) - datetime.fromisoformat(seen_at) < SEEN_EVERY:
        return
    with store.database.begin(write=True) as connection:
        people.change_session(connection, key, seen_at=store.clock())
