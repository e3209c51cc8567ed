"""Identities at a provider (OpenID Connect): bound by an invitation or by one's password, never by an e-mail address.

What a provider said is checked where it is heard (`pages/web/provider.py`); here stand only what has been checked.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from analysis.errors import AccessDenied, InvalidInput
from analysis.model.people import Person
from analysis.store import people, sign_ins
from analysis.store.unit import Store
from analysis.workflow import account, moments, passwords
from analysis.workflow.account_letters import Change, tell

LIFE = timedelta(minutes=10)
_TRY, _PROOF = "provider_try", "provider_proof"


class Aim(StrEnum):
    """What somebody goes to the provider for."""

    ENTER = "enter"
    ACCEPT = "accept"
    BIND = "bind"


@dataclass(frozen=True, slots=True)
class Try:
    """A way to the provider and back. `kept` is what its answer is checked against; `person_id` is who binds."""

    aim: Aim
    kept: Mapping[str, Any]
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whom the provider knows: its own subject, and the name it calls them by. It waits for a person's yes."""

    aim: Aim
    issuer: str
    subject: str
    name: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity of an account."""

    identity_id: str
    issuer: str
    bound_at: str


@dataclass(frozen=True, slots=True)
class OwnIdentities:
    """One's own identities, and whether the account has a password besides."""

    identities: tuple[Identity, ...]
    has_password: bool


def keep_try(store: Store, one: Try) -> str:
    """Keep what the provider's answer will be checked against. Returns the token that the browser holds meanwhile."""
    return _keep(store, _TRY, asdict(one))


def take_try(store: Store, token: str) -> Try | None:
    """Return a try once; a second answer to it finds nothing."""
    found = _read(store, _TRY, token, take=True)
    return Try(Aim(found["aim"]), found["kept"], found["person_id"]) if found else None


def keep_proof(store: Store, proof: Proof) -> str:
    """Keep what the provider proved until the person says yes. Returns the token that the browser holds meanwhile."""
    return _keep(store, _PROOF, asdict(proof))


def proof_of(store: Store, token: str) -> Proof | None:
    """Return what was proved; it stays."""
    return _proof(_read(store, _PROOF, token))


def take_proof(store: Store, token: str) -> Proof | None:
    """Return what was proved, once."""
    return _proof(_read(store, _PROOF, token, take=True))


def own_identities(store: Store, token: str) -> OwnIdentities:
    """Return one's own identities. Raises AccessDenied without a session."""
    person, _key = account.own_person(store, token)
    with store.database.begin() as connection:
        rows = sign_ins.identities_of(connection, person.person_id)
        known = people.credentials(connection, person.email)
    found = tuple(Identity(row["id"], row["issuer"], row["bound_at"]) for row in rows)
    return OwnIdentities(found, bool(known and known[1]))


def may_bind(store: Store, token: str, password: str, address: str) -> Person:
    """Return whose account an identity may be bound to: its owner's, who knows the password. Raises InvalidInput."""
    person, _key = account.own_person(store, token)
    account.prove(store, person, password, address)
    return person


def bind(store: Store, token: str, proof: Proof) -> None:
    """Bind an identity to one's own account, whose password began this. Raises InvalidInput, AccessDenied."""
    person, _key = account.own_person(store, token)
    if proof.aim is not Aim.BIND or proof.person_id != person.person_id:
        raise AccessDenied("somebody else began this")
    with store.database.begin(write=True) as connection:
        owner = sign_ins.person_of_identity(connection, proof.issuer, proof.subject)
        if owner == person.person_id:
            return
        if owner is not None:
            raise InvalidInput("link", "identity_taken")
        sign_ins.bind_identity(connection, person.person_id, proof.issuer, proof.subject, store.clock())
        people.audit(connection, person.person_id, Change.IDENTITY_BOUND, "person", person.person_id, store.clock())
    tell(person, Change.IDENTITY_BOUND)


def unbind(store: Store, token: str, identity_id: str) -> None:
    """Take one of one's own identities away; other sessions end. The last way in is kept. Raises InvalidInput."""
    person, key = account.own_person(store, token)
    with store.database.begin(write=True) as connection:
        known = people.credentials(connection, person.email)
        held = sign_ins.identities_of(connection, person.person_id)
        if not (known and known[1]) and len(held) < 2:
            raise InvalidInput("identity", "last")
        if sign_ins.unbind_identity(connection, person.person_id, identity_id):
            people.end_sessions_of(connection, person.person_id, but=key)
            people.audit(connection, person.person_id, Change.IDENTITY_GONE, "person", person.person_id, store.clock())
    tell(person, Change.IDENTITY_GONE)


def _keep(store: Store, kind: str, values: Mapping[str, Any]) -> str:
    token = passwords.new_token()
    note = json.dumps(values, sort_keys=True)
    with store.database.begin(write=True) as connection:
        until, now = moments.after(store, LIFE), store.clock()
        sign_ins.keep_note(connection, passwords.token_hash(token), kind, note, until, now)
    return token


def _read(store: Store, kind: str, token: str, *, take: bool = False) -> dict[str, Any] | None:
    if not token:
        return None
    key, read = passwords.token_hash(token), sign_ins.take_note if take else sign_ins.note
    with store.database.begin(write=take) as connection:
        found = read(connection, key, kind, store.clock())
    return dict(json.loads(found)) if found else None


def _proof(found: dict[str, Any] | None) -> Proof | None:
    return Proof(**{**found, "aim": Aim(found["aim"])}) if found else None
