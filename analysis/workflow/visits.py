"""An interviewer's work: bring notes of a visit they took part in, and see that visit's notes. Nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.access import open_round_to_bring, visit_of
from analysis.errors import RuleBroken
from analysis.model.documents import Document, LineBalance
from analysis.model.hashing import short_id
from analysis.model.imports import ImportPreview, SourceFile
from analysis.model.rounds import Round, Visit
from analysis.model.visit_notes import VisitFinding
from analysis.store import retention, rounds, visit_notes
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.preview import with_municipality
from analysis.workflow.views import ImportReport


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """The visit, and what has been noted there. `brought` are the person's own files with their accounts of lines.

    After the round's notes were erased both are empty, and `erased_at` says when that was.
    """

    round: Round
    visit: Visit
    host_name: str
    findings: tuple[VisitFinding, ...]
    brought: tuple[tuple[Document, LineBalance], ...]
    erased_at: str | None = None


def own_visit(desk: Desk) -> OwnVisit:
    """Return the visit of an interviewer's scope."""
    with desk.store.reading(desk.scope) as reading:
        visit, host = rounds.own_visit(reading)
        current = rounds.round_of_visit(reading)
        erased_at = retention.erased_at(reading)
        if erased_at is not None:
            return OwnVisit(current, visit, host.name_fi, (), (), erased_at)
        findings, brought = visit_notes.findings_of_visit(reading), visit_notes.own_documents(reading)
        return OwnVisit(current, visit, host.name_fi, findings, brought)


def host_name(desk: Desk) -> str:
    """Return the name of the visit's host."""
    with desk.store.reading(desk.scope) as reading:
        return rounds.own_visit(reading)[1].name_fi


def read_notes(desk: Desk, files: Sequence[SourceFile]) -> ImportPreview:
    """Read files of the visit without storing anything. What names no municipality is about the visit's host."""
    inner = _inner(desk)
    with desk.store.reading(desk.scope) as reading:
        host = rounds.own_visit(reading)[1]
    # The host's name is the folder, so that the same name of a file from another visit is another document.
    named = [replace(file, folder=host.name_fi) for file in files]
    preview = importing.read_files(inner, named)
    for source in preview.sources:
        if source.municipality.code is None:
            preview = with_municipality(preview, source.file.label, host.municipality_id)
    return preview


def bring_notes(desk: Desk, preview: ImportPreview) -> ImportReport:
    """Store what was read and bind it to the visit. Unclear lines wait for the analyst.

    Raises RuleBroken when the round has another file of the same name (the analyst decides which one stands), or when
    its notes were erased.
    """
    round_id, _visit_id = visit_of(desk.scope)
    try:
        report = importing.commit_import(_inner(desk), replace(preview, replacements=()))
    except RuleBroken as error:
        if error.rule == "notes_erased":
            raise
        raise RuleBroken("file_name_taken") from error
    with desk.store.writing(desk.scope, "bind_to_visit", can_undo=False) as unit:
        ids = sorted(short_id("D", round_id, source.sha256) for source in preview.sources)
        visit_notes.bind_to_visit(unit, ids)
    return report


def _inner(desk: Desk) -> Desk:
    return Desk(desk.store, open_round_to_bring(desk.scope))
