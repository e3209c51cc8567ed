"""Published summaries, for readers and municipalities: the statements as printed, without their evidence."""

from dataclasses import dataclass
from datetime import date

from analysis.store import published as store_of_published
from analysis.store.published import Published
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class PublishedChapter:
    """One chapter: its title and its statements."""

    title: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedSummary:
    """One published summary: when it was published, in which language, and as which release by number and hash."""

    release_id: str
    round_name: str
    chapters: tuple[PublishedChapter, ...]
    number: int
    sha256: str
    made_on: date
    language: str
    is_sample: bool


def published_summaries(desk: Desk) -> tuple[PublishedSummary, ...]:
    """Return what is published, the newest of each round: to a municipality of its own round only."""
    with desk.store.reading(desk.scope) as reading:
        return tuple(_shown(one) for one in store_of_published.published(reading))


def _shown(one: Published) -> PublishedSummary:
    content = one.content
    chapters = tuple(PublishedChapter(c.title, tuple(s.text for s in c.statements())) for c in content.chapters)
    return PublishedSummary(
        one.release.release_id,
        content.round_name,
        chapters,
        one.release.number,
        one.release.sha256,
        content.made_on,
        content.language,
        content.is_sample,
    )
