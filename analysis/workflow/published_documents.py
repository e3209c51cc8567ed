"""The public documents of a publication, for readers and municipalities: laid out from what was frozen."""

import json

from analysis.errors import InvalidInput
from analysis.export.pdf import pdf_of
from analysis.export.word_comments import CommentSummary, HandledComment, comments_docx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_layout import paged_summary_docx
from analysis.model.comments import AnswerKind, CommentKind
from analysis.store import published as store_of_published
from analysis.store.published import Published
from analysis.workflow.desk import Desk
from analysis.workflow.exporting import PDF, WORD
from analysis.workflow.templates import template_of
from analysis.workflow.views import ExportFile

PUBLIC_DOCUMENTS = ("summary.docx", "summary.pdf", "page.docx", "comments.docx")


def published_document(desk: Desk, release_id: str, kind: str) -> ExportFile:
    """Return a public document of a publication, in the language that it was published in; logged.

    Readers, and municipalities of its round.

    `summary.docx` and `summary.pdf`, the page for decision-makers as `page.docx`, the summary of comments as
    `comments.docx`. Raises NotFound, InvalidInput for another kind, NoLayoutProgram for a PDF without LibreOffice.
    """
    if kind not in PUBLIC_DOCUMENTS:
        raise InvalidInput("kind", "unknown")
    with desk.store.writing(desk.scope, "fetch_export", can_undo=False) as unit:
        found = store_of_published.one_published(unit, release_id)
        unit.audit("fetch_export", kind, release_id)
    return _made(found, kind)


def _made(found: Published, kind: str) -> ExportFile:
    template = _template(found)
    if kind == "page.docx":
        return ExportFile("paattajan-sivu.docx", WORD, decision_page_docx(found.content, template))
    if kind == "comments.docx":
        return ExportFile("lausuntotiivistelma.docx", WORD, comments_docx(_comments(found), template))
    word = paged_summary_docx(found.content, template)
    if kind == "summary.pdf":
        return ExportFile("tuloskooste.pdf", PDF, pdf_of(word))
    return ExportFile("tuloskooste.docx", WORD, word)


def _template(found: Published) -> bytes | None:
    """The template of the day of publishing. What was published before templates were kept has the round's own."""
    return template_of(found.release.round_id) if found.template is None else found.template or None


def _comments(found: Published) -> CommentSummary:
    content = found.content
    comments = tuple(
        HandledComment(
            one["statement"],
            CommentKind(one["kind"]),
            AnswerKind(one["answer"]) if one["answer"] else None,
            one["reason"],
        )
        for one in json.loads(found.comments)
    )
    return CommentSummary(
        content.round_name,
        found.release.number,
        content.made_on,
        content.language,
        comments,
        is_sample=content.is_sample,
    )
