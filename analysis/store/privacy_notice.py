"""The privacy notice as the customer wrote it, a text a language, with its earlier versions."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from analysis.access import lead_round_of
from analysis.store import schema
from analysis.store.reach import EVERYTHING, enter
from analysis.store.unit import Reading, Writing


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The customer's own text in one language: plain words, paragraphs by empty lines."""

    language: str
    text: str
    changed_at: str
    version: int


@dataclass(frozen=True, slots=True)
class NoticeVersion:
    """A text as it was written once. An empty text: the program's own was taken back."""

    text: str
    made_at: str
    person_id: str


def notice_text(connection: Connection, language: str) -> NoticeText | None:
    """Return the customer's text in a language, or None where nobody wrote one. For everybody."""
    table = schema.privacy_notice
    row = connection.execute(select(table).where(table.c.id == language)).mappings().first()
    return NoticeText(row["id"], row["text"], row["changed_at"], row["version"]) if row else None


def write_text(unit: Writing, language: str, text: str, version: int | None) -> None:
    """Write a text, or take it away when empty. Lead analysts only. Raises StaleWrite."""
    lead_round_of(unit.scope)
    known = notice_text(unit.connection, language)
    if known is None and text:
        unit.insert(schema.privacy_notice, {"id": language, "text": text})
    elif known is not None and text:
        unit.update(schema.privacy_notice, language, {"text": text}, version=version or 0)
    elif known is not None:
        unit.delete(schema.privacy_notice, language, version=version or 0)


def versions(reading: Reading, language: str) -> tuple[NoticeVersion, ...]:
    """Return the texts that were ever written in a language, newest first. Lead analysts only."""
    lead_round_of(reading.scope)
    # The notice is the whole house's: its versions may have been written with another round open.
    enter(reading.connection, EVERYTHING)
    change, step = schema.row_change, schema.step
    query = (
        select(change.c.after, step.c.made_at, step.c.person_id)
        .join(step, step.c.id == change.c.step_id)
        .where(change.c.table_name == "privacy_notice", change.c.row_id == language)
        .order_by(step.c.sequence.desc(), change.c.ordinal.desc())
    )
    return tuple(
        NoticeVersion(row["after"]["text"] if row["after"] else "", row["made_at"], row["person_id"])
        for row in reading.rows(query)
    )
