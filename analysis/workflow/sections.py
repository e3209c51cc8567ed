"""A municipality's own section, as frozen in the newest release; nothing of another municipality is in reach here."""

from dataclasses import dataclass

from analysis.model.codes import RoundStage
from analysis.model.content import SectionContent
from analysis.model.content_json import section_from_json
from analysis.model.summary import Release
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.summary.comparison import StatementChange
from analysis.summary.section_changes import section_changes
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """Whose section it is, and how far the round is."""

    round_name: str
    municipality_name: str
    stage: RoundStage


@dataclass(frozen=True, slots=True)
class OwnSection:
    """The section with the release it was cut from."""

    round_name: str
    municipality_name: str
    release: Release
    content: SectionContent


@dataclass(frozen=True, slots=True)
class OwnChanges:
    """What differs in the own section since the release before, by that release's number."""

    before: int
    statements: tuple[StatementChange, ...]


def section_status(desk: Desk) -> SectionStatus:
    """Return whose section it is, and how far the round is; there need be no release yet."""
    with desk.store.reading(desk.scope) as reading:
        current = round_store.round_for_section(reading)
        return SectionStatus(current.name, round_store.own_municipality(reading).name_fi, current.stage)


def own_section(desk: Desk) -> OwnSection | None:
    """Return the municipality's section of the newest release, or None before the first."""
    status = section_status(desk)
    with desk.store.reading(desk.scope) as reading:
        found = release_store.own_section(reading)
    if found is None:
        return None
    release, content = found
    return OwnSection(status.round_name, status.municipality_name, release, section_from_json(content))


def own_changes(desk: Desk) -> OwnChanges | None:
    """Return what changed in the own section since the release before; None when there was none before."""
    with desk.store.reading(desk.scope) as reading:
        newest, earlier = release_store.own_section(reading), release_store.earlier_own_section(reading)
    if newest is None or earlier is None:
        return None
    changes = section_changes(section_from_json(earlier[1]), section_from_json(newest[1]))
    return OwnChanges(earlier[0].number, changes)
