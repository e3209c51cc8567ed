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
Earlier = Sequence[tuple[Statement, StatementFacts]]
"""Statements of earlier public releases, each with its facts as they were then."""

# Share of the shorter text's word beginnings: from here on two statements are taken to be about one thing.
_SAME_TOPIC = 0.5
_FEWEST_SHARED = 2
# The frame of statements, which says nothing of what they are about.
_FRAME = stems_of(
    "Kaikissa mukana olleissa kunnissa useassa useissa osassa kunnista yhdessä kunnassa haastatteluissa nousi nousivat "
    "esiin esille annettiin vinkki toisaalta myös sekä mutta että joka jotka ole olla oli ovat eivät eikä kun niin "
    "kuten esimerkiksi lisäksi sitä sen siitä tämä kaupungissa kunnan kunnat"
)


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


def told_by_elimination(statements: Sequence[Statement], facts: Facts, earlier: Earlier = ()) -> Iterator[Violation]:
    """An unnamed difficulty whose owner is left over when the names printed elsewhere are taken away.

    Rationale: a difficulty that can be worked out is a named difficulty, whatever chapter or earlier public release
    (`earlier`) the names stand in. So it is as hard as one. Where the difficulty itself is out of the house already,
    it is the new name that must not follow.
    """
    now = [(one, facts[one.statement_id]) for one in statements]
    every = (*now, *earlier)
    for one, own in every:
        if not _tells_of_difficulty(one) or not own.found:
            continue
        printed = printed_of(one, own, every)
        if printed.named_well and worked_out(printed, own.found):
            for told in _to_blame(one, own, statements):
                yield Violation("told_by_elimination", told.statement_id, "", hard=True)


def printed_of(one: Statement, own: StatementFacts, every: Earlier) -> Printed:
    """Return what all statements together print of one difficulty.

    The evidence annex lists the findings behind each, so that there are no more municipalities than findings.
    """
    participants = frozenset(m.municipality_id for m in own.participants)
    beside = [entry for entry in every if entry[0] is one or _is_same_topic(one, entry[0])]
    works = [other for other, _ in beside if _tells_what_works(other)]
    named = frozenset(name for other in works for name in _named(other, own))
    lacks = [entry for entry in beside if _tells_of_difficulty(entry[0])]
    fewest = max(_fewest(other, len(participants)) for other, _ in lacks)
    most = min(min(_most(other, len(participants)), len(known.evidence)) for other, known in lacks if known.evidence)
    well = max([len(named), *(_fewest(other, len(participants)) for other in works)])
    # Statements that fit no single set tell of more than one: the reader then knows the smaller bound.
    return Printed(participants, named, fewest, max(fewest, min(most, len(participants) - well)))


def _to_blame(one: Statement, own: StatementFacts, statements: Sequence[Statement]) -> Iterator[Statement]:
    if any(other is one for other in statements):
        yield one
        return
    for other in statements:
        if _tells_what_works(other) and _is_same_topic(one, other) and any(_named(other, own)):
            yield other


def _in_all(worlds: Iterable[frozenset[str]]) -> frozenset[str]:
    seen = list(worlds)
    return frozenset.intersection(*seen) if seen else frozenset()


def _tells_what_works(statement: Statement) -> bool:
    return statement.kind is StatementKind.CLAIM and statement.direction is Direction.WORKS


def _tells_of_difficulty(statement: Statement) -> bool:
    return statement.kind is StatementKind.CLAIM and is_difficulty(statement.direction)


def _is_same_topic(one: Statement, other: Statement) -> bool:
    if one.recurring_id and one.recurring_id == other.recurring_id:
        return True
    if {*one.finding_ids, *one.counter_ids} & {*other.finding_ids, *other.counter_ids}:
        return True
    first, second = stems_of(one.text) - _FRAME, stems_of(other.text) - _FRAME
    shared = len(first & second)
    return shared >= _FEWEST_SHARED and shared >= _SAME_TOPIC * min(len(first), len(second))


def _named(statement: Statement, facts: StatementFacts) -> Iterator[str]:
    text = printed_text(statement)
    for one in facts.participants:
        is_attributed = statement.attribution is Attribution.NAMED
        is_own = is_attributed and statement.named_municipality_id == one.municipality_id
        if is_own or names_in(text, one.names()):
            yield one.municipality_id


def _fewest(statement: Statement, participants: int) -> int:
    """Without a quantifier there is at least one."""
    meaning = {Quantifier.SOME: 2, Quantifier.MANY: 3, Quantifier.ALL: participants}
    return max([1, *(meaning.get(used, 1) for used, _ in quantifiers_in(statement.text))])


def _most(statement: Statement, participants: int) -> int:
    """*Some* leaves at least two outside (decisions.md 8), *one* means one."""
    meaning = {Quantifier.SOME: participants - 2, Quantifier.ONE: 1}
    return min([participants, *(meaning.get(used, participants) for used, _ in quantifiers_in(statement.text))])
