"""Which recurring findings go together: those that come up in the same interviews."""

from collections import defaultdict

from analysis.model.finnish_order import finnish_key
from analysis.recurring.talks import shared_talks
from analysis.store.material import FindingFacts
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_texts import unnamed_groups
from analysis.workflow.explore_views import GroupLink, GroupLinks, LinkedGroup

# More lines than this are a ball of wool.
MOST_LINKS = 80


def links(desk: Desk) -> GroupLinks:
    """Return the recurring findings and the pairs of them that came up in the same interviews, strongest first."""
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, "links", lambda: _made(reading))


def _made(reading: Reading) -> GroupLinks:
    groups = sorted(
        unnamed_groups(reading).values(), key=lambda one: (one.theme_code, finnish_key(one.title), one.recurring_id)
    )
    numbered = tuple(
        LinkedGroup(place + 1, one.recurring_id, one.title, one.theme_code, one.direction, one.finding_ids)
        for place, one in enumerate(groups)
    )
    numbers = {one.recurring_id: one.number for one in numbered}
    talks: dict[str, set[str]] = defaultdict(set)
    for one in facts_of_findings(reading):
        if one.recurring_id in numbers:
            talks[one.recurring_id].add(talk_of(one))
    pairs = shared_talks({key: frozenset(held) for key, held in talks.items()})
    shown = tuple(_link(numbers[one.first], numbers[one.second], one.talks) for one in pairs[:MOST_LINKS])
    return GroupLinks(numbered, shown, len(pairs) - len(shown))


def _link(one: int, other: int, talks: int) -> GroupLink:
    return GroupLink(min(one, other), max(one, other), talks)


def talk_of(one: FindingFacts) -> str:
    """Return which talk a finding is from: its interview; where notes do not tell, the same file and class heard."""
    return one.interview_id or f"{one.document_id}|{one.municipality_id or ''}|{one.role_class or ''}"
