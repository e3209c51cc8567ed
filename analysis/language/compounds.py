"""Parts of compound words, for similarity and search only: a split may be wrong, so it is never shown as it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.language.dictionaries import WordForms
from analysis.language.preferred_forms import preferred_forms
from analysis.language.vocabulary import Vocabulary

# Shorter parts are mostly endings that happen to be words (eri-arvoi-suus); our own short words are none (el, hlö).
_SHORTEST_PART = 4
_SHORTEST_MODIFIER = 2
_SHORTEST_HEAD = 3
_MISSING_OF_ABBREVIATION = 3
# Endings and odd words that the dictionary also holds as words (kokonaan, tehtävänkuvaansa, termostaatti).
_NO_HEADS = frozenset(
    {"ande", "andlig", "ansa", "anus", "inen", "kaan", "kään", "minen", "ming", "naan", "naiskuva", "nata", "nätä"}
    | {"sija", "suus", "syys", "taatti", "tain", "uksi", "vaan"}
)
# Short words that make so many compounds that leaving them out loses more: työryhmätyö, palveluala.
_SHORT_HEADS = frozenset({"ala", "työ"})
# A verb makes no compound with a noun before it: viest-inttää, maan-antaa, kulutus-seurata.
_VERB = re.compile(r"(?:[tdkslnrj](?:aa|ää)|d[aä]|ll[aä]|[ou]a|[öy]ä|.{3}[aä]t[aä])$")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound word taken apart: its own lemma and the lemmas of its parts."""

    lemma: str
    parts: tuple[str, ...]


class CompoundSplitter:
    """Splits a word where the dictionary or our own vocabulary knows what stands on both sides."""

    def __init__(self, vocabularies: Sequence[Vocabulary], forms: WordForms, language: str = "fi") -> None:
        self._vocabularies = tuple(vocabularies)
        self._words = frozenset(word for vocabulary in vocabularies for word in vocabulary.words)
        self._trade_words = frozenset(vocabularies[0].words)
        self._short_heads = self._trade_words | _SHORT_HEADS
        self._by_parts = _only_words(vocabularies[0])
        self._forms = preferred_forms(language, forms)
        # A first part has often lost its last letter (skol): there the dictionary's own reading is right.
        self._first_forms = forms
        self._language = language

    def split(self, word: str) -> Compound | None:
        """Return a word's parts as lemmas with the compound's own lemma, or None when it is not a known compound."""
        if word in self._words:
            parts = self._known_parts(word)
            return Compound(word, parts) if parts else None
        if not word.replace("-", "").isalpha():
            return None
        return self._hyphenated(word) if "-" in word.strip("-") else self._closed(word)

    def _hyphenated(self, word: str) -> Compound | None:
        first, _, last = word.rpartition("-")
        head = self._lemma(last) or last
        whole = self._in_vocabulary(f"{first}-{head}")
        if whole:
            return Compound(whole, self._known_parts(whole))
        parts = (*(self._lemma(part) or part for part in first.split("-")), head)
        return Compound(f"{first}-{head}", parts) if all(len(part) > 1 for part in parts) else None

    def _closed(self, word: str) -> Compound | None:
        found = self._two_parts(word)
        return self._joined(*found) if found else None

    def _two_parts(self, word: str) -> tuple[str, str, str] | None:
        """Return the start of a compound as written, its lemma, and the lemma of the rest."""
        # The longest head first: vuokra + taloyhtiö before vuokratalo + yhtiö.
        for cut in range(_SHORTEST_MODIFIER, len(word) - _SHORTEST_HEAD + 1):
            head = self._head(word[cut:])
            modifier = self._modifier(word[:cut]) if head else None
            if head and modifier:
                return word[:cut], modifier, head
        return None

    def _joined(self, start: str, modifier: str, head: str) -> Compound:
        """Return the compound; ilmavaihto and sähköhankinta are the words that the trade writes with an n between."""
        parts = self._deeper(modifier) + self._deeper(head)
        known = self._by_parts.get(parts)
        if known and known[0] == start[0]:
            return Compound(known, parts)
        # A written form of a word of ours (resursi) gives way to the word; joints stay (kunnan, förbruknings).
        is_form = self._in_vocabulary(start) == modifier and not start.endswith(("n", "s", "t"))
        return Compound((modifier if is_form else start) + head, parts)

    def _head(self, word: str) -> str | None:
        lemma = self._lemma(word) if len(word) >= _SHORTEST_PART else self._trade_lemma(word)
        is_short = lemma is not None and len(lemma) < _SHORTEST_PART and lemma not in self._short_heads
        if lemma is None or is_short or lemma in _NO_HEADS or _VERB.search(lemma):
            return None
        return lemma

    def _modifier(self, word: str) -> str | None:
        """Return the lemma of a first part: as it stands, in the genitive, or a vocabulary word."""
        if len(word) < _SHORTEST_PART:
            return word if word in self._trade_words else None
        lemma = self._in_vocabulary(word) or self._first_forms.known(word)
        if lemma is None:
            return None
        is_of_ours = self._in_vocabulary(word) is not None
        if is_of_ours and lemma.startswith(word) and len(lemma) - len(word) >= _MISSING_OF_ABBREVIATION:
            return None
        is_plain = lemma == word or word.endswith(("n", "s")) or (self._language == "sv" and _lost_vowel(word, lemma))
        return lemma if is_plain or lemma in self._words else None

    def _deeper(self, lemma: str) -> tuple[str, ...]:
        # Our own words only: taking every part apart again gave nothing (top-1 on paraphrases .479 both ways).
        return self._known_parts(lemma) or (lemma,)

    def _known_parts(self, lemma: str) -> tuple[str, ...]:
        found = (vocabulary.parts.get(lemma) for vocabulary in self._vocabularies)
        return next((parts for parts in found if parts), ())

    def _trade_lemma(self, word: str) -> str | None:
        return self._vocabularies[0].lemma(word)

    def _in_vocabulary(self, word: str) -> str | None:
        known = (vocabulary.lemma(word) for vocabulary in self._vocabularies)
        return next((lemma for lemma in known if lemma), None)

    def _lemma(self, word: str) -> str | None:
        return (self._in_vocabulary(word) or self._forms.known(word)) if len(word) >= _SHORTEST_PART else None


def _only_words(vocabulary: Vocabulary) -> dict[tuple[str, ...], str]:
    """Return the word that has certain parts, where only one has them."""
    counts = Counter(vocabulary.parts.values())
    return {parts: lemma for lemma, parts in vocabulary.parts.items() if counts[parts] == 1 and len(parts) > 1}


def _lost_vowel(start: str, lemma: str) -> bool:
    """Return whether a Swedish word lost or changed its last vowel before another: skol, ägar, gatu."""
    return lemma in (f"{start}a", f"{start}e") or (start.endswith("u") and lemma == f"{start[:-1]}a")
