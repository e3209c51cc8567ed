"""The language of a text as the rest of the product needs it: lemmas, compound parts, words to search by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.language.common_words import common_words
from analysis.language.compounds import CompoundSplitter
from analysis.language.concepts import thesaurus
from analysis.language.detect import language_of
from analysis.language.dictionaries import LANGUAGES, WordForms, word_forms
from analysis.language.lemmas import LemmaSource, lemma_chain, remembered
from analysis.language.preferred_forms import preferred_forms
from analysis.language.readable import as_written, is_inside_sentence
from analysis.language.tokens import tokens
from analysis.language.vocabulary import municipal_vocabulary, spoken_forms, word_list_version, written_forms
from analysis.language.voikko import open_voikko
from analysis.settings import Settings

# Longer strings are addresses and keys; taking them apart would take seconds.
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its lemma, the parts of a compound, its place, and whether sharing it says anything."""

    lemma: str
    parts: tuple[str, ...]
    start: int
    end: int
    is_common: bool


class LanguageAnalyser:
    """Lemmas and parts of one language."""

    def __init__(self, language: str, forms: WordForms, morphology: LemmaSource | None = None) -> None:
        vocabularies = (municipal_vocabulary(language), *((spoken_forms(),) if language == "fi" else ()))
        splitter = CompoundSplitter(vocabularies, forms, language)
        others = [municipal_vocabulary(other) for other in LANGUAGES if other != language]
        source = lemma_chain(
            vocabularies,
            preferred_forms(language, forms),
            splitter,
            language,
            morphology=morphology,
            other_languages=others,
        )
        self._lemma = remembered(source)
        self._split = lru_cache(maxsize=50_000)(splitter.split)
        self._common = common_words(language)

    def lemma(self, word: str) -> str:
        """Return the lemma of a word as written; a string too long for a word is its own."""
        lower = word.lower()
        return self._lemma(lower).lower() if len(lower) <= _LONGEST_WORD else lower

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound; none when the lemma is no compound."""
        compound = self._split(lemma) if len(lemma) <= _LONGEST_WORD else None
        return () if compound is None else compound.parts

    def is_common(self, lemma: str) -> bool:
        """Return whether the lemma is too common to tell anything."""
        return lemma in self._common or len(lemma) < 2 or lemma.isdigit()


class Analyser:
    """Analyses texts in the three languages; each language is loaded when its first text comes."""

    def __init__(self, trie_directory: Path | None = None, *, voikko: bool | None = None) -> None:
        """Use Voikko when told to; when not told, as the settings say."""
        self._directory = trie_directory
        asked = Settings.from_environment().voikko if voikko is None else voikko
        self._morphology = open_voikko() if asked else None

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of Finnish lemmas here, first asked first; two chains may give two results."""
        return ("municipal", *(("voikko",) if self._morphology else ()), "simplemma")

    @property
    def version(self) -> str:
        """What lemmas depend on besides the program: a hash of our word lists, and Voikko where it is used."""
        return word_list_version() + ("-voikko" if self._morphology else "")

    def words(self, text: str, language: str | None = None) -> tuple[Word, ...]:
        """Return the words of a text in order, with lemmas and parts."""
        analyser = self._of(language or language_of(text))
        found = []
        for token in tokens(text):
            lemma = analyser.lemma(token.text)
            found.append(Word(lemma, analyser.parts(lemma), token.start, token.end, analyser.is_common(lemma)))
        return tuple(found)

    def lemmas(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Return the lemmas of a text in order, common words included."""
        return tuple(word.lemma for word in self.words(text, language))

    def terms(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Return what a text is about: lemmas and compound parts in order, common words left out."""
        return tuple(
            term
            for word in self.words(text, language)
            if not word.is_common
            for term in dict.fromkeys((word.lemma, *word.parts))
        )

    def concepts(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Return the concepts of a text in order, the same whatever the register or language.

        Common words and words that the thesaurus does not know give nothing.
        """
        return tuple(concept for found in self.concepts_of_words(text, language) for concept in found)

    def concepts_of_words(self, text: str, language: str | None = None) -> tuple[tuple[str, ...], ...]:
        """Return the concepts of each word that tells something; none for a word that the thesaurus does not know."""
        known = language or language_of(text)
        meanings = thesaurus(known)
        written = ((word, text[word.start : word.end]) for word in self.words(text, known))
        # A word of the thesaurus counts even where the dictionary takes it for a common one (työ: sinä).
        return tuple(
            meanings.of_word(form, word.lemma, word.parts)
            for word, form in written
            if not word.is_common or meanings.holds(form)
        )

    def search_terms(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Return lemmas, compound parts and words as written, sorted, each once; the same for notes and for queries.

        A query finds a note that holds all its words' lemmas: *katselmuksia* finds *energiakatselmus*.
        """
        found = {token.text.lower() for token in tokens(text)}
        for word in self.words(text, language):
            found.update((word.lemma, *word.parts))
        return tuple(sorted(found))

    def readable(self, lemma: str, texts: Iterable[str] = ()) -> str:
        """Return a lemma as it is shown to people: abbreviations and names with the capitals that they have in texts.

        Compounds stay whole. A word that only ever starts a sentence tells nothing of its capitals.
        """
        known = written_forms().get(lemma)
        return known or as_written(lemma, [form for text in texts for form in self._forms_of(lemma, text)])

    def _forms_of(self, lemma: str, text: str) -> list[str]:
        return [
            text[word.start : word.end]
            for word in self.words(text)
            if word.lemma == lemma and is_inside_sentence(text, word.start)
        ]

    def _of(self, language: str) -> LanguageAnalyser:
        known = language if language in ("fi", "sv", "en") else "fi"
        return _language_analyser(known, self._directory, self._morphology if known == "fi" else None)


@lru_cache(maxsize=8)
def _language_analyser(language: str, directory: Path | None, morphology: LemmaSource | None) -> LanguageAnalyser:
    # One in a process: the dictionaries are large and never change.
    return LanguageAnalyser(language, word_forms(language, directory), morphology)
