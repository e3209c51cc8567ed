"""What is published: releases frozen for the public, of every round, for readers."""

from sqlalchemy import select

from analysis.access import reader_of
from analysis.model.codes import Audience
from analysis.model.content import SummaryContent
from analysis.model.content_json import summary_from_json
from analysis.store import schema
from analysis.store.unit import Reading


def published(reading: Reading) -> tuple[tuple[str, SummaryContent], ...]:
    """Return the newest public release of each round with its id, newest first.

    A release that was made for a comment round is not public, whatever stage its round has reached.
    """
    reader_of(reading.scope)
    table = schema.release
    query = select(table.c.id, table.c.round_id, table.c.content).order_by(table.c.released_at.desc(), table.c.id)
    newest: dict[str, tuple[str, SummaryContent]] = {}
    for row in reading.rows(query):
        content = summary_from_json(row["content"])
        if content.audience is Audience.PUBLIC and row["round_id"] not in newest:
            newest[row["round_id"]] = (row["id"], content)
    return tuple(newest.values())
