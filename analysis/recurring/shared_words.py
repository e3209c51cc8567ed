"""The words by which two texts meet, with their places in both: the same word, a part of a compound, one concept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from analysis.language.analyser import Analyser, Word
from analysis.language.concepts import thesaurus
from analysis.language.detect import language_of
from analysis.model.explanations import Link, Place, SharedWord
from analysis.model.findings import Finding


@dataclass(frozen=True, slots=True)
class _Named:
    """A word of a text with every name that it may meet others by."""

    place: Place
    lemma: str
    parts: tuple[str, ...]
    concepts: tuple[str, ...]
    says_something: bool


def words_in_common(a: Finding, b: Finding, analyser: Analyser) -> tuple[SharedWord, ...]:
    """Return the words that two findings share, in the order of the first one's text.

    A word pair is told once, by the surest way in which it meets. Words too common to tell anything are left out,
    unless the thesaurus of the trade holds them.
    """
    found: dict[tuple[Link, str], tuple[set[Place], set[Place]]] = {}
    theirs = _named(b, analyser)
    for own in _named(a, analyser):
        for other in theirs:
            for key in _links(own, other):
                places = found.setdefault(key, (set(), set()))
                places[0].add(own.place)
                places[1].add(other.place)
    texts = (a.text, b.text)
    return tuple(
        SharedWord(analyser.readable(name, texts), link, tuple(sorted(here)), tuple(sorted(there)))
        for (link, name), (here, there) in sorted(found.items(), key=lambda one: (min(one[1][0]), one[0][1]))
    )


def places_in_common(groups: Sequence[Sequence[Finding]], analyser: Analyser) -> dict[str, tuple[Place, ...]]:
    """Return, for each finding by id, the places of the words that it shares with a finding of another group."""
    named = [[(one.finding_id, _named(one, analyser)) for one in group] for group in groups]
    found: dict[str, set[Place]] = {one.finding_id: set() for group in groups for one in group}
    for first, second in combinations(named, 2):
        for (a, words_a), (b, words_b) in product(first, second):
            for own, other in product(words_a, words_b):
                if any(True for _link in _links(own, other)):
                    found[a].add(own.place)
                    found[b].add(other.place)
    return {key: tuple(sorted(places)) for key, places in found.items()}


def _named(finding: Finding, analyser: Analyser) -> list[_Named]:
    language = finding.language or language_of(finding.text)
    meanings = thesaurus(language)
    found = []
    for word in analyser.words(finding.text, language):
        written = finding.text[word.start : word.end]
        if not word.is_common or meanings.holds(written):
            concepts = meanings.of_word(written, word.lemma, word.parts)
            found.append(_of(word, concepts))
    return found


def _of(word: Word, concepts: Sequence[str]) -> _Named:
    return _Named((word.start, word.end), word.lemma, word.parts, tuple(concepts), not word.is_common)


def _links(own: _Named, other: _Named) -> Iterator[tuple[Link, str]]:
    """Yield the ways in which two words meet, of the surest kind only."""
    says_something = own.says_something and other.says_something
    if own.lemma == other.lemma:
        if says_something or own.concepts:
            yield Link.LEMMA, own.lemma
        return
    shared = [part for part in (own.lemma, *own.parts) if part in (other.lemma, *other.parts)]
    if shared and says_something:
        yield from ((Link.PART, part) for part in dict.fromkeys(shared))
        return
    yield from ((Link.CONCEPT, concept) for concept in own.concepts if concept in other.concepts)
