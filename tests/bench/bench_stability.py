"""Whether groups stay what they were: in another order of upload, and when findings are added."""

from collections.abc import Sequence
from random import Random
from statistics import mean

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import active_embedder
from analysis.model.codes import Direction
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding
from analysis.recurring.corpus import Rows
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from analysis.recurring.suggest import groups
from analysis.workflow.corpora import corpus_in_use
from tests.bench.rounds import AnsweredRound, every_round
from tests.bench.vectors import vectors_of

_SHUFFLES = 10
_ADDED = 30
_SEEDS = range(5)

Record = dict[str, object]
Groups = dict[str, frozenset[str]]


class _Round:
    def __init__(self, answered: AnsweredRound, analyser: Analyser) -> None:
        self.findings, self.name = answered.findings, answered.name
        self._analyser, self._embedder = analyser, active_embedder(analyser)
        self._vectors: dict[str, Rows] = vectors_of(answered.findings, self._embedder)

    def grouped(
        self, findings: Sequence[Finding], accepted: Sequence[RecurringFinding] = (), before: Groups | None = None
    ) -> Groups:
        """Return each finding's group by id; `before` is the run before, where it is at hand."""
        vectors = {finding.finding_id: self._vectors[finding.finding_id] for finding in findings}
        corpus = corpus_in_use(findings, vectors, self._embedder, self._analyser)
        judgement = judged(corpus, default_settings(self._embedder), (), accepted)
        named = {key: min(members) for key, members in (before or {}).items()}
        found = groups(judgement.after(named) if named else judgement)
        return {finding_id: frozenset(members) for members in found for finding_id in members}


def run() -> list[Record]:
    """Return a record for each round."""
    analyser = Analyser(dictionary_directory())
    return [_record(_Round(answered, analyser)) for answered in every_round() if len(answered.findings) > 2 * _ADDED]


def _record(one: _Round) -> Record:
    first = one.grouped(one.findings)
    shuffled = [one.grouped(_shuffled(one.findings, seed)) for seed in range(_SHUFFLES)]
    added = [_after_adding(one, seed) for seed in _SEEDS]
    return {
        "name": f"stability/{one.name}",
        "shuffles": _SHUFFLES,
        "shuffles_that_differ": sum(found != first for found in shuffled),
        "added": _ADDED,
        "seeds": len(_SEEDS),
        "moved": round(mean(moved for moved, *_ in added), 3),
        "moved_most": round(max(moved for moved, *_ in added), 3),
        "moved_with_nothing_remembered": round(mean(afresh for _, afresh, _, _ in added), 3),
        "pairs_parted_or_joined": round(mean(pairs for _, _, pairs, _ in added), 3),
        "accepted_moved": sum(count for *_, count in added),
        "compared_with": "the aim: at most 0.05 of findings moved",
        "ratio": round(mean(moved for moved, *_ in added) / 0.05, 2),
    }


def _shuffled(findings: Sequence[Finding], seed: int) -> list[Finding]:
    return Random(seed).sample(list(findings), len(findings))


def _after_adding(one: _Round, seed: int) -> tuple[float, float, float, int]:
    """Return the share of old findings whose company changed (with the run before at hand, and afresh), of old pairs
    that did, and how many accepted moved."""
    mixed = _shuffled(one.findings, seed)
    old = mixed[_ADDED:]
    ids = frozenset(finding.finding_id for finding in old)
    before = one.grouped(old)
    after, afresh = one.grouped(one.findings, before=before), one.grouped(one.findings)
    moved = mean(before[key] != after[key] & ids for key in ids)
    moved_afresh = mean(before[key] != afresh[key] & ids for key in ids)
    pairs_before, pairs_after = _pairs(before, ids), _pairs(after, ids)
    changed = len(pairs_before ^ pairs_after) / max(len(pairs_before | pairs_after), 1)
    # Every other group was accepted before the rest came.
    shared = sorted({tuple(sorted(group)) for group in before.values() if len(group) > 1})[::2]
    accepted = [_accepted(at, members) for at, members in enumerate(shared)]
    later = one.grouped(one.findings, accepted)
    apart = sum(later[key] & ids & _all(shared) != frozenset(members) for members in shared for key in members)
    return moved, moved_afresh, changed, apart


def _pairs(found: Groups, ids: frozenset[str]) -> set[tuple[str, str]]:
    return {(key, other) for key in ids for other in found[key] & ids if key < other}


def _all(shared: Sequence[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(key for members in shared for key in members)


def _accepted(at: int, members: tuple[str, ...]) -> RecurringFinding:
    return RecurringFinding(f"r{at:03d}", f"accepted {at}", "", Direction.HINDERS, members, "a person", "2026-01-01")
