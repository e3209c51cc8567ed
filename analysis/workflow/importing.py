"""Notes in: read, show what would come in, and bring it in as one step."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

from analysis.access import round_of
from analysis.errors import NotFound, RuleBroken, UnreadableDocument
from analysis.ingest.bounded_reading import ReadTasks, read_bounded
from analysis.model.codes import CoverageState, FindingType, Flag, LineStatus, RoundStage, SetAsideReason
from analysis.model.documents import IMPORTED, Document, LineBalance, SourceLine, set_aside
from analysis.model.findings import Finding, FindingFilter
from analysis.model.hashing import short_id
from analysis.model.imports import (
    DraftFinding,
    DraftLine,
    ImportPreview,
    ReadingContext,
    ReadSource,
    RefusedFile,
    SourceFile,
)
from analysis.model.rounds import Coverage
from analysis.model.tables import TableMapping
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store import schema
from analysis.store.unit import Reading, Writing
from analysis.workflow.analysing import search_terms
from analysis.workflow.desk import Desk
from analysis.workflow.reading_files import read_each, read_told
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
    files = [source.file for source in preview.sources if source.file.label == label]
    again = read_told(files, _context(desk), {label: tuple(tables)})
    return replace(preview, sources=tuple(again.get(source.file.label, source) for source in preview.sources))


def commit_import(desk: Desk, preview: ImportPreview) -> ImportReport:
    """Store what a preview shows, all of it or nothing. Files whose bytes the round has are skipped and named."""
    with desk.store.writing(desk.scope, "commit_import") as unit:
        known = {d.document_id: d for d in document_store.list_documents(unit, retired=True)}
        counts, skipped = [], []
        for source in preview.sources:
            earlier = known.get(_document_id(unit, source))
            if earlier is not None and not earlier.retired:
                skipped.append(source.file.label)
            else:
                counts.append(_store_source(unit, source, earlier))
        if counts:
            move_stage_forward(unit, RoundStage.FINDINGS)
    fresh = [s for s in preview.sources if s.file.label not in skipped]
    decisions = tuple(line.decision for source in fresh for line in source.lines)
    return ImportReport(len(counts), sum(counts), LineBalance.of(decisions), tuple(skipped))


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
    """Return a document's lines in order, with the findings that rest on each."""
    with desk.store.reading(desk.scope) as reading:
        document = document_store.get_document(reading, document_id)
        findings = _findings_by_line(reading)
        lines = document_store.lines_of(reading, document_id)
        return tuple(LineInDocument(line, document, findings.get(line.line_id, ())) for line in lines)


def waiting_lines(desk: Desk) -> tuple[LineInDocument, ...]:
    """Return the lines of the round that wait for a person."""
    with desk.store.reading(desk.scope) as reading:
        by_id = {d.document_id: d for d in _standing(reading)}
        return tuple(LineInDocument(line, by_id[line.document_id]) for line in document_store.waiting_lines(reading))


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
        line = document_store.lines_by_id(unit, (line_id,))[0]
        document_store.decide_line(unit, line_id, IMPORTED, version)
        flags = frozenset() if municipality_id else frozenset({Flag.MUNICIPALITY_UNKNOWN})
        finding_id = short_id("F", line.line_id, "by hand", str(line.version))
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

    The original and its lines are kept; the same file can be imported again.
    """
    with desk.store.writing(desk.scope, "take_back") as unit:
        document_store.get_document(unit, document_id)
        wanted = FindingFilter(document_id=document_id)
        placed = finding_store.page(unit, wanted, offset=0, limit=1_000_000)
        resting = tuple(p.recurring_title or p.recurring_id for p in placed if p.recurring_id)
        if resting:
            raise RuleBroken("rests_on_import", tuple(dict.fromkeys(resting)))
        for one in placed:
            finding_store.remove_finding(unit, one.finding)
        unit.update(schema.document, document_id, {"retired": True}, version=version)


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
        return ReadingContext(municipalities, round_store.open_round(reading).themes)


def _document_id(unit: Writing, source: ReadSource) -> str:
    return short_id("D", round_of(unit.scope), source.sha256)


def _store_source(unit: Writing, source: ReadSource, earlier: Document | None) -> int:
    document = Document(
        _document_id(unit, source),
        source.file.label,
        source.sha256,
        source.layout,
        source.municipality.code,
        size=len(source.file.data),
        imported_by=unit.person_id,
        imported_at=unit.now,
    )
    if earlier is None:
        document_store.add_document(unit, document, source.file.data)
        for ordinal, person in enumerate(source.hidden):
            document_store.add_hidden(unit, document.document_id, ordinal, person)
    else:
        unit.update(schema.document, document.document_id, document_store.document_row(document))
    _store_coverage(unit, source)
    return sum(
        _store_line(unit, document, ordinal, line, is_new=earlier is None) for ordinal, line in enumerate(source.lines)
    )


def _store_coverage(unit: Writing, source: ReadSource) -> None:
    """Keep what the notes say of a theme not discussed, as a suggestion; what is there already stays."""
    known = {(c.municipality_id, c.theme_code) for c in round_store.coverage(unit)}
    for hint in sorted(source.coverage, key=lambda h: (h.municipality_id, h.theme_code, h.state)):
        pair = (hint.municipality_id, hint.theme_code)
        if pair not in known and hint.state is not CoverageState.DISCUSSED:
            known.add(pair)
            unit.insert(schema.coverage, round_store.coverage_row(Coverage(*pair, hint.state)))


def _store_line(unit: Writing, document: Document, ordinal: int, draft: DraftLine, *, is_new: bool) -> int:
    line_id = f"{document.document_id}-{ordinal:05d}"
    line = SourceLine(line_id, document.document_id, ordinal, draft.locator, draft.raw, draft.decision)
    if is_new:
        document_store.add_line(unit, line)
    else:
        document_store.decide_line(unit, line_id, draft.decision, None)
    if draft.decision.status is not LineStatus.IMPORTED:
        return 0
    for place, finding in enumerate(draft.findings):
        _store_finding(unit, line_id, place, finding)
    return len(draft.findings)


def _store_finding(unit: Writing, line_id: str, place: int, draft: DraftFinding) -> None:
    finding = Finding(
        short_id("F", line_id, str(place)),
        draft.municipality_id,
        draft.theme.code or "other",
        draft.finding_type,
        draft.text,
        (line_id,),
        draft.role_class,
        language=draft.language,
        flags=draft.flags,
        context=draft.context,
    )
    finding_store.add_finding(unit, finding, search_terms(finding.text, finding.language))


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
    "set_line_aside",
    "take_back",
    "waiting_lines",
]
