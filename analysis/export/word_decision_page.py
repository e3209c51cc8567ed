"""One page for decision-makers: what works, what to develop, what to ask at home."""

from docx.shared import Cm

from analysis.export.word import saved
from analysis.export.word_draft import mark_draft
from analysis.export.word_one_page import add_page_for_decision_makers
from analysis.export.word_parts import Page
from analysis.export.word_styles import new_document
from analysis.language.catalogue import document_catalogue
from analysis.model.content import SummaryContent


def decision_page_docx(content: SummaryContent, template: bytes | None = None) -> bytes:
    """Return the page as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("For decision-makers")
    document = new_document(f"{title}: {content.round_name}", content.language, content.made_on, template)
    if template is None:
        for section in document.sections:
            section.top_margin = section.bottom_margin = Cm(1.8)
        for number in (1, 2):  # one page has no room for the air of a long document
            document.styles[f"Heading {number}"].paragraph_format.space_before = Cm(0.4)
    page = Page(document, content.language)
    mark_draft(page, content)
    if content.is_automatic_draft:
        page.notice(
            page.words("Draft made by the program"),
            page.words("The statements were put together by the program and have not been checked."),
        )
    add_page_for_decision_makers(page, content)
    return saved(page)
