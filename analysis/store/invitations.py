"""Links that work once: found by the hash of the token, listed for the lead of the round."""

from typing import Any

from sqlalchemy import Connection, select, update

from analysis.access import lead_round_of
from analysis.model.people import Invitation, Purpose, Role, Terms
from analysis.store import schema
from analysis.store.unit import Reading, Row


def invitations(reading: Reading) -> tuple[Invitation, ...]:
    """Return the round's invitations, by address and then newest first. Lead analysts only."""
    table = schema.invitation
    query = select(table).where(table.c.round_id == lead_round_of(reading.scope))
    rows = reading.rows(query.order_by(table.c.email, table.c.expires_at.desc(), table.c.id))
    return tuple(invitation_of(row) for row in rows)


def invitation(reading: Reading, invitation_id: str) -> Invitation:
    """Return one invitation of the round. Lead analysts only. Raises NotFound."""
    lead_round_of(reading.scope)
    return invitation_of(reading.row(schema.invitation, invitation_id))


def by_token(connection: Connection, token_hash: str) -> Invitation | None:
    """Return the invitation that a link leads to, or None. Reached by whoever holds the link."""
    table = schema.invitation
    row = connection.execute(select(table).where(table.c.token_hash == token_hash)).mappings().first()
    return None if row is None else invitation_of(dict(row))


def use(connection: Connection, invitation_id: str, now: str) -> bool:
    """Use an invitation up. Returns whether it was still open: of two at once only one gets True."""
    table = schema.invitation
    used = connection.execute(
        update(table)
        .where(
            table.c.id == invitation_id,
            table.c.used_at.is_(None),
            table.c.withdrawn_at.is_(None),
            table.c.expires_at > now,
        )
        .values(used_at=now, version=table.c.version + 1, changed_at=now)
    )
    return used.rowcount == 1


def invitation_row(entry: Invitation, token_hash: str) -> Row:
    """Return an invitation as a row."""
    terms = entry.terms
    return {
        "id": entry.invitation_id,
        "round_id": entry.round_id,
        "token_hash": token_hash,
        "purpose": entry.purpose.value,
        "email": entry.email,
        "name": entry.name,
        "role": terms.role.value if terms else None,
        "municipality_id": terms.municipality_id if terms else None,
        "visit_ids": list(terms.visit_ids) if terms else [],
        "every_round": bool(terms and terms.every_round),
        "person_id": entry.person_id,
        "language": entry.language,
        "expires_at": entry.expires_at,
        "used_at": entry.used_at,
        "withdrawn_at": entry.withdrawn_at,
    }


def invitation_of(row: Row) -> Invitation:
    """Return a row as an invitation."""
    return Invitation(
        row["id"],
        row["round_id"],
        Purpose(row["purpose"]),
        row["email"],
        row["name"],
        row["language"],
        row["expires_at"],
        _terms(row),
        row["person_id"],
        row["used_at"],
        row["withdrawn_at"],
        row["version"],
    )


def _terms(row: dict[str, Any]) -> Terms | None:
    if row["role"] is None:
        return None
    return Terms(Role(row["role"]), row["municipality_id"], tuple(row["visit_ids"]), row["every_round"])
