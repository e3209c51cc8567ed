"""The municipal vocabulary: words of the trade with their parts and written forms, and spoken forms."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known words: `lemmas` by form, `parts` by lemma, and every lemma of more than one letter's worth of meaning."""

    lemmas: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]

    def lemma(self, word: str) -> str | None:
        """Return the lemma of a known form, or None."""
        return self.lemmas.get(word)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_WORDS / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", restval="")


@lru_cache(maxsize=4)
def municipal_vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language; empty where we have none."""
    lemmas: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for row in _rows("municipal.tsv"):
        if row["lang"] != language:
            continue
        lemma = row["lemma"].lower()
        lemmas[lemma] = lemma
        lemmas.update(dict.fromkeys(row["forms"].split(), lemma))
        if row["parts"]:
            parts[lemma] = tuple(row["parts"].split())
    return Vocabulary(lemmas, parts, tuple(sorted(set(lemmas.values()))))


@lru_cache(maxsize=1)
def spoken_forms() -> Vocabulary:
    """Return spoken and abbreviated Finnish forms with the lemma that each stands for."""
    lemmas = {row["form"]: row["lemma"] for row in _rows("spoken.tsv")}
    return Vocabulary(lemmas, {}, tuple(sorted(set(lemmas.values()))))


@lru_cache(maxsize=1)
def written_forms() -> Mapping[str, str]:
    """Return the words that the vocabulary writes with capitals (KETS), by lemma."""
    return {
        row["lemma"].lower(): row["lemma"] for row in _rows("municipal.tsv") if row["lemma"] != row["lemma"].lower()
    }


@lru_cache(maxsize=1)
def word_list_version() -> str:
    """Return a hash of the word lists that lemmas and concepts come from: other lists may give others."""
    digest = hashlib.sha256()
    for name in ("common.tsv", "concepts.tsv", "municipal.tsv", "spoken.tsv"):
        digest.update((_WORDS / name).read_bytes())
    return digest.hexdigest()[:8]
