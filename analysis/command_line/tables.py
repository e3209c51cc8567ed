"""Tab-separated tables given on the command line: read whole, or refused with one plain line for each problem."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import SynthesisError
from analysis.language.detect import language_of
from analysis.model.codes import FindingType, RoleClass
from analysis.model.findings import Finding
from analysis.model.recurring import Answer, Constraint

_LANGUAGES = ("fi", "sv", "en")
_NO_TYPE = ("", "null")
_TYPES = tuple(kind.value for kind in FindingType)
_ROLES = tuple(role.value for role in RoleClass)
_ANSWERS = tuple(answer.value for answer in Answer)
_GROUP_CELLS = 2


class BadTable(SynthesisError):
    """A table that cannot be used; `problems` are plain lines for a person."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table: where it stands in the file, and its cells by column."""

    place: str
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """Return a cell without surrounding space; empty where the table has no such column."""
        return self.cells.get(column, "").strip()


def read_findings(path: Path) -> tuple[Finding, ...]:
    """Return the findings of a table with the columns id and text. Raises BadTable."""
    rows = _read(path, ("id", "text"))
    problems = [problem for row in rows for problem in _row_problems(row)] + _repeated(rows)
    if problems:
        raise BadTable(problems)
    return tuple(_finding(row) for row in rows)


def read_constraints(path: Path, ids: Sequence[str]) -> tuple[Constraint, ...]:
    """Return the answers of a table with the columns id_a, id_b and answer. Raises BadTable."""
    rows = _read(path, ("id_a", "id_b", "answer"))
    known = frozenset(ids)
    problems = [problem for row in rows for problem in _answer_problems(row, known)]
    if problems:
        raise BadTable(problems)
    return tuple(Constraint(row.get("id_a"), row.get("id_b"), Answer(row.get("answer").lower())) for row in rows)


def read_groups(path: Path) -> dict[str, str]:
    """Return the group of each id as an earlier call printed them: two columns, no header. Raises BadTable."""
    lines = _lines(path)
    problems = [f"{path}, line {at}: not an id and its group" for at, cells in lines if len(cells) != _GROUP_CELLS]
    if problems:
        raise BadTable(problems)
    return {key.strip(): group.strip() for _, (key, group) in lines}


def _finding(row: _Row) -> Finding:
    role, kind, language = row.get("role_class"), row.get("type").lower(), row.get("lang").lower()
    text = row.get("text")
    return Finding(
        finding_id=row.get("id"),
        municipality_id=row.get("municipality") or None,
        theme_code=row.get("theme"),
        finding_type=None if kind in _NO_TYPE else FindingType(kind),
        text=text,
        line_ids=(row.get("id"),),
        role_class=RoleClass(role) if role in _ROLES else None,
        language=language if language in _LANGUAGES else language_of(text),
    )


def _row_problems(row: _Row) -> Iterator[str]:
    for column in ("id", "text"):
        if not row.get(column):
            yield f"{row.place}: {column} is empty"
    kind = row.get("type").lower()
    if kind not in _NO_TYPE and kind not in _TYPES:
        yield f"{row.place}: unknown type {kind!r} (use one of {', '.join(_TYPES)}, or leave it empty)"


def _repeated(rows: Sequence[_Row]) -> list[str]:
    seen: dict[str, str] = {}
    problems = []
    for row in rows:
        key = row.get("id")
        if key and key in seen:
            problems.append(f"{row.place}: id {key} was already used in {seen[key].rpartition(', ')[2]}")
        seen.setdefault(key, row.place)
    return problems


def _answer_problems(row: _Row, known: frozenset[str]) -> Iterator[str]:
    a, b = row.get("id_a"), row.get("id_b")
    yield from (f"{row.place}: no finding has the id {key!r}" for key in dict.fromkeys((a, b)) if key not in known)
    if a == b:
        yield f"{row.place}: a finding is paired with itself"
    if row.get("answer").lower() not in _ANSWERS:
        yield f"{row.place}: answer is {row.get('answer')!r}, not together or apart"


def _read(path: Path, needed: Sequence[str]) -> tuple[_Row, ...]:
    lines = _lines(path)
    if not lines:
        raise BadTable([f"{path}: the file is empty"])
    header = [cell.strip().lower() for cell in lines[0][1]]
    missing = [column for column in needed if column not in header]
    if missing:
        raise BadTable([f"{path}: the header has no column {column}" for column in missing])
    longer = [
        f"{path}, line {at}: more cells than the header has" for at, cells in lines[1:] if len(cells) > len(header)
    ]
    if longer:
        raise BadTable(longer)
    return tuple(_Row(f"{path}, line {at}", dict(zip(header, cells, strict=False))) for at, cells in lines[1:])


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the cells of each line that is not blank, with its number in the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadTable([f"{path}: there is no such file"]) from error
    except UnicodeDecodeError as error:
        raise BadTable([f"{path}: the file is not UTF-8 text"]) from error
    except OSError as error:
        raise BadTable([f"{path}: the file cannot be read ({error.strerror})"]) from error
    plain = [(at, line.split("\t")) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    plain = [(at, [_unquoted(cell.rstrip("\r")) for cell in cells]) for at, cells in plain]
    if len({len(cells) for _, cells in plain}) <= 1:
        # Quotation marks in notes are just marks: no cell of this table needs them to hold a tab or a line break.
        return plain
    quoted = csv.reader(text.splitlines(keepends=True), delimiter="\t")
    return [(quoted.line_num, cells) for cells in quoted if any(cell.strip() for cell in cells)]


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that a spreadsheet puts around one with marks in it."""
    inner = cell[1:-1]
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "") and '""' in inner
    return inner.replace('""', '"') if is_quoted else cell
