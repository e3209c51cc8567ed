"""Does any language of ours know a word? A capitalised word that none knows is likely a name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from analysis.language.compounds import CompoundSplitter
from analysis.language.dictionaries import LANGUAGES, WordForms, dictionary_directory, word_forms
from analysis.language.lemmas import (
    CompoundSource,
    DictionarySource,
    FirstOf,
    LemmaSource,
    RepairSource,
    SpokenSource,
    TradeWordSource,
)
from analysis.language.vocabulary import municipal_vocabulary, spoken_forms, written_forms

_CLITIC = re.compile(r"(?:k[oö](?:h[aä]n|s)?|kin|k[aä]{2}n|(?<=\w{4})h[aä]n|p[aä]s?)$")
# A word that ends in a known one is a compound whose first part nobody listed: vertaisoppimis + vierailu.
_SHORTEST_TAIL = 7
_SHORTEST_START = 3
# As one that begins with a word of the trade: energia + kulut.
_SHORTEST_TRADE_WORD = 5
_REMEMBERED = 20_000


class KnownWords:
    """Words of everyday use and of the trade in one language, in any form, compounds and small slips among them."""

    def __init__(self, language: str, forms: WordForms) -> None:
        is_finnish = language == "fi"
        vocabularies = (municipal_vocabulary(language), *((spoken_forms(),) if is_finnish else ()))
        trade = vocabularies[0]
        written = TradeWordSource({*written_forms(), *trade.words} if is_finnish else ())
        whole = FirstOf([*vocabularies, written, DictionarySource(forms)])
        compounds = CompoundSource(CompoundSplitter(vocabularies, forms, language))
        spoken = [SpokenSource(whole)] if is_finnish else []
        # Whole words only: every way of dotting a word taken apart costs a millisecond a name and finds little more.
        repairs = RepairSource(whole, trade, language)
        self._whole: LemmaSource = whole
        self._made: LemmaSource = FirstOf([compounds, *spoken, repairs])
        of_trade = {*trade.words, *(part for parts in trade.parts.values() for part in parts)}
        self._trade_words = tuple(sorted(word for word in of_trade if len(word) >= _SHORTEST_TRADE_WORD))

    def holds(self, word: str) -> bool:
        """Return whether a lower-case word is known as it stands, or without its clitic (onko, mittaritkin)."""
        bare = _CLITIC.sub("", word)
        return self._whole.lemma(word) is not None or (bare != word and self._whole.lemma(bare) is not None)

    def makes(self, word: str) -> bool:
        """Return whether a lower-case word is made of known ones, or is a known one misspelt or cut short."""
        bare = _CLITIC.sub("", word)
        if word.startswith(self._trade_words) or self._has_known_end(bare):
            return True
        return self._made.lemma(word) is not None or self._made.lemma(bare) is not None

    def _has_known_end(self, word: str) -> bool:
        tails = (word[cut:] for cut in range(_SHORTEST_START, len(word) - _SHORTEST_TAIL + 1))
        return any(self._whole.lemma(tail) is not None for tail in tails)


@lru_cache(maxsize=_REMEMBERED)
def is_whole_word(word: str) -> bool:
    """Return whether Finnish, Swedish or English holds a word as it stands, whatever its capitals."""
    return any(known.holds(word.lower()) for known in _languages())


@lru_cache(maxsize=_REMEMBERED)
def is_made_of_words(word: str) -> bool:
    """Return whether a word can be understood by its parts or as a slip, though no dictionary holds it."""
    return any(known.makes(word.lower()) for known in _languages())


def _languages() -> Iterable[KnownWords]:
    # One after another: a language that is not asked about is not loaded.
    return (_known_words(language) for language in LANGUAGES)


@lru_cache(maxsize=len(LANGUAGES))
def _known_words(language: str) -> KnownWords:
    return KnownWords(language, word_forms(language, dictionary_directory()))
