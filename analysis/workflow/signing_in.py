"""Signing in with address and password, and with a second step where a person has set one up."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from analysis.errors import InvalidInput
from analysis.model.hashing import sha256_of
from analysis.model.people import Person
from analysis.store import people, sign_ins
from analysis.store.unit import Store
from analysis.workflow import moments, passwords, second_step, throttle

SECOND_STEP_LIFE = timedelta(minutes=5)
_PURPOSE = "second_step:"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a try. `pending` is the token of a try that waits for its second step.

    `key_changed`: no code of an authenticator can be checked, since the server's secret is not what it was.
    """

    person: Person | None = None
    pending: str | None = None
    must_wait: bool = False
    key_changed: bool = False


def sign_in(store: Store, email: str, password: str, address: str) -> Answer:
    """Check an address and a password that came from a network address.

    Unknown addresses take as long and are answered and counted as known ones.
    """
    account = email.strip().lower()
    if not throttle.may_try(store, account, address):
        _note_refused(None, address, "too many tries")
        return Answer(must_wait=True)
    with store.database.begin() as connection:
        known = people.credentials(connection, account)
    is_right = passwords.is_right(password, known[1] if known else None)
    if known is None or not is_right:
        _note_refused(known[0] if known else None, address, "address or password")
        return Answer()
    person = known[0]
    with store.database.begin(write=True) as connection:
        if second_step.is_on(connection, person.person_id):
            return Answer(pending=_wait_for_second_step(store, connection, person))
        throttle.it_was_right(connection, account, address, store.clock())
        people.audit(connection, person.person_id, "sign_in", "person", person.person_id, store.clock())
    return Answer(person)


def take_second_step(store: Store, pending: str, code: str, address: str) -> Answer:
    """Check the code of an authenticator, or a recovery code, of a try that waits for it."""
    key = passwords.token_hash(pending)
    with store.database.begin() as connection:
        purpose = people.code_purpose(connection, key, store.clock()) or ""
        person = people.person(connection, purpose.removeprefix(_PURPOSE)) if purpose.startswith(_PURPOSE) else None
    if person is None:
        return Answer()
    # Counted for the account alone: whoever comes this far knows the password, wherever they are.
    if not throttle.may_try(store, f"{_PURPOSE}{person.person_id}", "second step"):
        _note_refused(person, address, "too many codes")
        return Answer(must_wait=True)
    try:
        return _check_second_step(store, person, pending, code, address)
    except InvalidInput:
        return Answer(pending=pending, key_changed=True)


def _check_second_step(store: Store, person: Person, pending: str, code: str, address: str) -> Answer:
    key, purpose, now = passwords.token_hash(pending), f"{_PURPOSE}{person.person_id}", store.clock()
    with store.database.begin(write=True) as connection:
        if not second_step.is_right(connection, person.person_id, code, moments.now(store)):
            _note_refused(person, address, "code")
            return Answer(pending=pending)
        if not people.use_code(connection, key, purpose, now):
            return Answer()
        throttle.it_was_right(connection, purpose, "second step", now)
        throttle.it_was_right(connection, person.email, address, now)
        people.audit(connection, person.person_id, "sign_in", "person", person.person_id, now)
    return Answer(person)


def sign_in_by_identity(store: Store, issuer: str, subject: str) -> Answer:
    """Let in whom a provider's subject was bound to. An e-mail address never decides this.

    A second step of our own is asked here too, where a person has set one up.
    """
    with store.database.begin(write=True) as connection:
        person_id = sign_ins.person_of_identity(connection, issuer, subject)
        person = people.person(connection, person_id) if person_id else None
        if person is None:
            return Answer()
        if second_step.is_on(connection, person.person_id):
            return Answer(pending=_wait_for_second_step(store, connection, person))
        people.audit(connection, person.person_id, "sign_in", "person", person.person_id, store.clock())
    return Answer(person)


def _note_refused(person: Person | None, address: str, what: str) -> None:
    """Log a refused sign-in: whose, by id, and from where, as the hash that the database counts tries by."""
    who = person.person_id if person else "nobody known"
    _LOG.warning("a sign-in was refused (%s): %s, from %s", what, who, sha256_of(address)[:16])


def _wait_for_second_step(store: Store, connection: Connection, person: Person) -> str:
    pending = passwords.new_token()
    expires_at = moments.after(store, SECOND_STEP_LIFE)
    people.add_code(connection, passwords.token_hash(pending), f"{_PURPOSE}{person.person_id}", expires_at)
    return pending
