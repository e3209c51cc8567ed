"""Rules that tell a person where to look again: recurring findings and suggestions that may be wrong. Nothing changes.

Every rule is a small function with its rationale; every pair of groups is compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from scipy.special import expit

from analysis.model.codes import Polarity
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding, Suggestion
from analysis.recurring.judging import Judgement

# A reader cannot check that more quotes than this say one thing; twice the largest group of five known rounds.
LARGEST = 12
# Below this mean probability of its pairs a group is hardly one: of true groups in five rounds one in ten is.
LEAST_LIKELY = 0.1
MOST_THEMES = 2
# From this mean probability between two groups they may well be one: so are halves of a true group, and of
# 3,500 pairs of different true groups in five rounds four.
NEAR = 0.3


@dataclass(frozen=True, slots=True)
class QualityFlag:
    """Something to look at: a rule's code, the groups concerned, and the findings concerned where it is not all."""

    code: str
    group_ids: tuple[str, ...]
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A recurring finding or a suggestion as the rules see it. `joins` names what a suggestion adds to."""

    group_id: str
    findings: tuple[Finding, ...]
    is_accepted: bool
    joins: str | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its findings."""
        return frozenset(finding.finding_id for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Material:
    """What the rules know beside the groups: the judgement, pairs told apart, and who wrote a finding down."""

    judgement: Judgement | None = None
    told_apart: frozenset[tuple[str, str]] = frozenset()
    writers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about one group, with why it is there."""

    code: str
    rationale: str
    holds: Callable[[Group, Material], bool]


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule about two groups, with why it is there; it returns the findings concerned, or None where it is fine."""

    code: str
    rationale: str
    concerned: Callable[[Group, Group, Material], tuple[str, ...] | None]


def groups_of(
    recurring: Iterable[RecurringFinding], suggestions: Iterable[Suggestion], findings: Mapping[str, Finding]
) -> tuple[Group, ...]:
    """Return recurring findings and suggestions as groups; findings that are gone are left out."""

    def present(ids: Iterable[str]) -> tuple[Finding, ...]:
        return tuple(findings[key] for key in sorted(ids) if key in findings)

    accepted = [Group(one.recurring_id, present(one.finding_ids), is_accepted=True) for one in recurring]
    suggested = [Group(s.suggestion_id, present(s.finding_ids), is_accepted=False, joins=s.joins) for s in suggestions]
    return tuple(accepted + suggested)


def quality_flags(groups: Sequence[Group], material: Material | None = None) -> tuple[QualityFlag, ...]:
    """Return every flag, by the order of rules and of groups. Without a judgement, those that need none."""
    known = material or Material()
    return (*_flags_of_groups(groups, known), *_flags_of_pairs(groups, known))


def _flags_of_groups(groups: Sequence[Group], material: Material) -> Iterator[QualityFlag]:
    for rule in RULES:
        for group in groups:
            if len(group.findings) > 1 and rule.holds(group, material):
                yield QualityFlag(rule.code, (group.group_id,))


def _flags_of_pairs(groups: Sequence[Group], material: Material) -> Iterator[QualityFlag]:
    for rule in PAIR_RULES:
        for one, other in combinations(groups, 2):
            concerned = rule.concerned(one, other, material)
            if concerned is not None:
                yield QualityFlag(rule.code, (one.group_id, other.group_id), concerned)


def _is_too_large(group: Group, _material: Material) -> bool:
    return len(group.findings) > LARGEST


def _has_one_voice(group: Group, material: Material) -> bool:
    interviews = {finding.interview_id for finding in group.findings}
    writers = {material.writers.get(finding.finding_id) for finding in group.findings}
    return any(len(voices) == 1 and not voices & {None, ""} for voices in (interviews, writers))


def _is_of_one_municipality(group: Group, _material: Material) -> bool:
    return group.joins is None and len({f.municipality_id for f in group.findings if f.municipality_id}) < 2


def _is_mixed(group: Group, _material: Material) -> bool:
    return {Polarity.WORKS, Polarity.LACKS} <= {finding.polarity for finding in group.findings}


def _is_too_broad(group: Group, material: Material) -> bool:
    themes = {finding.theme_code for finding in group.findings} - {""}
    if len(themes) > MOST_THEMES:
        return True
    likely = _mean_probability(group.findings, group.findings, material)
    return likely is not None and likely < LEAST_LIKELY


def _overlap(one: Group, other: Group, _material: Material) -> tuple[str, ...] | None:
    return tuple(sorted(one.ids & other.ids)) or None


def _are_near(one: Group, other: Group, material: Material) -> tuple[str, ...] | None:
    """Return nothing more than that they are near: all their findings are concerned."""
    if not (one.is_accepted and other.is_accepted) or one.ids & other.ids:
        return None
    told = any((min(a, b), max(a, b)) in material.told_apart for a in one.ids for b in other.ids)
    polarities = {finding.polarity for finding in (*one.findings, *other.findings)}
    if told or {Polarity.WORKS, Polarity.LACKS} <= polarities:
        return None
    likely = _mean_probability(one.findings, other.findings, material)
    return () if likely is not None and likely >= NEAR else None


def _mean_probability(first: Sequence[Finding], second: Sequence[Finding], material: Material) -> float | None:
    """Return the mean probability of the pairs of two groups, a finding with itself left out; None if not known."""
    if material.judgement is None:
        return None
    closeness, places = material.judgement.closeness, material.judgement.corpus.places
    rows, columns = (
        np.array([places[f.finding_id] for f in some if f.finding_id in places]) for some in (first, second)
    )
    if not len(rows) or not len(columns):
        return None
    likely = expit(closeness.of(rows)[:, columns])
    other = rows[:, None] != columns[None, :]
    return float(likely[other].mean()) if other.any() else None


RULES = (
    Rule(
        "too_large",
        "A reader cannot check that so many quotes say one thing; two or three things are often in it.",
        _is_too_large,
    ),
    Rule(
        "one_voice",
        "What one interview brought up, or one interviewer wrote down, is heard once, however often it is noted.",
        _has_one_voice,
    ),
    Rule(
        "one_municipality",
        "Recurring means two municipalities (decisions.md 14); within one it is that municipality's own.",
        _is_of_one_municipality,
    ),
    Rule(
        "mixed_polarity",
        "That it works and that it lacks are two views; together they are a contradiction, which a person decides.",
        _is_mixed,
    ),
    Rule(
        "too_broad",
        "Findings of many themes, or hardly likely to say the same, share a topic rather than a message.",
        _is_too_broad,
    ),
)
PAIR_RULES = (
    PairRule("overlap", "A finding that is evidence for two things is counted twice.", _overlap),
    PairRule("near", "Two recurring findings that say the same halve each other's weight in the summary.", _are_near),
)
