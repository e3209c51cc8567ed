"""The thesaurus of the trade: words of every register and language under one concept, so that they can meet.

A concept is named by its commonest Finnish word in every language: *uppföljning*, *monitoring* and *seurata*
are all *seuranta*. A word stands under two concepts when it means either (*stöd*: subsidy, help), or when it
joins both and is too short to be taken apart (*elpris*).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "words" / "concepts.tsv"
_LANGUAGES = ("fi", "sv", "en")
# Strong grades before the ending and the weak ones that a passive has instead; a t alone becomes d.
_WEAK = (("tt", "t"), ("lt", "ll"), ("nt", "nn"), ("rt", "rr"), ("ht", "hd"), ("st", "st"), ("t", "d"))
_SHORTEST_VERB = 5


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The concepts of one language's words."""

    by_word: Mapping[str, tuple[str, ...]]

    def holds(self, written: str) -> bool:
        """Return whether a word stands in the thesaurus as it is written."""
        return written.lower() in self.by_word

    def of_word(self, written: str, lemma: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return a word's concepts: by the word as written, else its lemma, else each part of the compound.

        Rationale: the dictionary finds another word behind some plain forms (Swedish *led* becomes *leda*),
        so what the thesaurus holds as written is believed first.
        """
        whole = self.by_word.get(written.lower()) or self.by_word.get(lemma)
        return whole or tuple(dict.fromkeys(concept for part in parts for concept in self.by_word.get(part, ())))


def concept_rows() -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Yield each concept with its words by language."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", restval=""):
            yield row["concept"], {language: tuple(row[language].split()) for language in _LANGUAGES}


@lru_cache(maxsize=4)
def thesaurus(language: str) -> Thesaurus:
    """Return the thesaurus of a language, read once a process; empty where we have none."""
    by_word: dict[str, tuple[str, ...]] = {}
    for concept, words in concept_rows():
        for word in words.get(language, ()):
            by_word[word] = (*by_word.get(word, ()), concept)
    return Thesaurus({**_not_done(by_word), **by_word} if language == "fi" else by_word)


def _not_done(by_word: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the concepts of verbs by their form after *ei*: notes tell what is not done (ei päivitetä, ei hoideta).

    Rationale: dictionaries hold few of these forms and take them for nouns (tiedoteta: tiedote).
    """
    forms = ((_passive_after_no(word), concepts) for word, concepts in by_word.items())
    return {form: concepts for form, concepts in forms if form}


def _passive_after_no(verb: str) -> str | None:
    """Return hoideta of hoitaa; None for words that are no such verbs."""
    if len(verb) < _SHORTEST_VERB or not verb.endswith(("taa", "tää")):
        return None
    stem = verb[:-2]
    strong, weak = next(grades for grades in _WEAK if stem.endswith(grades[0]))
    return f"{stem.removesuffix(strong)}{weak}et{verb[-1]}"
