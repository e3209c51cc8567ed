"""Parts of compound words, for similarity and search only: a split may be wrong, so it is never shown as it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.language.dictionaries import WordForms
from analysis.language.vocabulary import Vocabulary

# Shorter parts are mostly endings that happen to be words (eri-arvoi-suus).
_SHORTEST_PART = 4
# Endings and odd words that the dictionary also holds as words (kokonaan, tehtävänkuvaansa, termostaatti).
_NO_HEADS = frozenset(
    {"ansa", "inen", "kaan", "kään", "minen", "naan", "naiskuva", "nata", "sija", "suus", "syys", "taatti", "tain"}
    | {"uksi", "vaan"}
)
# A verb makes no compound with a noun before it: viest-inttää, maan-antaa.
_VERB = re.compile(r"(?:[tdkslnrj](?:aa|ää)|d[aä]|ll[aä]|[ou]a|[öy]ä)$")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound word taken apart: its own lemma and the lemmas of its parts."""

    lemma: str
    parts: tuple[str, ...]


class CompoundSplitter:
    """Splits a word where the dictionary knows what stands on both sides."""

    def __init__(self, vocabularies: Sequence[Vocabulary], forms: WordForms) -> None:
        self._vocabularies = tuple(vocabularies)
        self._words = frozenset(word for vocabulary in vocabularies for word in vocabulary.words)
        self._forms = forms

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
        parts = (*(self._lemma(part) or part for part in first.split("-")), head)
        return Compound(f"{first}-{head}", parts) if all(len(part) > 1 for part in parts) else None

    def _closed(self, word: str) -> Compound | None:
        # The longest head first: vuokra + taloyhtiö before vuokratalo + yhtiö.
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head = self._head(word[cut:])
            modifier = self._modifier(word[:cut]) if head else None
            if head and modifier:
                return Compound(word[:cut] + head, self._deeper(modifier) + self._deeper(head))
        return None

    def _head(self, word: str) -> str | None:
        lemma = self._lemma(word)
        if lemma is None or len(lemma) < _SHORTEST_PART or lemma in _NO_HEADS or _VERB.search(lemma):
            return None
        return lemma

    def _modifier(self, word: str) -> str | None:
        """Return the lemma of a first part: as it stands, in the genitive, or a vocabulary word."""
        lemma = self._lemma(word)
        is_plain = lemma == word or word.endswith(("n", "s"))
        return lemma if is_plain or lemma in self._words else None

    def _deeper(self, lemma: str) -> tuple[str, ...]:
        return self._known_parts(lemma) or (lemma,)

    def _known_parts(self, lemma: str) -> tuple[str, ...]:
        found = (vocabulary.parts.get(lemma) for vocabulary in self._vocabularies)
        return next((parts for parts in found if parts), ())

    def _lemma(self, word: str) -> str | None:
        if len(word) < _SHORTEST_PART:
            return None
        known = (vocabulary.lemma(word) for vocabulary in self._vocabularies)
        return next((lemma for lemma in known if lemma), None) or self._forms.known(word)
