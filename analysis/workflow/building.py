"""Notes of a folder in, results summary out, in one go: every suggestion is accepted, and the document says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from analysis.access import open_rounds_scope, open_scope
from analysis.export.excel import evidence_xlsx
from analysis.export.qda import codebook_qdc, project_qdpx
from analysis.export.word import summary_docx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_layout import paged_summary_docx
from analysis.export.word_report import report_docx
from analysis.model.codes import Audience
from analysis.model.finnish_order import finnish_key
from analysis.model.imports import ImportPreview
from analysis.model.people import Membership, Role
from analysis.model.recurring import Suggestion
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.summary.section import SectionMaterial, section
from analysis.workflow import folder, importing, recurring, rounds, suggesting, summary
from analysis.workflow.contents import Edition, section_material, summary_content
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.exporting import evidence_rows
from analysis.workflow.qda import coded_project
from analysis.workflow.results import files_of_preview, result_text
from analysis.workflow.round_file import add_plan
from analysis.workflow.views import ImportReport

Progress = Callable[[int, str], None]
BUILDER, ROUND_ID = "command-line", "R-build"
LEAD = Membership("B-command-line", BUILDER, Role.LEAD_ANALYST)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives: the documents, and how many files could and could not be read."""

    word: bytes
    page: bytes
    reports: tuple[tuple[str, bytes], ...]
    excel: bytes
    json: str
    files_read: int
    refused: tuple[tuple[str, str], ...]
    recurring: int


@dataclass(frozen=True, slots=True)
class Wish:
    """How the documents are wanted: when made, in which language, on which template, with page numbers or without."""

    made_on: date
    language: str = "fi"
    template: bytes | None = None
    has_page_numbers: bool = True


def build(where: Path, wish: Wish, tell: Progress) -> Built:
    """Build the documents of a folder in a database in memory. `tell` is told per cent and what is being done."""
    desk, preview, report, accepted = _grouped(where, tell)
    summary.draft_summary(desk)
    tell(95, "documents")
    edition = Edition(wish.made_on, wish.language, Audience.WORKING, is_automatic_draft=True)
    write = paged_summary_docx if wish.has_page_numbers else summary_docx
    with desk.store.reading(desk.scope) as reading:
        material = material_of(reading)
        content = summary_content(reading, material, edition)
        word = write(content, template=wish.template)
        page = decision_page_docx(content, wish.template)
        reports = _reports(section_material(reading, material), wish)
        excel = evidence_xlsx(evidence_rows(reading, wish.language), wish.language)
        json = result_text(reading, files_of_preview(preview), report.balance, list(accepted), accepted)
    tell(100, "")
    return Built(word, page, reports, excel, json, len(preview.sources), _refused(preview), len(accepted))


def _reports(whole: SectionMaterial, wish: Wish) -> tuple[tuple[str, bytes], ...]:
    """Return each municipality's report by its name, in Finnish alphabetical order."""
    return tuple(
        (
            one.name_fi,
            report_docx(
                section(one.municipality_id, whole, made_on=wish.made_on, language=wish.language), wish.template
            ),
        )
        for one in sorted(whole.participants, key=lambda one: finnish_key(one.name_fi))
    )


@dataclass(frozen=True, slots=True)
class BuiltProject:
    """The material of a folder as a coded project and its codebook; files that could not be read."""

    project: bytes
    codebook: bytes
    files_read: int
    refused: tuple[tuple[str, str], ...]


def build_project(where: Path, language: str, tell: Progress) -> BuiltProject:
    """Build the coded project of a folder, with every suggestion as a code. The same folder gives the same bytes."""
    desk, preview, _, accepted = _grouped(where, tell)
    numbers = {key: f"T{place:03d}" for place, key in enumerate(accepted, 1)}
    with desk.store.reading(desk.scope) as reading:
        content = coded_project(reading, language, numbers)
    tell(100, "")
    return BuiltProject(project_qdpx(content), codebook_qdc(content), len(preview.sources), _refused(preview))


def read_folder(where: Path) -> ImportPreview:
    """Return what the files of a folder hold, without building anything."""
    return importing.read_files(_open_desk(where), folder.files_of(where), lambda _done, _total, _name: None)


def _grouped(where: Path, tell: Progress) -> tuple[Desk, ImportPreview, ImportReport, dict[str, Suggestion]]:
    desk = _open_desk(where)
    preview = importing.read_files(
        desk, folder.files_of(where), lambda done, total, name: tell(30 * done // max(total, 1), name)
    )
    report = importing.commit_import(desk, preview)
    suggesting.suggest_recurring(desk, lambda percent, stage: tell(30 + percent * 6 // 10, stage), draw_map=False)
    return desk, preview, report, _accept_all(desk)


def _refused(preview: ImportPreview) -> tuple[tuple[str, str], ...]:
    return tuple((one.file_name, one.reason) for one in preview.refused)


def _open_desk(where: Path) -> Desk:
    store = Store(Database.in_memory(), clock=_ticking_clock())
    plan = folder.plan_of(where)
    lists = open_rounds_scope(BUILDER, [LEAD], LEAD.membership_id)
    rounds.make_round(store, lists, plan.name, plan.agreement, round_id=ROUND_ID)
    desk = Desk(store, open_scope(BUILDER, [LEAD], LEAD.membership_id, round_id=ROUND_ID))
    add_plan(desk, plan)
    return desk


def _ticking_clock() -> Callable[[], str]:
    """A clock of its own: a second a step, so that the order of what was made is the same on every run."""
    now = datetime(2000, 1, 1, tzinfo=UTC)

    def tick() -> str:
        nonlocal now
        now += timedelta(seconds=1)
        return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    return tick


def _accept_all(desk: Desk) -> dict[str, Suggestion]:
    cards = recurring.board(desk).suggestions
    suggestions = [card.suggestion for card in cards if not card.suggestion.is_local]
    return {recurring.accept(desk, one.suggestion_id): one for one in suggestions}
