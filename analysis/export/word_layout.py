"""The summary with page numbers in its table of contents, where LibreOffice is there to lay it out."""

from analysis.export.pdf import NoLayoutProgram, can_lay_out, pages_of
from analysis.export.word import contents_bookmarks, summary_docx
from analysis.model.content import SummaryContent


def paged_summary_docx(content: SummaryContent, template: bytes | None = None) -> bytes:
    """Return the summary as .docx: with page numbers where they can be found out, else with links alone.

    It is laid out once without numbers; writing them in moves nothing, for each entry stays on its own line.
    """
    if not can_lay_out():
        return summary_docx(content, template=template)
    unnumbered = summary_docx(content, template=template, pages={})
    try:
        pages = pages_of(unnumbered, contents_bookmarks(content))
    except NoLayoutProgram:
        return summary_docx(content, template=template)
    return summary_docx(content, template=template, pages=pages)
