"""What people said of pairs, closed under its consequences: a with b and b with c is a with c."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.errors import InconsistentConstraints
from analysis.model.recurring import Answer, Constraint, RecurringFinding


@dataclass(frozen=True, slots=True)
class Closure:
    """Every consequence of the answers: `blocks` of findings that are together, `apart` pairs of blocks.

    A finding that nobody joined with another is in no block; `block_of` then gives the finding itself.
    """

    blocks: tuple[tuple[str, ...], ...]
    leaders: dict[str, str]
    apart: frozenset[tuple[str, str]]

    def block_of(self, finding_id: str) -> str:
        """Return the id that stands for the finding's block: its first member, or itself."""
        return self.leaders.get(finding_id, finding_id)

    def are_together(self, a: str, b: str) -> bool:
        """Return whether the answers put the two together."""
        return self.block_of(a) == self.block_of(b)

    def are_apart(self, a: str, b: str) -> bool:
        """Return whether the answers keep the two apart."""
        return _pair(self.block_of(a), self.block_of(b)) in self.apart

    def is_decided(self, a: str, b: str) -> bool:
        """Return whether the answers tell of the two."""
        return self.are_together(a, b) or self.are_apart(a, b)


def closure_of(constraints: Iterable[Constraint]) -> Closure:
    """Return the closure of answers. Raises InconsistentConstraints naming the pairs that cannot be obeyed."""
    answers = sorted(set(constraints), key=lambda one: (one.pair, one.answer))
    leaders = _leaders([one.pair for one in answers if one.answer is Answer.TOGETHER])
    apart = [one.pair for one in answers if one.answer is Answer.APART]
    broken = tuple(pair for pair in apart if leaders.get(pair[0], pair[0]) == leaders.get(pair[1], pair[1]))
    if broken:
        raise InconsistentConstraints(broken)
    blocks: dict[str, list[str]] = {}
    for finding_id in sorted(leaders):
        blocks.setdefault(leaders[finding_id], []).append(finding_id)
    pairs = frozenset(_pair(leaders.get(a, a), leaders.get(b, b)) for a, b in apart)
    return Closure(tuple(tuple(block) for _, block in sorted(blocks.items())), leaders, pairs)


def with_accepted(
    constraints: Sequence[Constraint], accepted: Sequence[RecurringFinding], present: Iterable[str]
) -> tuple[tuple[Constraint, ...], dict[str, str]]:
    """Return the answers together with what acceptance means, and the accepted recurring finding of each member.

    Members of one are together, two accepted ones stay apart, and an older answer about two members is overtaken.
    A finding in several belongs to the first here: it is not suggested again in any case.
    """
    here = set(present)
    members = _members(accepted, here)
    firsts = {key: next(f for f, owner in sorted(members.items()) if owner == key) for key in set(members.values())}
    told = [
        one
        for one in constraints
        if set(one.pair) <= here and not (one.finding_a in members and one.finding_b in members)
    ]
    joined = [_answer(f, firsts[key], Answer.TOGETHER) for f, key in members.items() if f != firsts[key]]
    keys = sorted(firsts)
    parted = [_answer(firsts[a], firsts[b], Answer.APART) for at, a in enumerate(keys) for b in keys[at + 1 :]]
    return tuple(_without_overtaken(told, members, firsts)) + tuple(joined) + tuple(parted), members


def _members(accepted: Sequence[RecurringFinding], here: set[str]) -> dict[str, str]:
    members: dict[str, str] = {}
    for recurring in sorted(accepted, key=lambda one: one.recurring_id):
        for finding_id in recurring.finding_ids:
            if finding_id in here:
                members.setdefault(finding_id, recurring.recurring_id)
    return members


def _without_overtaken(
    told: Sequence[Constraint], members: dict[str, str], firsts: dict[str, str]
) -> Iterable[Constraint]:
    """Yield answers that still hold: nothing is with one member of an accepted finding and apart from another."""
    by_acceptance = [_answer(f, firsts[key], Answer.TOGETHER) for f, key in members.items() if f != firsts[key]]
    together = [one for one in told if one.answer is Answer.TOGETHER]
    leaders = _leaders([one.pair for one in [*by_acceptance, *together]])
    for one in told:
        a, b = (leaders.get(finding_id, finding_id) for finding_id in one.pair)
        touches = one.finding_a in members or one.finding_b in members
        if one.answer is Answer.APART and touches and a == b:
            continue
        yield one


def _answer(a: str, b: str, answer: Answer) -> Constraint:
    return Constraint(a, b, answer)


def _leaders(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the smallest id that each joined id is connected with."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    return {key: root(key) for key in sorted(parent)}


def _pair(a: str, b: str) -> tuple[str, str]:
    return (min(a, b), max(a, b))
