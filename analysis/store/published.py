"""What is published, of every round, for readers. Nothing else of a round is in their reach."""

from dataclasses import dataclass

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
    """One publication: which release it is, its summary, and the handled comments as canonical JSON."""

    release: Release
    content: SummaryContent
    comments: str


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
    """Return a publication by its id. Readers only. Raises NotFound."""
    reader_of(reading.scope)
    table = schema.publication
    for row in reading.rows(select(table).where(table.c.id == publication_id)):
        return _published(row)
    raise NotFound("publication", publication_id)


def _published(row: Row) -> Published:
    return Published(release_of(row), summary_from_json(row["content"]), row["comments"])
