"""What is published, of every round, for readers. Nothing else of a round is in their reach."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from analysis.access import reader_of
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
    """Return the newest publication of each round, newest first. Readers only.

    A release that was made for a comment round is not public, whatever stage its round has reached.
    """
    reader_of(reading.scope)
    table = schema.publication
    newest: dict[str, Published] = {}
    for row in reading.rows(select(table).order_by(table.c.published_at.desc(), table.c.number.desc(), table.c.id)):
        if row["round_id"] not in newest:
            newest[row["round_id"]] = _published(row)
    return tuple(newest.values())


def one_published(reading: Reading, publication_id: str) -> Published:
    """Return a publication by its id, with its template. Readers only. Raises NotFound."""
    reader_of(reading.scope)
    table, look = schema.publication, schema.publication_template
    query = select(table, look.c.data.label("template")).outerjoin(look, look.c.id == table.c.id)
    for row in reading.rows(query.where(table.c.id == publication_id)):
        return replace(_published(row), template=None if row["template"] is None else bytes(row["template"]))
    raise NotFound("publication", publication_id)


def _published(row: Row) -> Published:
    return Published(release_of(row), summary_from_json(row["content"]), row["comments"])
