"""The second step of signing in: codes of an authenticator (TOTP, RFC 6238), and recovery codes for a lost phone."""

import hmac
import logging
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy import Connection

from analysis.errors import InvalidInput
from analysis.model.people import Person
from analysis.store import people, sign_ins
from analysis.store.unit import Row, Store
from analysis.workflow import moments, passwords, throttle
from analysis.workflow.account_letters import Change, tell
from analysis.workflow.sealing import CannotOpen, is_sealed, opened, seal

_LOG = logging.getLogger(__name__)
ISSUER = "Vertaiskooste"
RECOVERY_CODES = 8
_SECONDS, _DRIFT = 30, 1  # a phone's clock may be one step ahead or behind


@dataclass(frozen=True, slots=True)
class Setup:
    """What an authenticator needs to be told: the secret to type, and the same as a link."""

    secret: str
    link: str


@dataclass(frozen=True, slots=True)
class State:
    """Whether a person has a second step, and how many recovery codes are left."""

    is_on: bool
    recovery_codes: int = 0


def state(store: Store, person: Person) -> State:
    """Return whether a person's second step is on."""
    with store.database.begin() as connection:
        return State(is_on(connection, person.person_id), sign_ins.recovery_codes_left(connection, person.person_id))


def begin(store: Store, person: Person) -> Setup:
    """Make a secret that waits to be confirmed. Raises InvalidInput when a second step is on already."""
    secret = pyotp.random_base32()
    with store.database.begin(write=True) as connection:
        if is_on(connection, person.person_id):
            raise InvalidInput("second_step", "is_on")
        sign_ins.put_second_factor(connection, person.person_id, seal(secret, person.person_id))
    return Setup(secret, pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER))


def confirm(store: Store, person: Person, code: str) -> tuple[str, ...]:
    """Turn the second step on with a first code, and return the recovery codes: they are shown this once."""
    codes = tuple(passwords.new_code() for _ in range(RECOVERY_CODES))
    kept = tuple(passwords.salted_hash(passwords.new_salt(), one) for one in codes)
    with store.database.begin(write=True) as connection:
        found = sign_ins.second_factor(connection, person.person_id)
        step = _step_of(_key_of(connection, found), code, moments.now(store)) if found else None
        if found is None or found["confirmed_at"] or step is None:
            raise InvalidInput("second_step", "wrong_code")
        sign_ins.use_step(connection, person.person_id, step, confirmed_at=store.clock())
        sign_ins.put_recovery_codes(connection, person.person_id, kept)
        people.audit(connection, person.person_id, Change.STEP_ON, "person", person.person_id, store.clock())
    tell(person, Change.STEP_ON)
    return codes


def turn_off(store: Store, person: Person, code: str) -> None:
    """Turn one's own second step off with a code of it. Raises InvalidInput when the code is not right."""
    account = f"second_step:{person.person_id}"
    if not throttle.may_try(store, account, "second step"):
        raise InvalidInput("second_step", "wait")
    with store.database.begin(write=True) as connection:
        right = is_right(connection, person.person_id, code, moments.now(store))
        if right:
            throttle.it_was_right(connection, account, "second step", store.clock())
            sign_ins.drop_second_factor(connection, person.person_id)
            people.audit(connection, person.person_id, Change.STEP_OFF, "person", person.person_id, store.clock())
    if not right:
        raise InvalidInput("second_step", "wrong_code")
    tell(person, Change.STEP_OFF)


def is_on(connection: Connection, person_id: str) -> bool:
    """Return whether a person's second step is set up and confirmed."""
    found = sign_ins.second_factor(connection, person_id)
    return found is not None and found["confirmed_at"] is not None


def is_right(connection: Connection, person_id: str, code: str, now: datetime) -> bool:
    """Check a code or a recovery code, and use it up: neither works twice.

    Raises InvalidInput when the key of the authenticator does not open: then only a recovery code helps.
    """
    found = sign_ins.second_factor(connection, person_id)
    if found is None or found["confirmed_at"] is None:
        return False
    if _use_recovery_code(connection, person_id, code.strip().upper()):
        return True
    step = _step_of(_key_of(connection, found), code, now)
    if step is None:
        return False
    if sign_ins.use_step(connection, person_id, step):
        return True
    _note_used_code(connection, person_id, now)
    return False


def _note_used_code(connection: Connection, person_id: str, now: datetime) -> None:
    """Write down, and tell the owner, that a right code came again: somebody may have read it over a shoulder."""
    people.audit(connection, person_id, Change.CODE_AGAIN, "person", person_id, moments.text_of(now))
    tell(people.person(connection, person_id), Change.CODE_AGAIN)


def _use_recovery_code(connection: Connection, person_id: str, code: str) -> bool:
    """Use a recovery code up. Those of an earlier version lie without a salt, and work too."""
    stored = sign_ins.recovery_codes(connection, person_id)
    right = [one for one in stored if hmac.compare_digest(one, _stored_as(one, code))]
    return bool(right) and sign_ins.use_recovery_code(connection, person_id, right[0])


def _stored_as(stored: str, code: str) -> str:
    salt, colon, _hash = stored.partition(":")
    return passwords.salted_hash(salt, code) if colon else passwords.token_hash(code)


def _key_of(connection: Connection, found: Row) -> str:
    """Return the authenticator's key; one that was stored readable, by an earlier version, is sealed now."""
    person_id, stored = found["id"], found["secret"]
    try:
        key = opened(stored, person_id)
    except CannotOpen as error:
        _LOG.error("the second step of %s does not open: the server's secret is not what it was", person_id)
        raise InvalidInput("second_step", "key_changed") from error
    if not is_sealed(stored):
        sign_ins.change_second_factor(connection, person_id, seal(key, person_id))
    return key


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the time step that a code belongs to, or None for a wrong one."""
    typed = "".join(code.split())
    totp, current = pyotp.TOTP(secret), int(now.timestamp()) // _SECONDS
    steps = range(current - _DRIFT, current + _DRIFT + 1)
    right = [step for step in steps if hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode())]
    return right[-1] if right else None
