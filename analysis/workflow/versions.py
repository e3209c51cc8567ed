"""Releases side by side: what changed from one to another, on screen and as a document."""

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.export.word_differences import ChangedStatement, ChangedText, Differences, differences_docx
from analysis.model.content import SummaryContent
from analysis.model.content_json import summary_from_json
from analysis.model.summary import Release
from analysis.store import publications as publication_store
from analysis.store import releases as release_store
from analysis.store.unit import Reading
from analysis.summary.comparison import (
    ChangeKind,
    Comparison,
    Piece,
    StatementChange,
    WordChange,
    compared,
)
from analysis.workflow.contents import day_of
from analysis.workflow.desk import Desk
from analysis.workflow.templates import template_of
from analysis.workflow.views import ExportFile

__all__ = ["ChangeKind", "Comparison", "Piece", "StatementChange", "WordChange", "compare", "differences", "releases"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def releases(desk: Desk) -> tuple[Release, ...]:
    """Return the round's releases, those for the public included, newest first."""
    with desk.store.reading(desk.scope) as reading:
        found = (*release_store.releases(reading), *publication_store.publications(reading))
    return tuple(sorted(found, key=lambda one: -one.number))


def compare(desk: Desk, before: int, after: int) -> Comparison:
    """Return what differs between two releases by their numbers. Raises NotFound."""
    with desk.store.reading(desk.scope) as reading:
        return compared(_content(reading, before), _content(reading, after))


def differences(desk: Desk, before: int, after: int, language: str = "fi") -> ExportFile:
    """Return the differences of two releases as a Word document. Raises NotFound. The fetch is logged."""
    round_id = round_of(desk.scope)
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        comparison = compared(_content(unit, before), _content(unit, after))
        unit.audit("fetch_export", "differences", round_id)
        made_on = day_of(unit.now)
    statements = tuple(_statement(one) for one in comparison.changes)
    content = Differences(comparison.round_name, before, after, made_on, language, statements)
    name = f"erot-{before}-{after}.docx"
    return ExportFile(name, _WORD, differences_docx(content, template_of(round_id)))


def _content(reading: Reading, number: int) -> SummaryContent:
    for one in release_store.releases(reading):
        if one.number == number:
            return summary_from_json(release_store.release_content(reading, one.release_id))
    for one in publication_store.publications(reading):
        if one.number == number:
            return summary_from_json(publication_store.publication_content(reading, one.release_id))
    raise NotFound("release", str(number))


def _statement(change: StatementChange) -> ChangedStatement:
    return ChangedStatement(
        change.label,
        kinds_of(change),
        change.before_chapter,
        change.chapter,
        _texts(change.words),
        _texts(change.dissent),
        change.evidence_added,
        change.evidence_gone,
    )


def kinds_of(change: StatementChange) -> tuple[str, ...]:
    """Return what differs, as msgids of the documents' catalogue."""
    if change.kind is ChangeKind.ADDED:
        return ("New statement",)
    if change.kind is ChangeKind.TAKEN_OUT:
        return ("Statement taken out",)
    kinds = (
        ("Wording changed", change.is_reworded),
        ("Differing view changed", bool(change.dissent)),
        ("Evidence changed", bool(change.evidence_added or change.evidence_gone)),
        ("Moved to another place", change.is_moved),
    )
    return tuple(name for name, is_so in kinds if is_so)


def _texts(pieces: tuple[Piece, ...]) -> tuple[ChangedText, ...]:
    return tuple(
        ChangedText(one.text, one.change is WordChange.ADDED, one.change is WordChange.DELETED) for one in pieces
    )
