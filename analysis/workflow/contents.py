"""What the summary document holds, gathered from the round: statements with anonymous evidence, and how it was made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analysis.model.codes import Audience, RoleClass
from analysis.model.content import MethodFacts, SummaryContent
from analysis.model.rounds import Visit
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.printing import Printing, chapter_content, municipality_name
from analysis.workflow.evidence import Material

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of the summary is meant: when, for whom, in which language, and whether people decided it."""

    made_on: date
    language: str = "fi"
    audience: Audience = Audience.COMMENT_ROUND
    is_automatic_draft: bool = False
    release_number: int | None = None


def day_of(now: str) -> date:
    """Return the day of a time, as it is in Finland."""
    return datetime.fromisoformat(now).astimezone(HELSINKI).date()


def summary_content(reading: Reading, material: Material, edition: Edition) -> SummaryContent:
    """Return the summary as it would be printed."""
    current = round_store.open_round(reading)
    statements = summary_store.statements(reading)
    printing = Printing(material.participants, edition.language)
    return SummaryContent(
        current.name,
        current.agreement,
        edition.made_on,
        edition.language,
        edition.audience,
        _method(reading, material, edition.language),
        tuple(chapter_content(c, statements, material.findings, printing) for c in round_store.chapters(reading)),
        edition.is_automatic_draft,
        current.is_sample,
        edition.release_number,
    )


def _method(reading: Reading, material: Material, language: str) -> MethodFacts:
    visits = round_store.visits(reading)
    interviews = [one for visit in visits for one in visit.interviews]
    return MethodFacts(
        tuple(municipality_name(one, language) for one in material.participants),
        len(interviews) or None,
        sum(one.interviewees for one in interviews) or None,
        _roles(visits),
        tuple(theme.name(language) for theme in round_store.open_round(reading).themes if theme.code != "other"),
    )


def _roles(visits: Sequence[Visit]) -> tuple[RoleClass, ...]:
    return tuple(sorted({role for visit in visits for one in visit.interviews for role in one.role_classes}))
