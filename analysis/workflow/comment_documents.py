"""The comment round as documents: the matrix for the working audience, the summary of comments for the public."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.access import round_of
from analysis.errors import InvalidInput, NotFound
from analysis.export.comment_words import ANSWERS, COMMENT_KINDS
from analysis.export.excel import CommentRow, comment_matrix_xlsx
from analysis.export.word_comments import CommentSummary, HandledComment, comments_docx
from analysis.language.catalogue import document_catalogue
from analysis.model.comments import CommentKind
from analysis.model.themes import Theme
from analysis.store import comments as comment_store
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.summary.names import with_names_replaced
from analysis.workflow.comment_rounds import MatrixRow, codes_of, matrix
from analysis.workflow.contents import day_of
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, without_people
from analysis.workflow.round_people import people_of_round
from analysis.workflow.templates import template_of
from analysis.workflow.views import ExportFile

COMMENT_DOCUMENTS = ("comments.xlsx", "comments.docx")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def comment_document(desk: Desk, kind: str, language: str = "fi", release_id: str | None = None) -> ExportFile:
    """Return the comments on a release, the newest by default: `comments.xlsx` the matrix, `comments.docx` the summary.

    Analysts only; the fetch is logged. Raises NotFound before the first release, InvalidInput for another kind.
    """
    round_id = round_of(desk.scope)
    if kind not in COMMENT_DOCUMENTS:
        raise InvalidInput("kind", "unknown")
    rows = matrix(desk, release_id)
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        unit.audit("fetch_export", kind, round_id)
        if kind == "comments.xlsx":
            coded = _with_codes(unit, _without_people(unit, rows, language), language)
            return ExportFile("kommenttimatriisi.xlsx", _EXCEL, _matrix(coded, language))
        content = _summary(unit, _without_people(unit, rows, language), language, release_id)
    return ExportFile("lausuntotiivistelma.docx", _WORD, comments_docx(content, template_of(round_id)))


def handled_comments(reading: Reading, material: Material, language: str) -> tuple[HandledComment, ...]:
    """Return the comments of all the round's releases as the public may read of them: no codes, no names, no words."""
    labels = {one.statement_id: one.label for one in summary_store.statements(reading)}
    found = comment_store.sent(comment_store.comments(reading))
    people, mark = people_of_round(reading), document_catalogue(language).text("[person]")
    made = (
        HandledComment(
            labels.get(one.statement_id or "", ""),
            one.kind,
            one.answer.kind if one.answer else None,
            without_people(people.hide_doubtful_too(one.answer.reason if one.answer else "", mark), material, language),
        )
        for one in found
        if one.kind is not CommentKind.NO_REMARKS
    )
    return tuple(sorted(made, key=lambda one: (one.statement, one.kind, one.answer or "", one.reason)))


def _without_people(reading: Reading, rows: tuple[MatrixRow, ...], language: str) -> tuple[MatrixRow, ...]:
    """Hide whoever a comment, a proposed wording or a reason names; what may be a name too, since nobody is asked."""
    people, mark = people_of_round(reading), document_catalogue(language).text("[person]")
    return tuple(
        replace(
            one,
            comment=people.hide_doubtful_too(one.comment, mark),
            proposed=people.hide_doubtful_too(one.proposed, mark),
            reason=people.hide_doubtful_too(one.reason, mark),
        )
        for one in rows
    )


def _with_codes(reading: Reading, rows: tuple[MatrixRow, ...], language: str) -> tuple[MatrixRow, ...]:
    """Say in words where a comment stands that is on no statement, and call municipalities by their codes everywhere.

    A wording or a reason that names one would tell whose every row with that code is.
    """
    participants = round_store.municipalities(reading)
    codes, themes = codes_of(participants), round_store.open_round(reading).themes
    names = {one.code: one.name(language) for one in themes}

    def coded(text: str) -> str:
        for one in participants:
            text = with_names_replaced(text, one.names(), codes[one.municipality_id])
        return text

    return tuple(
        replace(
            one,
            statement_label=one.statement_label or _place(one.place, names, language),
            comment=coded(one.comment),
            proposed=coded(one.proposed),
            reason=coded(one.reason),
        )
        for one in rows
    )


def _place(place: str, themes: Mapping[str, str], language: str) -> str:
    words = document_catalogue(language)
    kind, _sign, key = place.partition(":")
    if kind == "report":
        return f"{words.text('Own report')}: {themes.get(key, key)}"
    return words.text("The whole section") if kind == "section" else ""


def _matrix(rows: tuple[MatrixRow, ...], language: str) -> bytes:
    words = document_catalogue(language)
    return comment_matrix_xlsx(
        [
            CommentRow(
                one.municipality_code,
                one.statement_label,
                words.text(COMMENT_KINDS[one.kind]),
                one.comment,
                one.proposed,
                words.text(ANSWERS[one.answer]) if one.answer else "",
                one.reason,
            )
            for one in rows
        ],
        language,
    )


def _summary(unit: Writing, rows: tuple[MatrixRow, ...], language: str, release_id: str | None) -> CommentSummary:
    current, releases = round_store.open_round(unit), release_store.releases(unit)
    release = next((one for one in releases if release_id in (None, one.release_id)), None)
    if release is None:
        raise NotFound("release", release_id or "")
    names = [name for one in round_store.municipalities(unit) for name in one.names()]
    blank = document_catalogue(language).text("[municipality]")
    comments = tuple(
        HandledComment(one.statement_label, one.kind, one.answer, with_names_replaced(one.reason, names, blank))
        for one in rows
        if one.kind is not CommentKind.NO_REMARKS
    )
    return CommentSummary(
        current.name,
        release.number,
        day_of(unit.now),
        language,
        comments,
        is_sample=current.is_sample,
        chapters=_chapters(unit, current.themes, language),
    )


def _chapters(reading: Reading, themes: Iterable[Theme], language: str) -> dict[str, str]:
    """Return the title of each statement's chapter by the statement's mark; a theme's own name in the language."""
    named = {one.name_fi: one.name(language) for one in themes}
    titles = {one.chapter_id: named.get(one.title, one.title) for one in round_store.chapters(reading)}
    return {one.label: titles.get(one.chapter_id, "") for one in summary_store.statements(reading)}
