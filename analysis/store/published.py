"""What is published: of every round for readers, of its own for a municipality. Nothing else is in their reach."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select

from analysis.access import published_round_of
from analysis.errors import NotFound
from analysis.model.content import SummaryContent
from analysis.model.content_json import summary_from_json
from analysis.model.summary import Release
from analysis.store import schema
from analysis.store.publications import release_of
from analysis.store.unit import Reading, Row


@dataclass(frozen=True, slots=True)
class Published:
    """One publication: which release it is, its summary, and the handled comments as canonical JSON.

    `template` are the bytes of the Word template of its files: empty for our own look, None where it was not kept yet
    when this was published, or was not asked for.
    """

    release: Release
    content: SummaryContent
    comments: str
    template: bytes | None = None


def published(reading: Reading) -> tuple[Published, ...]:
    """Return the newest publication of each round that the scope reads, newest first. Readers and municipalities only.

    A release that was made for a comment round is not public, whatever stage its round has reached.
    """
    table = schema.publication
    newest: dict[str, Published] = {}
    query = _within_reach(select(table), published_round_of(reading.scope))
    for row in reading.rows(query.order_by(table.c.published_at.desc(), table.c.number.desc(), table.c.id)):
        if row["round_id"] not in newest:
            newest[row["round_id"]] = _published(row)
    return tuple(newest.values())


def one_published(reading: Reading, publication_id: str) -> Published:
    """Return a publication by its id, with its template. Readers and municipalities only.

    Raises NotFound, for a municipality also where it is another round's.
    """
    table, look = schema.publication, schema.publication_template
    query = select(table, look.c.data.label("template")).outerjoin(look, look.c.id == table.c.id)
    query = _within_reach(query, published_round_of(reading.scope))
    for row in reading.rows(query.where(table.c.id == publication_id)):
        return replace(_published(row), template=None if row["template"] is None else bytes(row["template"]))
    raise NotFound("publication", publication_id)


def _within_reach(query: Select[Any], round_id: str | None) -> Select[Any]:
    return query if round_id is None else query.where(schema.publication.c.round_id == round_id)


def _published(row: Row) -> Published:
    return Published(release_of(row), summary_from_json(row["content"]), row["comments"])
