"""Publications as analysts see them: frozen once, never changed, each with what its statements rested on."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select

from analysis.access import lead_round_of, round_of
from analysis.model.summary import Release
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a publication holds: the summary and the handled comments as canonical JSON, its basis, and the template.

    `template` are the bytes of the Word template that its files are made with, none where they have our own look.
    """

    language: str
    content: str
    comments: str
    basis: Any
    template: bytes = b""


def publications(reading: Reading) -> tuple[Release, ...]:
    """Return the publications of the open round, newest first."""
    table = schema.publication
    columns = [one for one in table.c if one.name not in ("content", "comments")]
    query = select(*columns).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.number.desc())
    return tuple(release_of(row) for row in reading.rows(query))


def publication_content(reading: Reading, publication_id: str) -> str:
    """Return a publication's frozen summary as canonical JSON."""
    round_of(reading.scope)
    return str(reading.row(schema.publication, publication_id)["content"])


def bases(reading: Reading) -> tuple[Any, ...]:
    """Return what the statements of each publication of the open round rested on, oldest publication first."""
    table, published = schema.publication_basis, schema.publication
    query = select(table.c.statements).join(published, published.c.id == table.c.id)
    query = query.where(table.c.round_id == round_of(reading.scope)).order_by(published.c.number)
    return tuple(row["statements"] for row in reading.rows(query))


def add_publication(unit: Writing, release: Release, frozen: Frozen) -> None:
    """Freeze a publication. Lead analysts only."""
    round_id = lead_round_of(unit.scope)
    row = {
        "id": release.release_id,
        "round_id": round_id,
        "number": release.number,
        "language": frozen.language,
        "content": frozen.content,
        "comments": frozen.comments,
        "sha256": release.sha256,
        "published_by": release.released_by,
        "published_at": release.released_at,
    }
    basis = {"id": release.release_id, "round_id": round_id, "statements": frozen.basis}
    unit.connection.execute(insert(schema.publication).values(**row))
    look = {"id": release.release_id, "round_id": round_id, "data": frozen.template}
    look["sha256"] = sha256(frozen.template).hexdigest()
    unit.connection.execute(insert(schema.publication_basis).values(**basis))
    unit.connection.execute(insert(schema.publication_template).values(**look))
    hashes = {"sha256": release.sha256, "template_sha256": look["sha256"]}
    unit.audit("publish", "publication", release.release_id, None, hashes)


def release_of(row: Row) -> Release:
    """Return a publication's row as a release: its number, hash, and who published it when."""
    return Release(row["id"], row["round_id"], row["number"], row["sha256"], row["published_by"], row["published_at"])
