"""Published summaries, for readers: the statements as printed, without their evidence."""

from dataclasses import dataclass

from analysis.store import published as store_of_published
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class PublishedChapter:
    """One chapter: its title and its statements."""

    title: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedSummary:
    """One published summary."""

    release_id: str
    round_name: str
    chapters: tuple[PublishedChapter, ...]


def published_summaries(desk: Desk) -> tuple[PublishedSummary, ...]:
    """Return what is published, newest first. Readers only."""
    with desk.store.reading(desk.scope) as reading:
        found = store_of_published.published(reading)
    return tuple(
        PublishedSummary(
            release_id,
            content.round_name,
            tuple(PublishedChapter(one.title, tuple(s.text for s in one.statements())) for one in content.chapters),
        )
        for release_id, content in found
    )
