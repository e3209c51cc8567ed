"""The privacy notice: read by everybody, signed in or not; written by lead analysts, a text a language."""

from analysis.access import lead_round_of
from analysis.errors import InvalidInput
from analysis.store import people, privacy_notice
from analysis.store.privacy_notice import NoticeText, NoticeVersion
from analysis.store.unit import Store
from analysis.workflow.desk import Desk
from analysis.workflow.people import LANGUAGES

LONGEST = 20_000
__all__ = ["LONGEST", "NoticeText", "NoticeVersion", "notice", "paragraphs", "versions", "write"]


def notice(store: Store, language: str) -> NoticeText | None:
    """Return the customer's own text in a language, or None: then the program's own text stands."""
    with store.database.begin() as connection:
        return privacy_notice.notice_text(connection, language)


def write(desk: Desk, language: str, text: str, version: int | None) -> None:
    """Write the notice in one language; an empty text brings the program's own back. Lead analysts only."""
    lead_round_of(desk.scope)
    if language not in LANGUAGES:
        raise InvalidInput("language", "unknown")
    if len(text) > LONGEST:
        raise InvalidInput("text", "too_long")
    with desk.store.writing(desk.scope, "write_privacy_notice") as unit:
        privacy_notice.write_text(unit, language, text.strip(), version)


def versions(desk: Desk, language: str) -> tuple[tuple[NoticeVersion, str], ...]:
    """Return the versions in a language with the names of who wrote them, newest first. Lead analysts only."""
    with desk.store.reading(desk.scope) as reading:
        names = people.names(reading.connection)
        return tuple((one, names.get(one.person_id, "")) for one in privacy_notice.versions(reading, language))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text's paragraphs: what empty lines divide."""
    return tuple(part for part in (one.strip() for one in text.replace("\r", "").split("\n\n")) if part)
