"""The way of everything that was noted, from the kind of source to the summary: nothing is dropped without a word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from analysis.model.codes import LineStatus
from analysis.store import recurring as recurring_store
from analysis.store.material import FindingFacts, LineCount, lines_without_finding
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_views import Flow, FlowLink
from analysis.workflow.open_suggestions import left_of

NO_FINDING = "theme:"
RECURRING, LOCAL, SUGGESTED, ALONE = "state:recurring", "state:local", "state:suggested", "state:alone"
SET_ASIDE, WAITING, GONE = "state:set_aside", "state:waiting", "state:gone"
IN_SUMMARY, NOT_IN_SUMMARY = "end:statement", "end:none"
# The order in which places stand in their columns.
PLACES = (RECURRING, LOCAL, SUGGESTED, ALONE, SET_ASIDE, WAITING, GONE, IN_SUMMARY, NOT_IN_SUMMARY)
_OF_LINES = {LineStatus.SET_ASIDE.value: SET_ASIDE, LineStatus.WAITING.value: WAITING, LineStatus.IMPORTED.value: GONE}


def flow(desk: Desk) -> Flow:
    """Return how findings, and lines that gave none, go from source to theme to recurring finding to summary."""
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, "flow", lambda: _made(reading))


def _made(reading: Reading) -> Flow:
    accepted = recurring_store.all_recurring(reading)
    open_ones = left_of(reading, recurring_store.open_suggestions(reading), accepted)
    suggested = {key: LOCAL if one.is_local else SUGGESTED for one in open_ones for key in one.finding_ids}
    return flow_of(facts_of_findings(reading), suggested, lines_without_finding(reading))


def flow_of(findings: Iterable[FindingFacts], suggested: Mapping[str, str], lines: Iterable[LineCount]) -> Flow:
    """Return the flow of findings and of lines that gave none; `suggested` holds the place of those only suggested."""
    every, left = tuple(findings), tuple(lines)
    places: dict[str, set[str]] = defaultdict(set)
    for one in every:
        if one.recurring_id and one.municipality_id:
            places[one.recurring_id].add(one.municipality_id)
    counts: Counter[tuple[str, str]] = Counter()
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in every:
        for link in _links_of(one, suggested, places):
            counts[link] += 1
            held[link].append(one.finding_id)
    for line in left:
        way = (f"layout:{line.layout}", NO_FINDING, _OF_LINES[line.status], NOT_IN_SUMMARY)
        for link in pairwise(way):
            counts[link] += line.lines
    links = tuple(FlowLink(*link, counts[link], tuple(held[link])) for link in sorted(counts))
    return Flow(links, len(every), sum(line.lines for line in left))


def _links_of(
    one: FindingFacts, suggested: Mapping[str, str], places: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    if one.recurring_id:
        state = RECURRING if len(places[one.recurring_id]) > 1 else LOCAL
    else:
        state = suggested.get(one.finding_id, ALONE)
    end = IN_SUMMARY if one.in_statement else NOT_IN_SUMMARY
    return pairwise((f"layout:{one.layout}", f"theme:{one.theme_code}", state, end))
