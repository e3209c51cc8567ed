"""Reads one annotated note: what stands in the file, and what each line of it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

THEMES = {
    "org": "organisation",
    "pro": "procurement",
    "aud": "audits",
    "mon": "consumption_monitoring",
    "tra": "training",
    "oth": "other",
}
TYPES = {
    "V": "strength",
    "K": "development",
    "H": "good_practice",
    "P": "tip",
    "Q": "question",
    "C": "context",
    "N": "",
}
KINDS = {"cov": "coverage", "wait": "waiting"}
PATTERNS = {"role": r"RO\d", "lang": "fi|sv", "group": r"[gl]\d\d"}
WORKS = {"strength", "good_practice", "tip"}


@dataclass(frozen=True)
class Answer:
    """What one line is; a line that holds two findings has two of these."""

    kind: str = "set_aside"
    theme: str = ""
    type: str = ""
    role: str = ""
    lang: str = "fi"
    group: str = ""
    hidden: str = ""
    note: str = ""


@dataclass
class Unit:
    """One directive or line of a source note: its tag, its text, the answers to the text."""

    tag: str
    text: str
    answers: list[Answer] = field(default_factory=list)


@dataclass
class Note:
    """One file of a round, before it is written in its layout."""

    file: str = ""
    layout: str = ""
    municipality: str = ""
    encoding: str = "utf-8"
    units: list[Unit] = field(default_factory=list)


def read_note(path: Path) -> Note:
    note = Note()
    role, lang = "", "fi"
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("@"):
            key, _, value = raw[1:].partition(" ")
            if key == "role":
                role = value
            elif key == "lang":
                lang = value
            elif key in ("file", "layout", "municipality", "encoding"):
                setattr(note, key, value)
            else:
                raise ValueError(f"{path.name}: unknown directive {raw}")
            continue
        tag, text = _split_tag(raw)
        text, *codes = text.split(" %% ")
        answers = [_read_codes(code, role, lang, path.name) for code in codes]
        note.units.append(Unit(tag, text, answers))
    return note


def _split_tag(raw: str) -> tuple[str, str]:
    if raw.startswith("[") and "]" in raw:
        tag, _, text = raw[1:].partition("]")
        return tag, text.removeprefix(" ")
    return "", raw


def _read_codes(code: str, role: str, lang: str, where: str) -> Answer:
    head, *rest = code.split(" % ")
    found = {"role": role, "lang": lang}
    for token in head.split():
        key, value = _read_token(token, where)
        found[key] = value
    found["role"] = found["role"].replace("RO0", "")
    hidden, note = _read_parts(rest, where)
    theme, group = found.get("theme", ""), found.get("group", "")
    if "type" in found:
        return Answer("finding", theme, found["type"], found["role"], found["lang"], group, hidden, note)
    if "kind" not in found:
        raise ValueError(f"{where}: no kind in {code!r}")
    if found["kind"] == "coverage":
        note = "; ".join(filter(None, [f"coverage of {theme}", note]))
    return Answer(kind=found["kind"], lang=found["lang"], hidden=hidden, note=note)


def _read_token(token: str, where: str) -> tuple[str, str]:
    if token in THEMES:
        return "theme", THEMES[token]
    if token in TYPES:
        return "type", TYPES[token]
    if token in KINDS:
        return "kind", KINDS[token]
    for key, pattern in PATTERNS.items():
        if re.fullmatch(pattern, token):
            return key, token
    raise ValueError(f"{where}: unknown code {token!r}")


def _read_parts(parts: list[str], where: str) -> tuple[str, str]:
    hidden, notes = "", []
    for part in parts:
        mark, value = part[:2], part[2:].strip()
        if mark == "h:":
            hidden = value
        elif mark == "p:":
            notes.append(f"part: {value}")
        elif mark == "n:":
            notes.append(value)
        else:
            raise ValueError(f"{where}: unknown part {part!r}")
    return hidden, "; ".join(notes)
