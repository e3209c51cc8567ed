"""The one analyser of words in a process, with its dictionaries beside the data."""

from functools import lru_cache

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """Return the process's analyser; a language is loaded when its first text comes."""
    return Analyser(dictionary_directory())


def search_terms(text: str, language: str) -> tuple[str, ...]:
    """Return the words that a finding is found by."""
    return analyser().search_terms(text, language)


def query_terms(query: str) -> tuple[tuple[str, ...], ...]:
    """Return each word of a search with the terms that may stand for it: as written, and its lemma in fi and sv.

    Compound parts are left out on purpose: *energiakatselmus* must not find every note about *energia*.
    """
    words = dict.fromkeys(word for word in query.lower().split() if any(sign.isalnum() for sign in word))
    return tuple(_options(word) for word in words)


def _options(word: str) -> tuple[str, ...]:
    lemmas = {lemma for language in ("fi", "sv") for lemma in analyser().lemmas(word, language)}
    return tuple(sorted({word, *lemmas}))
