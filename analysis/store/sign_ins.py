"""What guards signing in: failures counted, addresses known, second steps, recovery codes, identities elsewhere."""

import uuid

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from analysis.store import schema
from analysis.store.unit import Row


def add_failure(connection: Connection, account: str, address: str, now: str, forget_before: str) -> None:
    """Count a failed sign-in; what is older than anybody asks of is forgotten."""
    table = schema.failed_sign_in
    connection.execute(delete(table).where(table.c.failed_at < forget_before))
    connection.execute(insert(table).values(id=uuid.uuid4().hex, account=account, address=address, failed_at=now))


def failures(connection: Connection, since: str, *, account: str = "", address: str = "") -> int:
    """Return the failures since a moment, of an account, of a network address, or of both together."""
    table = schema.failed_sign_in
    conditions: list[ColumnElement[bool]] = [table.c.failed_at > since]
    if account:
        conditions.append(table.c.account == account)
    if address:
        conditions.append(table.c.address == address)
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def clear_failures(connection: Connection, account: str, address: str) -> None:
    """Forget the failures of an account from one network address: its owner is there."""
    table = schema.failed_sign_in
    connection.execute(delete(table).where(table.c.account == account, table.c.address == address))


def know_address(connection: Connection, key: str, now: str) -> None:
    """Remember that an account's owner signs in from a network address (`key` is the hash of both)."""
    table = schema.known_address
    changed = connection.execute(update(table).where(table.c.id == key).values(seen_at=now))
    if changed.rowcount == 0:
        connection.execute(insert(table).values(id=key, seen_at=now))


def is_known_address(connection: Connection, key: str) -> bool:
    """Return whether an account's owner has signed in from a network address before."""
    table = schema.known_address
    return connection.execute(select(table.c.id).where(table.c.id == key)).first() is not None


def second_factor(connection: Connection, person_id: str) -> Row | None:
    """Return a person's second step, confirmed or not, or None."""
    table = schema.second_factor
    row = connection.execute(select(table).where(table.c.id == person_id)).mappings().first()
    return None if row is None else dict(row)


def put_second_factor(connection: Connection, person_id: str, secret: str) -> None:
    """Store a second step that waits to be confirmed; one that waited before is replaced."""
    table = schema.second_factor
    connection.execute(delete(table).where(table.c.id == person_id, table.c.confirmed_at.is_(None)))
    connection.execute(insert(table).values(id=person_id, secret=secret, last_step=0))


def change_second_factor(connection: Connection, person_id: str, secret: str) -> None:
    """Store the same key of an authenticator in another form; when it was confirmed and used stays."""
    table = schema.second_factor
    connection.execute(update(table).where(table.c.id == person_id).values(secret=secret))


def use_step(connection: Connection, person_id: str, time_step: int, confirmed_at: str | None = None) -> bool:
    """Use the code of a time step up. Returns whether it had not been used: of two at once only one gets True."""
    table = schema.second_factor
    values = {"last_step": time_step, **({"confirmed_at": confirmed_at} if confirmed_at else {})}
    used = connection.execute(
        update(table).where(table.c.id == person_id, table.c.last_step < time_step).values(**values)
    )
    return used.rowcount == 1


def drop_second_factor(connection: Connection, person_id: str) -> bool:
    """Take a person's second step and recovery codes away. Returns whether there was one."""
    connection.execute(delete(schema.recovery_code).where(schema.recovery_code.c.person_id == person_id))
    return connection.execute(delete(schema.second_factor).where(schema.second_factor.c.id == person_id)).rowcount == 1


def put_recovery_codes(connection: Connection, person_id: str, hashes: tuple[str, ...]) -> None:
    """Store new recovery codes in place of the old ones."""
    table = schema.recovery_code
    connection.execute(delete(table).where(table.c.person_id == person_id))
    connection.execute(insert(table), [{"id": one, "person_id": person_id} for one in hashes])


def recovery_codes(connection: Connection, person_id: str) -> tuple[str, ...]:
    """Return what is stored of a person's recovery codes."""
    table = schema.recovery_code
    found = connection.execute(select(table.c.id).where(table.c.person_id == person_id).order_by(table.c.id))
    return tuple(found.scalars())


def use_recovery_code(connection: Connection, person_id: str, code_hash: str) -> bool:
    """Use a recovery code up. Returns whether it was there."""
    table = schema.recovery_code
    return (
        connection.execute(delete(table).where(table.c.id == code_hash, table.c.person_id == person_id)).rowcount == 1
    )


def recovery_codes_left(connection: Connection, person_id: str) -> int:
    """Return how many recovery codes a person has left."""
    table = schema.recovery_code
    query = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    return int(connection.execute(query).scalar_one())


def bind_identity(connection: Connection, person_id: str, issuer: str, subject: str, now: str) -> None:
    """Bind a provider's subject to a person. A subject that is bound already raises the database's error."""
    connection.execute(
        insert(schema.identity).values(
            id=uuid.uuid4().hex, person_id=person_id, issuer=issuer, subject=subject, bound_at=now
        )
    )


def person_of_identity(connection: Connection, issuer: str, subject: str) -> str | None:
    """Return whose a provider's subject is, or None."""
    table = schema.identity
    query = select(table.c.person_id).where(table.c.issuer == issuer, table.c.subject == subject)
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def identities_of(connection: Connection, person_id: str) -> tuple[Row, ...]:
    """Return a person's identities, the first bound first."""
    table = schema.identity
    query = select(table).where(table.c.person_id == person_id).order_by(table.c.bound_at, table.c.id)
    return tuple(dict(row) for row in connection.execute(query).mappings())


def unbind_identity(connection: Connection, person_id: str, identity_id: str) -> bool:
    """Take one of a person's identities away. Returns whether there was one."""
    table = schema.identity
    gone = connection.execute(delete(table).where(table.c.id == identity_id, table.c.person_id == person_id))
    return gone.rowcount == 1


def keep_note(connection: Connection, key: str, kind: str, note: str, until: str, now: str) -> None:
    """Keep a note of a sign-in under way, to be taken once; notes that are too old by now are swept out."""
    table = schema.one_time_code
    connection.execute(delete(table).where(table.c.purpose.startswith(f"{kind}:"), table.c.expires_at <= now))
    connection.execute(insert(table).values(id=key, purpose=f"{kind}:{note}", expires_at=until))


def note(connection: Connection, key: str, kind: str, now: str) -> str | None:
    """Return a note that is not too old; it stays."""
    table = schema.one_time_code
    query = select(table.c.purpose).where(table.c.id == key, table.c.expires_at > now)
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found.removeprefix(f"{kind}:") if found and found.startswith(f"{kind}:") else None


def take_note(connection: Connection, key: str, kind: str, now: str) -> str | None:
    """Return a note and forget it: of two at once only one gets it."""
    found = note(connection, key, kind, now)
    table = schema.one_time_code
    gone = connection.execute(delete(table).where(table.c.id == key, table.c.purpose.startswith(f"{kind}:")))
    return found if gone.rowcount == 1 else None
