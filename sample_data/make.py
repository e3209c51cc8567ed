"""Writes the sample rounds and their answers: python sample_data/make.py"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from maker import check, tables, text, word
from maker.lines import Row, rows_of, with_number
from maker.notes import WORKS, Note, read_note

HERE = Path(__file__).parent
ROUNDS = ("kierros-2026", "kierros-pieni", "lisaaineisto")
HEADER = ["file", "line", "kind", "municipality", "theme", "type", "role_class", "lang", "group", "hidden", "note"]
WRITERS: dict[str, Callable[[Note, Path], None]] = {
    "word_headings": word.write_headings,
    "word_matrix": word.write_matrix,
    "excel_rows": tables.write_rows,
    "forms": tables.write_form,
    "board": tables.write_board,
    "chat": tables.write_chat,
    "text": text.write_text,
    "mail": text.write_mail,
    "transcript": text.write_transcript,
}


def main() -> None:
    answers = HERE / "answers"
    answers.mkdir(exist_ok=True)
    everything: list[Row] = []
    for name in ROUNDS:
        rows = _write_round(name)
        everything += rows
        _write_answers(rows, answers / f"{name}.tsv")
        _report(name, rows)
    coverage = HERE / "source" / "kierros-2026-coverage.tsv"
    shutil.copyfile(coverage, answers / coverage.name)
    problems = _polarity_problems(everything) + _coverage_problems(everything, coverage)
    for problem in problems:
        print("PROBLEM", problem)
    if problems:
        raise SystemExit(1)


def _write_round(name: str) -> list[Row]:
    source, target = HERE / "source" / name, HERE / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    rows: list[Row] = []
    for path in sorted(source.glob("*.txt")):
        note = read_note(path)
        out = target / note.file
        out.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[note.layout](note, out)
        made = with_number(rows_of(note))
        check.every_line_occurs(out, [row.line for row in made])
        check.hidden_occurs(made)
        rows += made
    if (source / "round.toml").exists():
        shutil.copyfile(source / "round.toml", target / "round.toml")
    return rows


def _write_answers(rows: list[Row], path: Path) -> None:
    lines = ["\t".join(HEADER)]
    for row in rows:
        a = row.answer
        town = row.municipality
        values = [row.file, row.line, a.kind, town, a.theme, a.type, a.role, a.lang, a.group]
        lines.append("\t".join([*values, a.hidden, a.note]))
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def _report(name: str, rows: list[Row]) -> None:
    findings = [row for row in rows if row.answer.kind == "finding"]
    again = sum(row.answer.note[:4] in ("2 of", "3 of") for row in findings)
    groups: dict[str, set[str]] = {}
    for row in findings:
        if row.answer.group:
            groups.setdefault(row.answer.group, set()).add(row.municipality)
    recurring = sum(len(towns) > 1 for towns in groups.values())
    print(f"{name}: files {len({row.file for row in rows})}, lines {len(rows) - again}, ", end="")
    print(f"findings {len(findings)}, groups {len(groups)}, recurring {recurring}")
    print("  kind", dict(Counter(row.answer.kind for row in rows)))
    print("  theme", dict(Counter(row.answer.theme for row in findings)))
    print("  type", dict(Counter(row.answer.type for row in findings)))
    print("  municipality", dict(Counter(row.municipality for row in findings)))
    print("  lang", dict(Counter(row.answer.lang for row in findings)))
    in_one = sorted(group for group, towns in groups.items() if len(towns) == 1)
    print("  groups in one municipality", in_one)


def _polarity_problems(rows: list[Row]) -> list[str]:
    seen: dict[str, set[bool]] = {}
    themes: dict[str, set[str]] = {}
    for row in rows:
        a = row.answer
        if not a.group:
            continue
        key = f"{a.group} {'small' if a.group >= 'g60' else 'main'}"
        themes.setdefault(key, set()).add(a.theme)
        if a.type in WORKS or a.type == "development":
            seen.setdefault(key, set()).add(a.type in WORKS)
    problems = [f"{key}: both polarities" for key, found in seen.items() if len(found) > 1]
    return problems + [f"{key}: themes {t}" for key, t in themes.items() if len(t) > 1]


def _coverage_problems(rows: list[Row], coverage: Path) -> list[str]:
    table = [line.split("\t") for line in coverage.read_text(encoding="utf-8").splitlines()]
    found = {(row.municipality, row.answer.theme) for row in rows}
    return [
        f"{town} {theme}: {state}, found {(town, theme) in found}"
        for town, theme, state in table[1:]
        if ((town, theme) in found) != (state in ("discussed", "partly"))
    ]


if __name__ == "__main__":
    main()
