"""Documents out, for whoever asks: analysts the summary and its evidence, a municipality its own section."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.access import round_of, section_of
from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.export.excel import EvidenceRow, evidence_xlsx
from analysis.export.pdf import pdf_of
from analysis.export.qda import codebook_qdc, project_qdpx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_layout import paged_summary_docx
from analysis.export.word_report import report_docx
from analysis.export.word_section import section_docx
from analysis.model.codes import Audience, LineStatus
from analysis.model.content import OpenFlag, SummaryContent
from analysis.model.documents import LineBalance
from analysis.model.section_marks import section_key
from analysis.model.summary import Statement, Violation
from analysis.store import documents as document_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.section import section
from analysis.workflow.contents import Edition, day_of, section_material, summary_content
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.qda import coded_project
from analysis.workflow.results import read_files_of, result_text
from analysis.workflow.rows import finding_rows
from analysis.workflow.sections import own_section
from analysis.workflow.summary import closing, open_flags
from analysis.workflow.templates import template_of
from analysis.workflow.views import ExportFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
PDF = "application/pdf"
OF_A_MUNICIPALITY = ("section.docx", "report.docx")


def export(desk: Desk, kind: str, language: str = "fi") -> ExportFile:
    """Return a document of the open round.

    `summary.docx` and `summary.pdf`, the analysts' own `working.docx` with the reasons of overruled flags, the page for
    decision-makers as `page.docx`, `evidence.xlsx`, `result.json`, the material as `round.qdpx` and its codes as
    `codebook.qdc`; for a municipality `section.docx` and `report.docx`. The fetch is logged. A summary or page with
    open flags is marked as a draft. Raises RuleBroken while a hard rule closes the gate, NotFound before the first
    release, NoLayoutProgram for a PDF where LibreOffice is not there.
    """
    if kind in OF_A_MUNICIPALITY:
        return _section(desk, kind)
    makers = {
        "summary.docx": _summary,
        "summary.pdf": _summary_pdf,
        "working.docx": _working,
        "page.docx": _decision_page,
        "evidence.xlsx": _evidence,
        "result.json": _result,
        "round.qdpx": _coded_project,
        "codebook.qdc": _codebook,
    }
    if kind not in makers:
        raise InvalidInput("kind", "unknown")
    round_id = round_of(desk.scope)
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        round_store.open_round(unit)  # a round that is not there has nothing to export
        made = makers[kind](unit, language, day_of_now=unit.now)
        unit.audit("fetch_export", kind, round_id)
    return made


def municipality_report(desk: Desk, municipality_id: str, language: str = "fi") -> ExportFile:
    """Return one municipality's report for an analyst to hand over. The fetch is logged. Raises NotFound."""
    round_id = round_of(desk.scope)
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        material = material_of(unit)
        content = section(
            municipality_id, section_material(unit, material), made_on=day_of(unit.now), language=language
        )
        unit.audit("fetch_export", "report.docx", municipality_id)
    return ExportFile("kuntaraportti.docx", WORD, report_docx(content, template_of(round_id)))


