"""Words of findings for figures, which people save and send on: names of municipalities are taken out of them."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.model.findings import Finding
from analysis.model.hashing import sha256_of
from analysis.model.recurring import RecurringFinding
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading
from analysis.summary.names import with_names_replaced
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import SaidRow

# Written as hidden people are: [henkilö 2].
HIDDEN_NAME = "[kunta]"


def round_names(reading: Reading) -> tuple[str, ...]:
    """Return every name by which a municipality of the open round may be called."""
    return tuple(name for one in round_store.municipalities(reading) for name in one.names())


def unnamed(text: str, names: Sequence[str]) -> str:
    """Return a text with the names of municipalities hidden."""
    return with_names_replaced(text, names, HIDDEN_NAME)


def unnamed_finding(finding: Finding, names: Sequence[str]) -> Finding:
    """Return a finding with the names of municipalities hidden in its text."""
    return replace(finding, text=unnamed(finding.text, names))


def unnamed_groups(reading: Reading) -> dict[str, RecurringFinding]:
    """Return the recurring findings of the open round by id, names of municipalities hidden in their titles."""
    names = round_names(reading)
    found = recurring_store.all_recurring(reading)
    return {one.recurring_id: replace(one, title=unnamed(one.title, names)) for one in found}


def drawn_by_lot(ids: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the ids, or that many of them in a lot that is the same on every run; sorted."""
    if len(ids) <= most:
        return tuple(sorted(ids))
    return tuple(sorted(sorted(ids, key=sha256_of)[:most]))


def said(desk: Desk, finding_ids: Sequence[str]) -> tuple[SaidRow, ...]:
    """Return findings by id for the list below a figure, in the order asked for; those of other rounds are left out."""
    with desk.store.reading(desk.scope) as reading:
        names = round_names(reading)
        placed = finding_store.placed_findings(reading, finding_ids)
    return tuple(
        SaidRow(
            one.finding.finding_id,
            unnamed(one.finding.text, names),
            one.finding.theme_code,
            one.finding.finding_type,
            None if one.recurring_title is None else unnamed(one.recurring_title, names),
        )
        for one in placed
    )
