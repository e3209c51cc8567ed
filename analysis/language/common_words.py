"""Words so common that sharing them says nothing; they also tell a text's language."""

import csv
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "words" / "common.tsv"


@lru_cache(maxsize=4)
def common_words(language: str) -> frozenset[str]:
    """Return the common words of a language; none where we have no list."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = {row["lang"]: row["words"] for row in csv.DictReader(file, delimiter="\t")}
    return frozenset(rows.get(language, "").split())
