"""Dictionaries of inflected forms (simplemma), with the memory and waiting that each way of reading them costs."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DictionaryFactory, StreamDictionaryFactory, TrieDictionaryFactory

from analysis.settings import Settings

LANGUAGES = ("fi", "sv", "en")


class WordForms(Protocol):
    """A dictionary of inflected forms: which forms it knows, and a lemma for any word."""

    def known(self, word: str) -> str | None:
        """Return the lemma of a form that the dictionary holds as it stands, or None."""

    def lemma(self, word: str) -> str | None:
        """Return the lemma by the dictionary and its rules, or None when they do not apply."""


class SimplemmaForms:
    """Word forms of one language by simplemma."""

    def __init__(self, language: str, factory: DictionaryFactory) -> None:
        self._language = language
        self._forms: Mapping[str, str] = factory.get_dictionary(language)
        self._strategy = DefaultStrategy(greedy=True, dictionary_factory=factory)

    def known(self, word: str) -> str | None:
        """Return the lemma of a form that the dictionary holds as it stands, or None."""
        return self._forms.get(word)

    def lemma(self, word: str) -> str | None:
        """Return the lemma by the dictionary and its rules, or None when they do not apply."""
        return self._strategy.get_lemma(word, self._language)


def build_tries(directory: Path, languages: tuple[str, ...] = LANGUAGES) -> tuple[Path, ...]:
    """Build the small-memory dictionaries that are missing from the directory; return those that were built.

    Takes about 20 seconds and 700 MB for Finnish, once: it is for installing, never for a request.
    """
    missing = tuple(language for language in languages if not _trie(directory, language).exists())
    for language in missing:
        TrieDictionaryFactory(cache_max_size=1, disk_cache_dir=str(directory)).get_dictionary(language)
    return tuple(_trie(directory, language) for language in missing)


def dictionary_directory() -> Path:
    """Return where the small-memory dictionaries are kept; built at installation, never at a request."""
    return Settings.from_environment().data_directory / "dictionaries"


@lru_cache(maxsize=8)
def word_forms(language: str, directory: Path | None = None) -> WordForms:
    """Return a language's word forms, loaded once in a process.

    Reads the trie in `directory` when it was built (0.1 s); otherwise streams the packed dictionary
    (3.5 s and 70 MB for Finnish). Never builds a trie: that would hold a request for half a minute.
    """
    if directory is not None and _trie(directory, language).exists():
        return SimplemmaForms(language, TrieDictionaryFactory(cache_max_size=1, disk_cache_dir=str(directory)))
    return _streamed(language)


@lru_cache(maxsize=len(LANGUAGES))
def _streamed(language: str) -> WordForms:
    # Whatever the directory that lacks it: what is streamed is the same.
    return SimplemmaForms(language, StreamDictionaryFactory())


def _trie(directory: Path, language: str) -> Path:
    return directory / f"{language}.dic"
