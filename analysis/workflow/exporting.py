"""Documents out, for whoever asks: analysts the summary and its evidence, a municipality its own section."""

from analysis.access import round_of, section_of
from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.export.excel import EvidenceRow, evidence_xlsx
from analysis.export.qda import codebook_qdc, project_qdpx
from analysis.export.word import summary_docx
from analysis.export.word_section import section_docx
from analysis.model.codes import LineStatus
from analysis.model.documents import LineBalance
from analysis.store import documents as document_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.workflow.contents import Edition, day_of, summary_content
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.qda import coded_project
from analysis.workflow.results import read_files_of, result_text
from analysis.workflow.rows import finding_rows
from analysis.workflow.sections import own_section
from analysis.workflow.summary import closing
from analysis.workflow.views import ExportFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
SECTION = "section.docx"


def export(desk: Desk, kind: str, language: str = "fi") -> ExportFile:
    """Return a document: `summary.docx`, `evidence.xlsx`, `result.json`, the material as `round.qdpx` and its codes
    as `codebook.qdc`, or `section.docx` for a municipality.

    The fetch is logged. Raises RuleBroken while a hard rule closes the gate, NotFound before the first release.
    """
    if kind == SECTION:
        return _section(desk)
    makers = {
        "summary.docx": _summary,
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


def _summary(reading: Reading, language: str, *, day_of_now: str) -> ExportFile:
    material = material_of(reading)
    violations = closing(summary_store.statements(reading), material)
    if violations:
        raise RuleBroken(violations[0].rule, tuple(dict.fromkeys(one.statement_id for one in violations)))
    content = summary_content(reading, material, Edition(day_of(day_of_now), language))
    return ExportFile("tuloskooste.docx", WORD, summary_docx(content))


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


def _section(desk: Desk) -> ExportFile:
    _, municipality_id = section_of(desk.scope)
    found = own_section(desk)
    if found is None:
        raise NotFound("section", municipality_id)
    with desk.store.writing(desk.scope, "fetch_section", can_undo=False) as unit:
        unit.audit("fetch_section", "section", municipality_id)
    return ExportFile("kuntaote.docx", WORD, section_docx(found.content))
