"""Notes in: read, show what would come in, and bring it in as one step."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from analysis.access import round_of
from analysis.errors import NotFound, RuleBroken, UnreadableDocument
from analysis.ingest.added_names import plain_part
from analysis.ingest.bounded_reading import ReadTasks, read_bounded
from analysis.model.codes import FindingType, Flag, RoundStage, SetAsideReason
from analysis.model.documents import IMPORTED, Document, LineBalance, Resting, set_aside
from analysis.model.findings import Finding
from analysis.model.hashing import short_id
from analysis.model.imports import ImportPreview, ReadingContext, ReadSource, RefusedFile, SourceFile
from analysis.model.tables import TableMapping
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import hidden_names, resting, schema
from analysis.store import rounds as round_store
from analysis.store.unit import Reading
from analysis.workflow import import_storing as storing
from analysis.workflow.access_log import note_look
from analysis.workflow.analysing import search_terms
from analysis.workflow.desk import Desk
from analysis.workflow.reading_files import read_each, read_told
from analysis.workflow.replacing import COMMIT
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.views import DocumentRow, ExportFile, ImportReport, LineInDocument

Progress = Callable[[int, int, str], None]


def read_files(
    desk: Desk, files: Sequence[SourceFile], progress: Progress | None = None, *, read: ReadTasks = read_bounded
) -> ImportPreview:
    """Read files without storing anything; one that cannot be read is listed and does not stop the others.

    `progress` is told how many of how many are done, and which file comes next. `read` reads in processes of its own
    under a bound of time and memory; only tests give another.
    """
    sources: list[ReadSource] = []
    refused: list[RefusedFile] = []
    # A screen that stops listening in the middle ends the reading at once.
    with closing(read_each(files, _context(desk), read)) as outcomes:
        for place, file in enumerate(files):
            if progress:
                progress(place, len(files), file.label)
            outcome = next(outcomes)
            if isinstance(outcome, UnreadableDocument):
                refused.append(RefusedFile(file.label, outcome.reason, outcome.detail))
            else:
                sources.append(outcome)
    if progress:
        progress(len(files), len(files), "")
    return ImportPreview(tuple(sources), tuple(refused))


def read_again(desk: Desk, preview: ImportPreview, label: str, tables: Sequence[TableMapping]) -> ImportPreview:
    """Read one file of a preview again as a person told its tables, in its place; the others stay as they are.

    Raises UnreadableDocument when nothing can be read that way, and NotFound for a file that is not there.
    """
    if not any(source.file.label == label for source in preview.sources):
        raise NotFound("file", label)
    return reread(desk, preview, {label}, {label: tuple(tables)}, ())


def reread(
    desk: Desk,
    preview: ImportPreview,
    labels: Collection[str],
    tables: Mapping[str, tuple[TableMapping, ...]],
    words_to_keep: tuple[str, ...],
) -> ImportPreview:
    """Read some files of a preview again, each in its place: with told tables, and with words that are no people."""
    context = replace(_context(desk), words_to_keep=words_to_keep)
    again = read_told([one.file for one in preview.sources if one.file.label in labels], context, tables)
    return replace(preview, sources=tuple(again.get(source.file.label, source) for source in preview.sources))


def commit_import(desk: Desk, preview: ImportPreview, progress: Progress | None = None) -> ImportReport:
    """Store what a preview shows, all of it or nothing. Files whose bytes the round has are skipped and named.

    Raises RuleBroken while nobody said what a file is that has the name of a document and other bytes.
    """
    with desk.store.writing(desk.scope, COMMIT) as unit:
        storing.refuse_untold(unit, preview)
        known = {d.document_id: d for d in document_store.list_documents(unit, retired=True)}
        counts, skipped, replaced = [], [], []
        for place, source in enumerate(preview.sources):
            if progress:
                progress(place, len(preview.sources), source.file.label)
            earlier = known.get(storing.document_id_of(unit, source))
            said = preview.replacement(source.file.label)
            if earlier is not None and not earlier.retired:
                skipped.append(source.file.label)
            elif said is not None and said.document_id is not None:
                counts.append(storing.replace_source(unit, source, earlier, said))
                replaced.append(source.file.label)
            else:
                counts.append(storing.store_source(unit, source, earlier))
        if counts:
            move_stage_forward(unit, RoundStage.FINDINGS)
    fresh = [s for s in preview.sources if s.file.label not in skipped]
    decisions = tuple(line.decision for source in fresh for line in source.lines)
    return ImportReport(len(counts), sum(counts), LineBalance.of(decisions), tuple(skipped), tuple(replaced))


def documents(desk: Desk) -> tuple[DocumentRow, ...]:
    """Return the round's documents with their accounts of lines."""
    with desk.store.reading(desk.scope) as reading:
        names = _names(reading)
        balances = document_store.balances(reading)
        findings = _findings_by_line(reading)
        lines = {d.document_id: document_store.lines_of(reading, d.document_id) for d in _standing(reading)}
        return tuple(
            DocumentRow(
                document,
                names.get(document.municipality_id, ""),
                balances.get(document.document_id, LineBalance(0, 0, 0)),
                len({f for line in lines[document.document_id] for f in findings.get(line.line_id, ())}),
            )
            for document in _standing(reading)
        )


