"""The command line's result as JSON: names and order of keys are a contract (ARCHITECTURE.md, the command line)."""

import json
from dataclasses import dataclass
from enum import StrEnum

from analysis.export.excel import natural_key
from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.documents import LineBalance


class FileStatus(StrEnum):
    """What became of a file."""

    READ = "read"
    READ_WITH_WARNINGS = "read_with_warnings"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ResultFile:
    """One file of the folder, with what a person should know about it."""

    file: str
    status: FileStatus
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultFinding:
    """One finding, with its municipality's name (None: not known) and where it stands."""

    id: str
    municipality: str | None
    theme: str
    type: FindingType | None
    text: str
    role_class: RoleClass | None
    flags: frozenset[Flag]
    file: str
    locator: str


@dataclass(frozen=True, slots=True)
class ResultRecurring:
    """One recurring finding, with the names of the municipalities it spans and why it was put together."""

    id: str
    title: str
    theme: str
    finding_ids: tuple[str, ...]
    municipalities: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """All that a build gives."""

    files: tuple[ResultFile, ...]
    lines: LineBalance
    findings: tuple[ResultFinding, ...] = ()
    recurring: tuple[ResultRecurring, ...] = ()


def result_json(result: Result) -> str:
    """Return a result as JSON with a newline at its end; the same result gives the same text in whatever order."""
    document = {
        "files": [_file(one) for one in sorted(result.files, key=lambda one: one.file)],
        "lines": _lines(result.lines),
        "findings": [_finding(one) for one in sorted(result.findings, key=_place)],
        "recurring": [_recurring(one) for one in sorted(result.recurring, key=lambda one: (one.theme, one.id))],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _place(finding: ResultFinding) -> tuple[object, ...]:
    return (finding.file, *natural_key(finding.locator), finding.id)


def _file(one: ResultFile) -> dict[str, object]:
    return {"file": one.file, "status": one.status.value, "messages": list(one.messages)}


def _lines(balance: LineBalance) -> dict[str, int]:
    return {
        "in": balance.lines_in,
        "imported": balance.imported,
        "set_aside": balance.set_aside,
        "waiting": balance.waiting,
    }


def _finding(one: ResultFinding) -> dict[str, object]:
    return {
        "id": one.id,
        "municipality": one.municipality,
        "theme": one.theme,
        "type": one.type.value if one.type else None,
        "text": one.text,
        "role_class": one.role_class.value if one.role_class else None,
        "flags": sorted(flag.value for flag in one.flags),
        "source": {"file": one.file, "locator": one.locator},
    }


def _recurring(one: ResultRecurring) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "theme": one.theme,
        "finding_ids": list(one.finding_ids),
        "municipalities": list(one.municipalities),
        "why": one.why,
    }
