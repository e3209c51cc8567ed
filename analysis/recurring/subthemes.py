"""The parts of a theme: broad groups among its findings, each told by the words that set it apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding
from analysis.recurring.corpus import Rows
from analysis.recurring.telling_words import telling_words
from analysis.recurring.topics import topics

# A part of fewer findings than this on average is no part.
_FINDINGS_A_PART = 12
_MOST_PARTS = 6
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The words that tell a part of a theme (none where none do), and its findings by id."""

    words: tuple[str, ...]
    finding_ids: tuple[str, ...]


def parts_of(findings: Sequence[Finding], vectors: Mapping[str, Rows] | None, analyser: Analyser) -> tuple[Part, ...]:
    """Return the parts of the findings of one theme, largest first; none where there are too few to part."""
    count = min(len(findings) // _FINDINGS_A_PART, _MOST_PARTS)
    if count < 2:
        return ()
    found = {key: f"{place:04d}" for key, place in topics(findings, vectors, analyser, count).items()}
    words = telling_words(findings, found, analyser, _WORDS)
    members = {place: tuple(sorted(key for key, own in found.items() if own == place)) for place in set(found.values())}
    return tuple(Part(tuple(one.word for one in words[place]), members[place]) for place in sorted(members))