def document_lines(desk: Desk, document_id: str) -> tuple[LineInDocument, ...]:
    """Return a document's lines in order, with the findings that rest on each. The look is logged."""
    with desk.store.reading(desk.scope) as reading:
        document = document_store.get_document(reading, document_id)
        findings = _findings_by_line(reading)
        lines = document_store.lines_of(reading, document_id)
    note_look(desk, "view_lines", "document", [document_id])
    return tuple(LineInDocument(line, document, findings.get(line.line_id, ())) for line in lines)


def waiting_lines(desk: Desk) -> tuple[LineInDocument, ...]:
    """Return the lines of the round that wait for a person. The look is logged."""
    with desk.store.reading(desk.scope) as reading:
        by_id = {d.document_id: d for d in _standing(reading)}
        waiting = document_store.waiting_lines(reading)
    note_look(desk, "view_lines", "document", {line.document_id for line in waiting})
    return tuple(LineInDocument(line, by_id[line.document_id]) for line in waiting)


def import_line(
    desk: Desk,
    line_id: str,
    version: int,
    *,
    municipality_id: str | None,
    theme_code: str,
    finding_type: FindingType | None,
    text: str,
) -> str:
    """Make a finding of a line that waits or was set aside. Returns the finding's id."""
    with desk.store.writing(desk.scope, "import_line") as unit:
        document_store.decide_line(unit, line_id, IMPORTED, version)
        flags = frozenset() if municipality_id else frozenset({Flag.MUNICIPALITY_UNKNOWN})
        finding_id = short_id("F", line_id, "by hand", str(version))
        finding = Finding(finding_id, municipality_id, theme_code, finding_type, text.strip(), (line_id,), flags=flags)
        finding_store.add_finding(unit, finding, search_terms(finding.text, finding.language))
    return finding_id


def set_line_aside(desk: Desk, line_id: str, version: int, reason: SetAsideReason = SetAsideReason.BY_PERSON) -> None:
    """Set a waiting line aside."""
    round_of(desk.scope)
    with desk.store.writing(desk.scope, "set_line_aside") as unit:
        document_store.decide_line(unit, line_id, set_aside(reason), version)


def take_back(desk: Desk, document_id: str, version: int) -> None:
    """Take a document's import back while nothing was built on it. Raises RuleBroken naming what rests on it.

    Answers about pairs with its findings go with them. The original and its lines are kept; the same file can be
    imported again.
    """
    with desk.store.writing(desk.scope, "take_back") as unit:
        document_store.get_document(unit, document_id)
        held = _findings_of(unit, document_id)
        rests = resting.resting_on(unit, list(held))
        if rests:
            titles = tuple(dict.fromkeys(title or key for key, title in rests.recurring))
            raise RuleBroken("rests_on_import", (*titles, *(f"N{number}" for _, number in rests.statements)))
        resting.remove_answers(unit, list(held))
        for finding in held.values():
            finding_store.remove_finding(unit, finding)
        unit.update(schema.document, document_id, {"retired": True}, version=version)


def what_rests_on(desk: Desk, document_id: str) -> Resting:
    """Return what people built on the findings of a document; empty when its import can be taken back."""
    with desk.store.reading(desk.scope) as reading:
        return resting.resting_on(reading, list(_findings_of(reading, document_id)))


def _findings_of(reading: Reading, document_id: str) -> dict[str, Finding]:
    ids = {one for ids in resting.findings_on_lines(reading, document_id).values() for one in ids}
    return finding_store.get_findings(reading, sorted(ids))


def original(desk: Desk, document_id: str) -> ExportFile:
    """Return a document as it arrived. Its name on the way out is made of its id; the fetch is logged."""
    with desk.store.writing(desk.scope, "fetch_original", can_undo=False) as unit:
        document = document_store.get_document(unit, document_id)
        data = document_store.document_bytes(unit, document_id)
        unit.audit("fetch_original", "document", document_id)
    suffix = document.file_name.rpartition(".")[2].lower()
    safe = suffix if suffix.isalnum() and suffix.isascii() and len(suffix) <= 5 else "bin"
    return ExportFile(f"aineisto-{document_id}.{safe}", "application/octet-stream", data)


def _context(desk: Desk) -> ReadingContext:
    with desk.store.reading(desk.scope) as reading:
        municipalities = round_store.municipalities(reading)
        # Of a name that is a word too only the rest may be hidden unasked.
        names = tuple(filter(None, map(plain_part, hidden_names.names_to_hide(reading))))
        return ReadingContext(municipalities, round_store.open_round(reading).themes, names)


def _standing(reading: Reading) -> tuple[Document, ...]:
    return document_store.list_documents(reading)


def _names(reading: Reading) -> dict[str | None, str]:
    return {m.municipality_id: m.name_fi for m in round_store.municipalities(reading)}


def _findings_by_line(reading: Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for finding in finding_store.all_findings(reading):
        for line_id in finding.line_ids:
            found[line_id] = (*found.get(line_id, ()), finding.finding_id)
    return found


__all__ = [
    "commit_import",
    "document_lines",
    "documents",
    "import_line",
    "original",
    "read_again",
    "read_files",
    "reread",
    "set_line_aside",
    "take_back",
    "waiting_lines",
    "what_rests_on",
]
