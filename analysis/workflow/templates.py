"""The customer's own Word template of a round: kept in the data directory, used by every document of the round.

A file and no table: it is nobody's material, holds no personal data of the round, and is replaced as a whole.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from analysis.access import lead_round_of, round_of
from analysis.export.word_template import TemplateCheck, check_template
from analysis.settings import data_directory
from analysis.workflow.desk import Desk

__all__ = [
    "TemplateCheck",
    "TemplateState",
    "check_template",
    "keep_template",
    "remove_template",
    "state",
    "template_of",
]


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The template in use, or none, and what it lacks."""

    is_there: bool
    missing: tuple[str, ...] = ()
    missing_of_ours: tuple[str, ...] = ()


def state(desk: Desk) -> TemplateState:
    """Return what template the round's documents are written on."""
    data = template_of(round_of(desk.scope))
    if data is None:
        return TemplateState(False)
    checked = check_template(data)
    return TemplateState(True, checked.missing, checked.missing_of_ours)


def keep_template(desk: Desk, data: bytes) -> TemplateCheck:
    """Take a .docx as the round's template; lead analysts only. Raises InvalidInput when it cannot be used."""
    round_id = lead_round_of(desk.scope)
    checked = check_template(data)
    path = _path(round_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with desk.store.writing(desk.scope, "keep_template", can_undo=False) as unit:
        unit.audit("keep_template", "template", round_id, None, {"sha256": hashlib.sha256(data).hexdigest()})
        path.write_bytes(data)
    return checked


def remove_template(desk: Desk) -> None:
    """Write the round's documents in our own look again; lead analysts only."""
    round_id = lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "remove_template", can_undo=False) as unit:
        unit.audit("remove_template", "template", round_id)
        _path(round_id).unlink(missing_ok=True)


def template_of(round_id: str) -> bytes | None:
    """Return the round's template, or None where the documents have our own look."""
    path = _path(round_id)
    return path.read_bytes() if path.is_file() else None


def _path(round_id: str) -> Path:
    # The name is a hash, so that no id can lead out of the folder.
    return data_directory() / "templates" / f"{hashlib.sha256(round_id.encode()).hexdigest()[:32]}.docx"