def _summary(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    content = _open_content(reading, language, day_of_now)
    template = template_of(round_of(reading.scope))
    return ExportFile(_name("tuloskooste", content, "docx"), WORD, paged_summary_docx(content, template))


def _summary_pdf(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    word = _summary(reading, language, day_of_now=day_of_now)
    return ExportFile(word.name.replace(".docx", ".pdf"), PDF, pdf_of(word.data))


def _working(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    content = _open_content(reading, language, day_of_now, Audience.WORKING)
    template = template_of(round_of(reading.scope))
    return ExportFile("tuloskooste-tyoversio.docx", WORD, paged_summary_docx(content, template))


def _decision_page(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    content = _open_content(reading, language, day_of_now)
    template = template_of(round_of(reading.scope))
    return ExportFile(_name("paattajan-sivu", content, "docx"), WORD, decision_page_docx(content, template))


def _open_content(
    reading: Reading, language: str, day_of_now: str, audience: Audience = Audience.COMMENT_ROUND
) -> SummaryContent:
    """Return the summary to be printed, with its open flags. Raises RuleBroken while a hard rule is broken."""
    material, statements = material_of(reading), summary_store.statements(reading)
    violations = closing(statements, material)
    if violations:
        raise RuleBroken(violations[0].rule, tuple(dict.fromkeys(one.statement_id for one in violations)))
    content = summary_content(reading, material, Edition(day_of(day_of_now), language, audience))
    flags = open_flags(statements, material, standing_store.overrules(reading))
    return replace(content, open_flags=_told(flags, statements, is_working=audience is Audience.WORKING))


def _told(flags: Sequence[Violation], statements: Sequence[Statement], *, is_working: bool) -> tuple[OpenFlag, ...]:
    """The statements that flags wait at, in the order of their numbers; what was noticed is for analysts alone."""
    rules = {one.statement_id: [f.rule for f in flags if f.statement_id == one.statement_id] for one in statements}
    numbered = sorted(statements, key=lambda one: one.number)
    return tuple(
        OpenFlag(one.label, tuple(dict.fromkeys(rules[one.statement_id])) if is_working else ())
        for one in numbered
        if rules[one.statement_id]
    )


def _name(name: str, content: SummaryContent, ending: str) -> str:
    return f"{name}-luonnos.{ending}" if content.open_flags else f"{name}.{ending}"


def _evidence(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    del day_of_now
    return ExportFile("naytto.xlsx", EXCEL, evidence_xlsx(evidence_rows(reading, language), language))


def _result(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    del language, day_of_now
    balances = document_store.balances(reading)
    standing = [balances[d.document_id] for d in document_store.list_documents(reading) if d.document_id in balances]
    counts = [sum(getattr(one, status.value) for one in standing) for status in LineStatus]
    order = [entry.recurring_id for entry in recurring_store.all_recurring(reading)]
    text = result_text(reading, read_files_of(reading), LineBalance(*counts), order)
    return ExportFile("tulos.json", JSON, text.encode())


def _coded_project(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    del day_of_now
    return ExportFile("aineisto.qdpx", "application/zip", project_qdpx(coded_project(reading, language)))


def _codebook(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    del day_of_now
    return ExportFile("koodikirja.qdc", "application/xml", codebook_qdc(coded_project(reading, language)))


def evidence_rows(reading: Reading, language: str) -> tuple[EvidenceRow, ...]:
    """Return each statement's findings as rows of the evidence table."""
    themes = {theme.code: theme.name(language) for theme in round_store.open_round(reading).themes}
    statements = summary_store.statements(reading)
    rows = {
        r.finding.finding_id: r for r in finding_rows(reading, sorted({f for s in statements for f in s.finding_ids}))
    }
    return tuple(
        EvidenceRow(
            statement.label,
            rows[key].municipality_name or None,
            themes.get(rows[key].finding.theme_code, rows[key].finding.theme_code),
            rows[key].finding.finding_type,
            rows[key].finding.text,
            rows[key].finding.role_class,
            rows[key].file_name,
            rows[key].locator,
        )
        for statement in statements
        for key in statement.finding_ids
        if key in rows
    )


def _section(desk: Desk, kind: str) -> ExportFile:
    round_id, municipality_id = section_of(desk.scope)
    found = own_section(desk)
    if found is None:
        raise NotFound("section", municipality_id)
    with desk.store.writing(desk.scope, "fetch_section", can_undo=False) as unit:
        unit.audit("fetch_section", kind.removesuffix(".docx"), municipality_id)
    template = template_of(round_id)
    if kind == "report.docx":
        return ExportFile("kuntaraportti.docx", WORD, report_docx(found.content, template))
    key = section_key(found.release.release_id, found.release.sha256, municipality_id)
    return ExportFile("kuntaote.docx", WORD, section_docx(found.content, template, key=key))
