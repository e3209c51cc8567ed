"""Words that set groups of findings apart from one another: class-based TF-IDF over lemmas, shown whole."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding

# A word that only one finding has tells of that finding, not of the group.
_FEWEST = 2
# A telling word is at least this much commoner in its group than in the rest.
_COMMONER = 1.5
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """A word as it is shown to people, and the findings of the group that hold it."""

    word: str
    finding_ids: tuple[str, ...]


def telling_words(
    findings: Sequence[Finding], groups: Mapping[str, str], analyser: Analyser, count: int
) -> dict[str, tuple[Telling, ...]]:
    """Return up to `count` words for each group, most telling first; `groups` holds a finding's group by id.

    A word weighs: in how many of the group's findings it is, times log(1 + average terms of a group / in how many of
    all) (Grootendorst, BERTopic, 2022). A compound and its part are never both told.
    """
    terms = {one.finding_id: frozenset(analyser.terms(one.text, one.language)) for one in findings}
    everywhere = Counter(term for found in terms.values() for term in found)
    members: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        members[groups[one.finding_id]].append(one)
    average = sum(len(found) for found in terms.values()) / max(len(members), 1)
    return {
        group: tuple(_told(own, terms, everywhere, average, len(findings), analyser, count))
        for group, own in sorted(members.items())
    }


def _told(
    own: Sequence[Finding],
    terms: Mapping[str, frozenset[str]],
    everywhere: Counter[str],
    average: float,
    total: int,
    analyser: Analyser,
    count: int,
) -> Iterator[Telling]:
    here = Counter(term for one in own for term in terms[one.finding_id])
    weights = {
        term: held * float(np.log1p(average / everywhere[term]))
        for term, held in here.items()
        if held >= _FEWEST and _is_commoner(held, len(own), everywhere[term], total)
    }
    whole = {term for one in own for term in analyser.lemmas(one.text, one.language)}
    chosen: list[str] = []
    for term in sorted(weights, key=lambda one: (-round(weights[one], 6), one)):
        if len(chosen) == count:
            return
        is_new = not any(term in word or word in term for word in chosen)
        if term in whole and len(term) >= _SHORTEST and is_new:
            chosen.append(term)
            holding = [one for one in own if term in terms[one.finding_id]]
            readable = analyser.readable(term, [one.text for one in holding])
            yield Telling(readable, tuple(sorted(one.finding_id for one in holding)))


def _is_commoner(held: int, size: int, everywhere: int, total: int) -> bool:
    rest = total - size
    return rest == 0 or held / size >= _COMMONER * (everywhere - held) / rest
