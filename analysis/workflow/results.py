"""The command line's result: files, the account of lines, findings and recurring findings, always in the same order."""

from collections.abc import Sequence

from analysis.export.result_json import FileStatus, Result, ResultFile, ResultFinding, ResultRecurring, result_json
from analysis.model.documents import LineBalance
from analysis.model.finnish_order import finnish_key
from analysis.model.imports import ImportPreview
from analysis.model.recurring import RecurringFinding, Suggestion
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store.unit import Reading
from analysis.workflow.rows import municipality_names


def result_text(
    reading: Reading,
    files: Sequence[ResultFile],
    balance: LineBalance,
    order: Sequence[str],
    reasons: dict[str, Suggestion] | None = None,
) -> str:
    """Return result.json. `order`: ids of recurring findings as they are numbered; `reasons`: their suggestions."""
    placed = finding_store.placed_findings(reading, [f.finding_id for f in finding_store.all_findings(reading)])
    names = municipality_names(reading)
    findings = tuple(
        ResultFinding(
            one.finding.finding_id,
            names.get(one.finding.municipality_id or ""),
            one.finding.theme_code,
            one.finding.finding_type,
            one.finding.text,
            one.finding.role_class,
            one.finding.flags,
            one.file_name,
            one.locator,
        )
        for one in placed
    )
    places = {one.id: one.municipality for one in findings}
    every = {entry.recurring_id: entry for entry in recurring_store.all_recurring(reading)}
    recurring = [_recurring(place, every[key], places, (reasons or {}).get(key)) for place, key in enumerate(order, 1)]
    return result_json(Result(tuple(files), balance, findings, tuple(recurring)))


def files_of_preview(preview: ImportPreview) -> tuple[ResultFile, ...]:
    """Return what became of each file of an import."""
    read = [
        ResultFile(
            source.file.label,
            FileStatus.READ_WITH_WARNINGS if source.warnings else FileStatus.READ,
            tuple(warning.value for warning in source.warnings),
        )
        for source in preview.sources
    ]
    refused = [
        ResultFile(one.file_name, FileStatus.REFUSED, (f"{one.reason}{': ' + one.detail if one.detail else ''}",))
        for one in preview.refused
    ]
    return (*read, *refused)


def read_files_of(reading: Reading) -> tuple[ResultFile, ...]:
    """Return the round's documents as files that were read."""
    return tuple(ResultFile(d.file_name, FileStatus.READ) for d in document_store.list_documents(reading))


def _recurring(
    place: int, entry: RecurringFinding, places: dict[str, str | None], suggestion: Suggestion | None
) -> ResultRecurring:
    municipalities = {name for key in entry.finding_ids if (name := places.get(key))}
    return ResultRecurring(
        f"T{place:03d}",
        entry.title,
        entry.theme_code,
        entry.finding_ids,
        tuple(sorted(municipalities, key=finnish_key)),
        _why(suggestion),
    )


def _why(suggestion: Suggestion | None) -> str:
    if suggestion is None:
        return ""
    words = ", ".join(suggestion.reason.shared_words)
    parts = [f"yhteisiä sanoja: {words}" if words else "", "sama teema" if suggestion.reason.same_theme else ""]
    return "; ".join(part for part in parts if part) or "samankaltainen merkitys"
