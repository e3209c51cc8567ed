"""A changed file again: what changed, what becomes of the findings, and carrying them over to the new state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import StaleWrite
from analysis.model.codes import Flag, LineStatus
from analysis.model.documents import Document
from analysis.model.findings import Finding
from analysis.model.imports import DraftFinding, DraftLine, ImportPreview, ReadSource, Replacement
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import resting
from analysis.store.unit import Reading, Row
from analysis.workflow.comparing import LinePair, looks_newer, pairs_of
from analysis.workflow.desk import Desk

COMMIT = "commit_import"
"""The step that brings notes in."""
_MEANT = ("text", "theme_code", "finding_type", "municipality_id", "role_class")


@dataclass(frozen=True, slots=True)
class CarriedFinding:
    """A finding of the old state and what the change means to it.

    `is_corrected`: people changed its words or tags; `is_built_on`: something rests on it; `new` is what the new
    line would say in its place, None where the line went or no longer says so much.
    """

    finding: Finding
    is_corrected: bool
    is_built_on: bool
    new: DraftFinding | None = None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A pair of lines with the findings that rest on the old one; the new line is at `pair.new` in the file."""

    pair: LinePair
    findings: tuple[CarriedFinding, ...] = ()

    @property
    def clashes(self) -> tuple[CarriedFinding, ...]:
        """Findings that people corrected, or built on, and whose line changed or went."""
        if self.pair.is_same:
            return ()
        return tuple(one for one in self.findings if one.is_corrected or one.is_built_on)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file changes of a document of the round."""

    document: Document
    changes: tuple[LineChange, ...]

    @property
    def same(self) -> tuple[LineChange, ...]:
        """Lines that say what they said."""
        return tuple(one for one in self.changes if one.pair.is_same)

    @property
    def reworded(self) -> tuple[LineChange, ...]:
        """Lines whose words changed."""
        return tuple(o for o in self.changes if o.pair.old and o.pair.new is not None and not o.pair.is_same)

    @property
    def fresh(self) -> tuple[LineChange, ...]:
        """Lines that the document did not have."""
        return tuple(one for one in self.changes if one.pair.old is None)

    @property
    def gone(self) -> tuple[LineChange, ...]:
        """Lines that the file no longer has."""
        return tuple(one for one in self.changes if one.pair.new is None)


def earlier_states(desk: Desk, preview: ImportPreview) -> dict[str, tuple[Document, ...]]:
    """Return for each file of a preview the documents of which it may be a newer state, the likeliest first.

    Those of the same name come first; then those with which it shares half of its lines. A file that the round has
    byte for byte has none.
    """
    with desk.store.reading(desk.scope) as reading:
        documents = document_store.list_documents(reading)
        known = {document.sha256 for document in documents}
        fresh = [source for source in preview.sources if source.sha256 not in known]
        raw = {
            document.document_id: [line.raw for line in document_store.lines_of(reading, document.document_id)]
            for document in (documents if fresh else ())
        }
        coming = {source.sha256 for source in preview.sources}
        candidates = [document for document in documents if document.sha256 not in coming]
        found = {source.file.label: _states_of(source, candidates, raw) for source in fresh}
    return {label: documents for label, documents in found.items() if documents}


def _states_of(source: ReadSource, documents: list[Document], raw: Mapping[str, list[str]]) -> tuple[Document, ...]:
    lines = [line.raw for line in source.lines]
    named = [document for document in documents if document.file_name == source.file.label]
    alike = [one for one in documents if one not in named and looks_newer(raw[one.document_id], lines)]
    return (*named, *alike)


def must_be_told(document: Document, label: str) -> bool:
    """Return whether a person has to say what a file is to a document: it has its name and other bytes."""
    return document.file_name == label


def difference(desk: Desk, source: ReadSource, document_id: str) -> Difference:
    """Return what a file changes of a document."""
    with desk.store.reading(desk.scope) as reading:
        return difference_in(reading, source, document_id)


def difference_in(reading: Reading, source: ReadSource, document_id: str) -> Difference:
    """Return what a file changes of a document, within an open transaction."""
    document = document_store.get_document(reading, document_id)
    lines = document_store.lines_of(reading, document_id)
    on_lines = resting.findings_on_lines(reading, document_id)
    ids = {finding_id for ids in on_lines.values() for finding_id in ids}
    carried = _Carried(
        finding_store.get_findings(reading, sorted(ids)),
        resting.imported_states(reading, ids, COMMIT),
        resting.built_on(reading, ids),
    )
    changes = []
    for pair in pairs_of(lines, source.lines):
        held = on_lines.get(pair.old.line_id, ()) if pair.old else ()
        drafts = source.lines[pair.new].findings if pair.new is not None else ()
        changes.append(LineChange(pair, carried.of(held, drafts)))
    return Difference(document, tuple(changes))


@dataclass(frozen=True, slots=True)
class _Carried:
    findings: Mapping[str, Finding]
    imported: Mapping[str, Row]
    built_on: frozenset[str]

    def of(self, finding_ids: tuple[str, ...], drafts: tuple[DraftFinding, ...]) -> tuple[CarriedFinding, ...]:
        return tuple(
            CarriedFinding(
                self.findings[finding_id],
                _is_corrected(self.findings[finding_id], self.imported.get(finding_id)),
                finding_id in self.built_on,
                drafts[place] if place < len(drafts) else None,
            )
            for place, finding_id in enumerate(finding_ids)
            if finding_id in self.findings
        )


def _is_corrected(finding: Finding, imported: Row | None) -> bool:
    """Return whether people changed what an import left; what no import made, or nobody remembers, counts as theirs."""
    if imported is None:
        return True
    row = finding_store.finding_row(finding)
    return any(row[name] != imported.get(name) for name in _MEANT)


def with_replacement(preview: ImportPreview, said: Replacement, changes: Difference | None) -> ImportPreview:
    """Keep what a person said of a file. Its unchanged lines follow the document: what was decided stays decided."""
    others = tuple(one for one in preview.replacements if one.label != said.label)
    preview = replace(preview, replacements=(*others, said))
    if changes is None:
        return preview
    old = {one.pair.new: one for one in changes.same}
    return replace(
        preview,
        sources=tuple(
            _settled(source, old) if source.file.label == said.label else source for source in preview.sources
        ),
    )


_DOUBTS = frozenset({Flag.THEME_UNCERTAIN, Flag.TYPE_UNCERTAIN, Flag.MUNICIPALITY_UNKNOWN, Flag.SEVERAL_FINDINGS})


def _settled(source: ReadSource, same: Mapping[int | None, LineChange]) -> ReadSource:
    return replace(
        source,
        lines=tuple(_follows(line, same[at]) if at in same else line for at, line in enumerate(source.lines)),
    )


def _follows(line: DraftLine, change: LineChange) -> DraftLine:
    old = change.pair.old
    if old is None or old.raw != line.raw or (old.decision.status is LineStatus.IMPORTED and not line.findings):
        return line
    drafts = tuple(replace(finding, flags=finding.flags - _DOUBTS) for finding in line.findings)
    return replace(line, decision=old.decision, findings=drafts)


def checked(reading: Reading, said: Replacement) -> Document:
    """Return the document that is replaced. Raises StaleWrite when it is no longer as it was seen."""
    round_of(reading.scope)
    document = document_store.get_document(reading, said.document_id or "")
    if document.retired or document.version != said.version:
        raise StaleWrite("document", document.document_id, document.imported_by, document.imported_at)
    return document
