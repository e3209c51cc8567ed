"""What notes of the trade typically say: the same in several voices, official and spoken, Finnish and Swedish.

Written by us, from what the work is, without a look at any round; `says` names what is said. It teaches which words
and turns mean the same here, as the thesaurus tells which single words do.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "words" / "typical_notes.tsv"


@dataclass(frozen=True, slots=True)
class TypicalNote:
    """One voice of something that notes typically say."""

    says: str
    language: str
    text: str


@lru_cache(maxsize=1)
def typical_notes() -> tuple[TypicalNote, ...]:
    """Return the typical notes in the order of the file, read once a process."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(TypicalNote(row["says"], row["lang"], row["text"]) for row in rows)
