"""Compares what the readers make of the sample rounds with the answers that stand beside them."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import UnreadableDocument
from analysis.ingest.reading import read_file
from analysis.model.imports import DraftFinding, DraftLine, ReadingContext, ReadSource, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.themes import DEFAULT_THEMES

SAMPLES = Path(__file__).parents[2] / "sample_data"
ROUNDS = ("kierros-2026", "kierros-pieni", "lisaaineisto")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of an answers table."""

    file: str
    line: str
    kind: str
    municipality: str
    theme: str
    type: str
    role_class: str
    language: str
    hidden: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer and the line that it is about; None when no line was read for it."""

    answer: Answer
    source: ReadSource
    line: DraftLine | None

    @property
    def findings(self) -> tuple[DraftFinding, ...]:
        return self.line.findings if self.line else ()


def context_of(round_name: str) -> ReadingContext:
    folder = round_name if (SAMPLES / round_name / "round.toml").exists() else "kierros-2026"
    table = tomllib.loads((SAMPLES / folder / "round.toml").read_text(encoding="utf-8"))
    municipalities = tuple(
        Municipality(row["name"], row["name"], row.get("name_sv", ""), tuple(row.get("aliases", ())))
        for row in table["municipality"]
    )
    return ReadingContext(municipalities, DEFAULT_THEMES)


@cache
def read_round(round_name: str) -> tuple[ReadSource, ...]:
    root = SAMPLES / round_name
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".toml")
    context = context_of(round_name)
    return tuple(read_file(_source_file(path, root), context) for path in files)


def _source_file(path: Path, root: Path) -> SourceFile:
    folder = None if path.parent == root else path.parent.name
    return SourceFile(path.name, path.read_bytes(), folder)


def answers_of(round_name: str) -> tuple[Answer, ...]:
    with (SAMPLES / "answers" / f"{round_name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_answer(row) for row in rows)


def _answer(row: dict[str, str]) -> Answer:
    hidden = tuple(part.strip() for part in row["hidden"].split(" | ") if part.strip())
    return Answer(
        row["file"],
        row["line"],
        row["kind"],
        row["municipality"],
        row["theme"],
        row["type"],
        row["role_class"],
        row["lang"],
        hidden,
        row["note"],
    )


@cache
def pairs_of(round_name: str) -> tuple[Pair, ...]:
    """Match every answer with its line, in the order of the file; the rows of one line share it."""
    sources = {source.file.label: source for source in read_round(round_name)}
    pairs: list[Pair] = []
    for label, source in sources.items():
        pairs += _matched([answer for answer in answers_of(round_name) if answer.file == label], source)
    return tuple(pairs)


def _matched(answers: list[Answer], source: ReadSource) -> Iterator[Pair]:
    lines: dict[str, list[DraftLine]] = {}
    for line in source.lines:
        lines.setdefault(" ".join(line.raw.split()), []).append(line)
    taken: dict[str, DraftLine] = {}
    for answer in answers:
        waiting = lines.get(answer.line, [])
        if "part: " in answer.note and answer.line in taken:
            yield Pair(answer, source, taken[answer.line])
            continue
        line = waiting.pop(0) if waiting else None
        if line is not None:
            taken[answer.line] = line
        yield Pair(answer, source, line)


def is_single_finding(pair: Pair) -> bool:
    """Whether the answer is about a whole line that was read as a finding."""
    return pair.answer.kind == "finding" and bool(pair.findings) and "part: " not in pair.answer.note


def shares(pairs: tuple[Pair, ...]) -> dict[str, float]:
    """Return the share of right themes where sure, right types where given, and findings that were taken."""
    single = [pair for pair in pairs if is_single_finding(pair)]
    sure = [pair for pair in single if pair.findings[0].theme.is_sure]
    typed = [pair for pair in single if pair.answer.type and pair.findings[0].finding_type is not None]
    kinds = Counter((pair.answer.kind, pair.line.decision.status.value) for pair in pairs if pair.line is not None)
    findings = sum(number for (kind, _), number in kinds.items() if kind == "finding")
    return {
        "theme_sure": _share(pair.findings[0].theme.code == pair.answer.theme for pair in sure),
        "theme_sure_share": len(sure) / max(1, len(single)),
        "theme_all": _share(pair.findings[0].theme.code == pair.answer.theme for pair in single),
        "type": _share(pair.findings[0].finding_type == pair.answer.type for pair in typed),
        "finding_taken": kinds[("finding", "imported")] / max(1, findings),
    }


def _share(right: Iterator[bool]) -> float:
    flags = list(right)
    return sum(flags) / max(1, len(flags))


def unreadable(round_name: str) -> list[str]:
    """Return the labels of files that could not be read."""
    root = SAMPLES / round_name
    failed = []
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".toml"):
        try:
            read_file(_source_file(path, root), context_of(round_name))
        except UnreadableDocument:
            failed.append(path.name)
    return failed
