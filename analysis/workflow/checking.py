"""What is worth another look among recurring findings and suggestions: every rule, every pair of them compared."""

from collections.abc import Iterable

from analysis.model.recurring import Answer
from analysis.recurring.quality import Material, QualityFlag, groups_of, quality_flags
from analysis.store import recurring as recurring_store
from analysis.workflow.desk import Desk
from analysis.workflow.open_suggestions import left_of
from analysis.workflow.round_judgement import round_judgement

__all__ = ["QualityFlag", "quality_of"]

Flags = dict[str, tuple[QualityFlag, ...]]


def quality_of(desk: Desk) -> Flags:
    """Return the flags of each recurring finding and suggestion by id; those without a flag are not among them."""
    with desk.store.reading(desk.scope) as reading:
        found = round_judgement(reading)
        suggestions = left_of(reading, recurring_store.open_suggestions(reading), found.accepted)
        apart = frozenset(one.pair for one in found.constraints if one.answer is Answer.APART)
        known = {finding.finding_id: finding for finding in found.judgement.corpus.findings}
        groups = groups_of(found.accepted, suggestions, known)
        return _by_group(quality_flags(groups, Material(found.judgement, apart)))


def _by_group(flags: Iterable[QualityFlag]) -> Flags:
    found: Flags = {}
    for flag in flags:
        for group_id in flag.group_ids:
            found[group_id] = (*found.get(group_id, ()), flag)
    return found
