"""Storing what a preview shows: documents, lines and findings, new or in the place of an earlier state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import RuleBroken
from analysis.model.codes import CoverageState, LineStatus, SetAsideReason
from analysis.model.documents import IMPORTED, Document, LineDecision, SourceLine, set_aside
from analysis.model.findings import Finding
from analysis.model.hashing import short_id
from analysis.model.imports import DraftFinding, DraftLine, ImportPreview, ReadSource, Replacement
from analysis.model.rounds import Coverage
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import resting, schema
from analysis.store import rounds as round_store
from analysis.store.unit import Writing
from analysis.workflow.analysing import search_terms
from analysis.workflow.replacing import CarriedFinding, LineChange, checked, difference_in, must_be_told

_NUMBERED = re.compile(r"\[henkilö \d+\]")


def document_id_of(unit: Writing, source: ReadSource) -> str:
    """Return the id of a file in the round: the same bytes are the same document."""
    return short_id("D", round_of(unit.scope), source.sha256)


def store_source(unit: Writing, source: ReadSource, earlier: Document | None) -> int:
    """Store a file with its lines and findings; `earlier` is the same file taken back. Returns how many findings."""
    placed = _store_document(unit, source, earlier)
    on_lines = resting.findings_on_lines(unit, document_id_of(unit, source)) if earlier else {}
    return sum(_add_findings(unit, line_id, line, on_lines) for line_id, line in zip(placed, source.lines, strict=True))


def replace_source(unit: Writing, source: ReadSource, earlier: Document | None, said: Replacement) -> int:
    """Store a file in the place of the document that it is a newer state of. Returns how many findings are new.

    Findings of unchanged lines move to the new document with everything that was decided on them; those of changed
    lines take the new words unless people corrected them; those of lines that went are removed unless people
    corrected them or something rests on them.
    """
    old = checked(unit, said)
    changes = difference_in(unit, source, old.document_id).changes
    placed = _store_document(unit, source, earlier)
    on_lines = resting.findings_on_lines(unit, document_id_of(unit, source)) if earlier else {}
    added = sum(_Carrying(unit, said, placed, source.lines, on_lines).carry(change) for change in changes)
    unit.update(schema.document, old.document_id, {"retired": True}, version=old.version)
    return added


def refuse_untold(unit: Writing, preview: ImportPreview) -> None:
    """Raise RuleBroken when a file has the name of a document and other bytes, and nobody said what it is to it."""
    standing = document_store.list_documents(unit)
    known = {document.sha256 for document in standing}
    untold = tuple(
        source.file.label
        for source in preview.sources
        if source.sha256 not in known
        and preview.replacement(source.file.label) is None
        and any(must_be_told(document, source.file.label) for document in standing)
    )
    if untold:
        raise RuleBroken("changed_file_open", untold)


@dataclass(frozen=True, slots=True)
class _Carrying:
    unit: Writing
    said: Replacement
    placed: tuple[str, ...]
    lines: tuple[DraftLine, ...]
    on_lines: Mapping[str, tuple[str, ...]]

    def carry(self, change: LineChange) -> int:
        """Carry the findings of one pair of lines over. Returns how many findings are new."""
        if change.pair.new is None:
            for one in change.findings:
                self._leave(one)
            return 0
        line_id, line = self.placed[change.pair.new], self.lines[change.pair.new]
        kept = [one for one in change.findings if self._keep(one, change, line_id, line)]
        if kept and line.decision.status is not LineStatus.IMPORTED:
            document_store.decide_line(self.unit, line_id, IMPORTED, None)
        # An unchanged line says nothing new, however it was taken apart.
        first = len(change.findings) if not change.pair.is_same else len(line.findings) if kept else 0
        return _add_findings(self.unit, line_id, line, self.on_lines, first=first)

    def _leave(self, one: CarriedFinding) -> None:
        is_dropped = one.finding.finding_id in self.said.drop
        if one.is_built_on or (one.is_corrected and not is_dropped):
            return
        _remove(self.unit, one.finding)

    def _keep(self, one: CarriedFinding, change: LineChange, line_id: str, line: DraftLine) -> bool:
        says = one.new if line.decision.status is LineStatus.IMPORTED else None
        if not change.pair.is_same and says is None and not (one.is_corrected or one.is_built_on):
            _remove(self.unit, one.finding)
            return False
        old = change.pair.old
        assert old is not None  # findings rest on it
        resting.rest_on_other_line(self.unit, one.finding.finding_id, old.line_id, line_id)
        changed = self._in_new_words(one, change, says)
        if changed != one.finding:
            terms = search_terms(changed.text, changed.language)
            finding_store.change_finding(self.unit, changed, terms, one.finding.version)
        return True

    def _in_new_words(self, one: CarriedFinding, change: LineChange, says: DraftFinding | None) -> Finding:
        if says is None:
            return one.finding
        if change.pair.is_same:
            # The same words, though people may be numbered anew in the new state.
            is_renumbered = _NUMBERED.sub("", says.text) == _NUMBERED.sub("", one.finding.text)
            return replace(one.finding, text=says.text) if is_renumbered and not one.is_corrected else one.finding
        if not one.is_corrected:
            fresh = _finding(one.finding.finding_id, one.finding.line_ids, says)
            return replace(fresh, interview_id=one.finding.interview_id, version=one.finding.version)
        if one.finding.finding_id in self.said.take_new:
            return replace(one.finding, text=says.text, context=says.context, flags=says.flags)
        return one.finding


def _remove(unit: Writing, finding: Finding) -> None:
    resting.remove_answers(unit, (finding.finding_id,))
    finding_store.remove_finding(unit, finding_store.get_findings(unit, [finding.finding_id])[finding.finding_id])


def _store_document(unit: Writing, source: ReadSource, earlier: Document | None) -> tuple[str, ...]:
    """Store a document with its lines. Returns the ids of the lines in the order of the file."""
    document = Document(
        document_id_of(unit, source),
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
    stored = document_store.lines_of(unit, document.document_id) if earlier else ()
    return _store_lines(unit, document.document_id, source.lines, stored)


def _store_lines(
    unit: Writing, document_id: str, drafts: tuple[DraftLine, ...], stored: tuple[SourceLine, ...]
) -> tuple[str, ...]:
    """Store lines. Raw lines never change: where a file is read otherwise the second time, new ones follow the old."""
    free: dict[tuple[str, str], list[SourceLine]] = {}
    for line in stored:
        free.setdefault((line.locator, line.raw), []).append(line)
    placed: list[str] = []
    following = len(stored)
    for draft in drafts:
        known = free.get((draft.locator, draft.raw))
        if known:
            line_id = known.pop(0).line_id
            document_store.decide_line(unit, line_id, draft.decision, None)
        else:
            ordinal = following
            following += 1
            line_id = f"{document_id}-{ordinal:05d}"
            line = SourceLine(line_id, document_id, ordinal, draft.locator, draft.raw, draft.decision)
            document_store.add_line(unit, line)
        placed.append(line_id)
    _set_aside(unit, [line for lines in free.values() for line in lines], set_aside(SetAsideReason.READ_OTHERWISE))
    return tuple(placed)


def _set_aside(unit: Writing, lines: list[SourceLine], decision: LineDecision) -> None:
    for line in lines:
        document_store.decide_line(unit, line.line_id, decision, None)


def _store_coverage(unit: Writing, source: ReadSource) -> None:
    """Keep what the notes say of a theme not discussed, as a suggestion; what is there already stays."""
    known = {(c.municipality_id, c.theme_code) for c in round_store.coverage(unit)}
    for hint in sorted(source.coverage, key=lambda h: (h.municipality_id, h.theme_code, h.state)):
        pair = (hint.municipality_id, hint.theme_code)
        if pair not in known and hint.state is not CoverageState.DISCUSSED:
            known.add(pair)
            unit.insert(schema.coverage, round_store.coverage_row(Coverage(*pair, hint.state)))


def _add_findings(
    unit: Writing, line_id: str, line: DraftLine, on_lines: Mapping[str, tuple[str, ...]], *, first: int = 0
) -> int:
    """Add the findings of a line from the `first` on; a line that carries findings already gets none."""
    if line.decision.status is not LineStatus.IMPORTED or on_lines.get(line_id):
        return 0
    for place, draft in enumerate(line.findings[first:], first):
        finding_id = short_id("F", line_id, str(place))
        if resting.is_finding(unit, finding_id):
            # It went to a newer state of the file, and this is an older one brought in again.
            finding_id = short_id("F", line_id, str(place), unit.step_id)
        finding = _finding(finding_id, (line_id,), draft)
        finding_store.add_finding(unit, finding, search_terms(finding.text, finding.language))
    return len(line.findings[first:])


def _finding(finding_id: str, line_ids: tuple[str, ...], draft: DraftFinding) -> Finding:
    return Finding(
        finding_id,
        draft.municipality_id,
        draft.theme.code or "other",
        draft.finding_type,
        draft.text,
        line_ids,
        draft.role_class,
        language=draft.language,
        flags=draft.flags,
        context=draft.context,
    )
