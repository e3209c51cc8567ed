"""Public texts to measure on, read where they lie; nothing of them is copied into the project."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

VARIABLE = "VERTAISKOOSTE_BENCH_DATA"
PARAPHRASES = "turku_paraphrase.tsv"
SENTENCES = "eduskunta_vkk.tsv"

_DROPPED = 0.15
_SWAPPED = 0.15


def data_file(name: str) -> Path:
    """Return where a file of the public data lies: where the environment says, else beside the checkout."""
    beside = Path(__file__).parents[3] / "shared" / "data"
    return Path(os.environ.get(VARIABLE) or beside) / name


def missing(*names: str) -> str:
    """Return in plain words which files are not there; nothing when all are."""
    absent = [name for name in names if not data_file(name).is_file()]
    return f"skipped: {' and '.join(absent)} not found; {VARIABLE} tells where data lies" if absent else ""


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the public data."""
    with data_file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def real_texts() -> list[str]:
    """Return every text of the public data once, in an order of its own."""
    paraphrases = rows_of(PARAPHRASES)
    texts = {row["text"] for row in rows_of(SENTENCES)}
    texts.update(row[key] for row in paraphrases if row["lang"] == "fi" for key in ("text_a", "text_b"))
    ordered = sorted(texts)
    Random(0).shuffle(ordered)
    return ordered


def noisy(text: str, random: Random) -> str:
    """Return a text with 15 of 100 words left out and as many changed with the next one."""
    words = [word for word in text.split() if random.random() >= _DROPPED]
    for at in range(len(words) - 1):
        if random.random() < _SWAPPED:
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words) or text


def multiplied(texts: list[str], count: int, seed: int) -> Iterator[tuple[int, str]]:
    """Yield `count` noisy texts, each with the number of the text that it was made from."""
    random = Random(seed)
    for at in range(count):
        yield at % len(texts), noisy(texts[at % len(texts)], random)
