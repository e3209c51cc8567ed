"""Lemmas through a chain of sources, each of which may not know: the first that answers is believed."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from analysis.language.case_endings import spoken_in_full, trade_word
from analysis.language.compounds import CompoundSplitter
from analysis.language.dictionaries import WordForms
from analysis.language.repairs import abbreviated, meant_word, with_dots
from analysis.language.vocabulary import Vocabulary, written_forms

# Words of a round; more than one round's vocabulary fits.
_REMEMBERED = 50_000


class LemmaSource(Protocol):
    """Something that may know a word's lemma."""

    def lemma(self, word: str) -> str | None:
        """Return the lemma of a lower-case word, or None when this source does not know."""


class DictionarySource:
    """Forms that a dictionary holds as they stand."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms

    def lemma(self, word: str) -> str | None:
        """Return the dictionary's lemma, or None."""
        return self._forms.known(word)


class CompoundSource:
    """Compounds whose parts are known: the lemma of resurssipulaa is resurssipula, not resurssi."""

    def __init__(self, splitter: CompoundSplitter) -> None:
        self._splitter = splitter

    def lemma(self, word: str) -> str | None:
        """Return the compound's lemma, or None when the word is not a known compound."""
        compound = self._splitter.split(word)
        return None if compound is None else compound.lemma


class AbbreviationSource:
    """Inflected abbreviations: KETS:n is kets."""

    def __init__(self, known: LemmaSource) -> None:
        self._known = known

    def lemma(self, word: str) -> str | None:
        """Return what stands before the colon, or its lemma where it is known."""
        start, colon, _ = word.partition(":")
        return (self._known.lemma(start) or start) if colon and start else None


class TradeWordSource:
    """Words of the trade in case forms that no dictionary holds: ledeihin, tuntidataa."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def lemma(self, word: str) -> str | None:
        """Return the trade word that a form is of, or None."""
        return trade_word(word, self._words)


class SpokenSource:
    """Forms that speech cuts short: seurannu, kohteis, raportoidaa."""

    def __init__(self, known: LemmaSource) -> None:
        self._known = known

    def lemma(self, word: str) -> str | None:
        """Return the lemma of the form in full, or None when it is not known either."""
        return next((lemma for lemma in map(self._known.lemma, spoken_in_full(word)) if lemma), None)


class RepairSource:
    """Words that nothing knows as they stand: missing dots, a municipal word cut short, or one slip in one."""

    def __init__(self, known: LemmaSource, vocabulary: Vocabulary, language: str) -> None:
        self._known = known
        self._vocabulary = vocabulary
        self._language = language

    def lemma(self, word: str) -> str | None:
        """Return the lemma of what was probably meant, or None."""
        dotted = (self._known.lemma(candidate) for candidate in with_dots(word, self._language))
        return (
            next((lemma for lemma in dotted if lemma), None)
            or abbreviated(word, self._vocabulary.words)
            or meant_word(word, self._vocabulary.words)
        )


class RuleSource:
    """The dictionary's own rules for words that it does not hold; never right for short words."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms

    def lemma(self, word: str) -> str | None:
        """Return the lemma by rule, or None."""
        return self._forms.lemma(word)


class FirstOf:
    """A chain: asks each source in turn and believes the first that answers."""

    def __init__(self, sources: Sequence[LemmaSource]) -> None:
        self._sources = tuple(sources)

    def lemma(self, word: str) -> str | None:
        """Return the first answer, or None when no source knows."""
        answers = (source.lemma(word) for source in self._sources)
        return next((answer for answer in answers if answer), None)


def lemma_chain(
    vocabularies: Sequence[Vocabulary],
    forms: WordForms,
    splitter: CompoundSplitter,
    language: str = "fi",
    *,
    morphology: LemmaSource | None = None,
    other_languages: Sequence[LemmaSource] = (),
) -> LemmaSource:
    """Return the chain of one language: trade words, morphology, dictionary, compounds; then what guesses.

    Rationale: rules guess for any word, so they come after the repairs that know what was meant. Trade words written
    with capitals come before the dictionary, which takes ledit for a form of something else.
    """
    trade = vocabularies[0]
    whole = FirstOf(
        [
            *vocabularies,
            TradeWordSource(written_forms() if language == "fi" else ()),
            *([] if morphology is None else [morphology]),
            DictionarySource(forms),
        ]
    )
    inflected = TradeWordSource(trade.words if language == "fi" else ())
    known = FirstOf([whole, inflected, CompoundSource(splitter)])
    # Only whole words: cut short, too many words look like compounds (kansalais, kansa + laissa).
    spoken = [SpokenSource(whole)] if language == "fi" else []
    repairs = RepairSource(known, trade, language)
    return FirstOf([known, AbbreviationSource(known), *other_languages, *spoken, repairs, RuleSource(forms)])


def remembered(source: LemmaSource) -> Callable[[str], str]:
    """Return a function that answers each word once and guesses the word itself when no source knows."""
    return lru_cache(maxsize=_REMEMBERED)(lambda word: source.lemma(word) or word)
