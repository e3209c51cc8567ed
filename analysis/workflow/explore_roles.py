"""Which classes of interviewees speak of what, over the whole round and never so that a person could be picked out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.model.codes import RoleClass
from analysis.model.rounds import Visit
from analysis.store import rounds as round_store
from analysis.store.material import FindingFacts
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_views import RoleRow, RoleTable

# A class of fewer people than this over the whole round is shown only together with others.
FEWEST_PEOPLE = 3


def roles_by_themes(desk: Desk) -> RoleTable:
    """Return which role classes speak of which themes; classes of few people are joined, or left out where too few."""
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, "roles", lambda: _made(reading))


def _made(reading: Reading) -> RoleTable:
    facts = facts_of_findings(reading)
    spoke = [one for one in facts if one.role_class]
    people = people_by_role(round_store.visits(reading), spoke)
    present = [role for role in RoleClass if any(one.role_class == role for one in spoke)]
    shown, folded = shown_and_folded(present, people)
    rows = [RoleRow(role, _by_theme(one for one in spoke if one.role_class == role)) for role in shown]
    joined = [one for one in spoke if one.role_class in folded]
    is_enough = sum(people.get(role, 0) for role in folded) >= FEWEST_PEOPLE
    if joined and is_enough:
        rows.append(RoleRow(None, _by_theme(joined)))
    hidden = 0 if is_enough else len(joined)
    return RoleTable(tuple(rows), len(folded), len(facts) - len(spoke), hidden)


def people_by_role(visits: Iterable[Visit], spoke: Iterable[FindingFacts]) -> dict[RoleClass, int]:
    """Return at least how many people of each class were heard over the round.

    Of an interview with several classes each has one for certain. Where no interview of a municipality is known to
    have had the class, but a finding names it, there was one.
    """
    known: dict[tuple[RoleClass, str], int] = defaultdict(int)
    for visit in visits:
        for interview in visit.interviews:
            for role in interview.role_classes:
                certain = interview.interviewees if len(interview.role_classes) == 1 else 1
                known[role, visit.host_id] += max(certain, 1)
    for one in spoke:
        if one.role_class and one.municipality_id:
            place = RoleClass(one.role_class), one.municipality_id
            known[place] = max(known[place], 1)
    people: dict[RoleClass, int] = defaultdict(int)
    for (role, _municipality), count in known.items():
        people[role] += count
    return dict(people)


def shown_and_folded(
    present: Sequence[RoleClass], people: Mapping[RoleClass, int]
) -> tuple[tuple[RoleClass, ...], tuple[RoleClass, ...]]:
    """Return the classes that may be shown alone, and those to be joined.

    One class alone would not be hidden by joining nothing to it, nor would two people: then the next smallest goes
    with them.
    """
    by_size = sorted(present, key=lambda role: (people.get(role, 0), role.value))
    folded = [role for role in by_size if people.get(role, 0) < FEWEST_PEOPLE]
    rest = [role for role in by_size if role not in folded]
    while folded and rest and (len(folded) < 2 or sum(people.get(role, 0) for role in folded) < FEWEST_PEOPLE):
        folded.append(rest.pop(0))
    return tuple(role for role in present if role in rest), tuple(folded)


def _by_theme(findings: Iterable[FindingFacts]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in findings:
        found[one.theme_code].append(one.finding_id)
    return {theme: tuple(ids) for theme, ids in sorted(found.items())}
