"""One's own account: where one is signed in, a new password, signing out everywhere."""

from dataclasses import dataclass

from analysis.errors import AccessDenied, InvalidInput
from analysis.model.people import Person, Session
from analysis.settings import session_lives
from analysis.store import people
from analysis.store.unit import Store
from analysis.workflow import moments, passwords, throttle
from analysis.workflow.account_letters import Change, tell
from analysis.workflow.people import session_of

_NEWEST = 10


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an account, and when."""

    made_at: str
    change: Change


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Who one is, where one is signed in (the place seen last first), and what happened last (the newest first)."""

    person: Person
    sessions: tuple[Session, ...]
    events: tuple[Event, ...] = ()


def own_account(store: Store, token: str) -> OwnAccount:
    """Return one's own account. Raises AccessDenied without a session."""
    person, key = own_person(store, token)
    idle_since = moments.after(store, -session_lives()[1])
    with store.database.begin() as connection:
        rows = people.sessions_of(connection, person.person_id)
        happened = people.account_events(connection, person.person_id, tuple(Change), _NEWEST)
    return OwnAccount(
        person,
        tuple(
            Session(row["id"], row["created_at"], row["seen_at"], row["device"] or "", row["id"] == key)
            for row in rows
            if row["seen_at"] > idle_since and row["expires_at"] > store.clock()
        ),
        tuple(Event(made_at, Change(action)) for made_at, action in happened),
    )


def change_password(store: Store, token: str, old: str, new: str, address: str) -> None:
    """Set a new password; every other session of one's own ends. Raises InvalidInput, and then nothing changes."""
    person, key = own_person(store, token)
    passwords.check_password(new, person.name, person.email)
    prove(store, person, old, address)
    hashed = passwords.hash_password(new)
    with store.database.begin(write=True) as connection:
        throttle.it_was_right(connection, person.email, address, store.clock())
        people.set_password(connection, person.person_id, hashed, store.clock())
        people.end_sessions_of(connection, person.person_id, but=key)
    tell(person, Change.PASSWORD)


def prove(store: Store, person: Person, password: str, address: str) -> None:
    """Refuse who does not know the password of the account that is open. Raises InvalidInput."""
    if not throttle.may_try(store, person.email, address):
        raise InvalidInput("old_password", "wait")
    with store.database.begin() as connection:
        known = people.credentials(connection, person.email)
    if known is None or not passwords.is_right(password, known[1]):
        raise InvalidInput("old_password", "wrong")


def end_one(store: Store, token: str, session_id: str) -> None:
    """End one of one's own sessions; somebody else's is not there."""
    person, _key = own_person(store, token)
    with store.database.begin(write=True) as connection:
        people.end_one_session(connection, person.person_id, session_id)


def end_everywhere(store: Store, token: str) -> int:
    """End all of one's own sessions, this one too. Returns how many there were."""
    person, _key = own_person(store, token)
    with store.database.begin(write=True) as connection:
        people.audit(connection, person.person_id, "sign_out_everywhere", "person", person.person_id, store.clock())
        return people.end_sessions_of(connection, person.person_id)


def own_person(store: Store, token: str) -> tuple[Person, str]:
    """Return whose a session is, and its id. Raises AccessDenied without a session."""
    signed_in = session_of(store, token) if token else None
    if signed_in is None:
        raise AccessDenied("no session")
    return signed_in.person, passwords.token_hash(token)
