"""Whether a reader of all statements can work out whose an unnamed difficulty is (decisions.md 7).

Method: every set of municipalities that the printed words allow is a possible world. A reader who finds a municipality
in all of them knows it. The outsider has the words alone, a participant also knows whether the difficulty is its own.
With three to six participants there are at most 64 worlds, so that all are looked at and nothing is estimated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.model.codes import Attribution, Direction, Quantifier, StatementKind
from analysis.model.summary import Statement, Violation
from analysis.summary.central import stems_of
from analysis.summary.claim_rules import quantifiers_in
from analysis.summary.facts import StatementFacts, printed_text
from analysis.summary.names import names_in
from analysis.summary.quantifiers import is_difficulty

Facts = Mapping[str, StatementFacts]

# Share of the shorter text's word beginnings: from here on two statements are taken to be about one thing.
_SAME_TOPIC = 0.6
_FEWEST_STEMS = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """What the words of a document say of one difficulty.

    `participants` take part; `named_well` are named beside the opposite; at least `fewest` and at most `most` have it.
    """

    participants: frozenset[str]
    named_well: frozenset[str]
    fewest: int
    most: int

    def worlds(self) -> tuple[frozenset[str], ...]:
        """Return every set of municipalities that could be meant."""
        left = sorted(self.participants - self.named_well)
        sizes = range(self.fewest, min(self.most, len(left)) + 1)
        return tuple(frozenset(world) for size in sizes for world in combinations(left, size))


def worked_out(printed: Printed, meant: frozenset[str]) -> frozenset[str]:
    """Return the municipalities of `meant` that an outsider, or any one participant, knows to have the difficulty."""
    worlds = printed.worlds()
    known = _in_all(worlds)
    for own in sorted(printed.participants):
        fitting = [world for world in worlds if (own in world) == (own in meant)]
        known |= _in_all(fitting) - {own}
    return known & meant


def told_by_elimination(statements: Sequence[Statement], facts: Facts) -> Iterator[Violation]:
    """An unnamed difficulty whose owner is left over when the names printed elsewhere are taken away.

    Rationale: a difficulty that can be worked out is a named difficulty, whatever chapter the names stand in. So it is
    as hard as one.
    """
    for one in statements:
        found = facts[one.statement_id].found
        if one.kind is StatementKind.CLAIM and is_difficulty(one.direction) and found:
            printed = printed_of(one, statements, facts)
            if printed.named_well and worked_out(printed, found):
                yield Violation("told_by_elimination", one.statement_id, "", hard=True)


def printed_of(one: Statement, statements: Sequence[Statement], facts: Facts) -> Printed:
    """Return what all statements together print of one difficulty."""
    own = facts[one.statement_id]
    participants = frozenset(m.municipality_id for m in own.participants)
    beside = [other for other in statements if other is not one and _is_same_topic(one, other)]
    works = [other for other in beside if other.kind is StatementKind.CLAIM and other.direction is Direction.WORKS]
    named = frozenset(name for other in works for name in _named(other, facts[other.statement_id]))
    same = [one, *(other for other in beside if _is_same_difficulty(other, own.found, facts))]
    fewest, most = _bounds(same, len(participants))
    well = max([len(named), *(_fewest(other, len(participants)) for other in works)])
    return Printed(participants, named, fewest, min(most, len(participants) - well))


def _in_all(worlds: Iterable[frozenset[str]]) -> frozenset[str]:
    seen = list(worlds)
    return frozenset.intersection(*seen) if seen else frozenset()


def _is_same_difficulty(other: Statement, found: frozenset[str], facts: Facts) -> bool:
    is_claim = other.kind is StatementKind.CLAIM and is_difficulty(other.direction)
    return is_claim and facts[other.statement_id].found == found


def _is_same_topic(one: Statement, other: Statement) -> bool:
    if one.recurring_id and one.recurring_id == other.recurring_id:
        return True
    if {*one.finding_ids, *one.counter_ids} & {*other.finding_ids, *other.counter_ids}:
        return True
    first, second = stems_of(one.text), stems_of(other.text)
    fewer = min(len(first), len(second))
    return fewer >= _FEWEST_STEMS and len(first & second) >= _SAME_TOPIC * fewer


def _named(statement: Statement, facts: StatementFacts) -> Iterator[str]:
    text = printed_text(statement)
    for one in facts.participants:
        is_attributed = statement.attribution is Attribution.NAMED
        is_own = is_attributed and statement.named_municipality_id == one.municipality_id
        if is_own or names_in(text, one.names()):
            yield one.municipality_id


def _bounds(difficulties: Iterable[Statement], participants: int) -> tuple[int, int]:
    """The same set of municipalities behind several statements has to fit the words of each."""
    each = [(_fewest(one, participants), _most(one, participants)) for one in difficulties]
    return max(fewest for fewest, _ in each), min(most for _, most in each)


def _fewest(statement: Statement, participants: int) -> int:
    """Without a quantifier there is at least one."""
    meaning = {Quantifier.SOME: 2, Quantifier.MANY: 3, Quantifier.ALL: participants}
    return max([1, *(meaning.get(used, 1) for used, _ in quantifiers_in(statement.text))])


def _most(statement: Statement, participants: int) -> int:
    """*Some* leaves at least two outside (decisions.md 8), *one* means one."""
    meaning = {Quantifier.SOME: participants - 2, Quantifier.ONE: 1}
    return min([participants, *(meaning.get(used, participants) for used, _ in quantifiers_in(statement.text))])
