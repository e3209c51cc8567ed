"""The results summary as a Word document: readable by a municipality that took no part, followable to the notes."""

import io
from collections.abc import Callable, Mapping

from analysis.export.local_words import day_in_words
from analysis.export.package import with_fixed_times
from analysis.export.word_annex import add_annexes, annex_entries
from analysis.export.word_chapter import add_chapter
from analysis.export.word_draft import mark_draft
from analysis.export.word_figure import add_figure
from analysis.export.word_method import add_how_to_read, add_method
from analysis.export.word_one_page import add_essentials
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.language.catalogue import document_catalogue
from analysis.model.codes import Audience
from analysis.model.content import ChapterContent, SummaryContent


def summary_docx(
    content: SummaryContent, *, template: bytes | None = None, pages: Mapping[str, int] | None = None
) -> bytes:
    """Return the summary as .docx; the same content gives the same bytes.

    `template` is the customer's own .docx. `pages` tells on which page each bookmark is, for the table of contents.
    """
    title = document_catalogue(content.language).text("Results summary of peer learning")
    document = new_document(f"{title}: {content.round_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(page.document, page.words("Page"))
    _title_page(page, content, title)
    page.contents(_entries(page.words, content), pages)
    add_essentials(page, content)
    add_how_to_read(page)
    add_method(page, content)
    add_figure(page, content.themes)
    for number, chapter in enumerate(_told(content), start=1):
        add_chapter(page, chapter, number)
    add_annexes(page, content)
    return saved(page)


def saved(page: Page) -> bytes:
    """Return a written document as bytes."""
    out = io.BytesIO()
    page.document.save(out)
    made_at = page.document.core_properties.created
    return with_fixed_times(out.getvalue(), f"{made_at:%Y-%m-%dT%H:%M:%SZ}")


def _entries(words: Callable[[str], str], content: SummaryContent) -> list[tuple[str, str]]:
    """Return the entries of the table of contents: title and bookmark."""
    chapters = [(f"{n} {chapter.title}", f"luku_{n}") for n, chapter in enumerate(_told(content), start=1)]
    figure = [(words("What was talked about"), "aiheet")] if content.themes else []
    return [
        (words("In brief"), "tiivistelma"),
        (words("How to read this"), "lukuohje"),
        (words("Background and method"), "toteutus"),
        *figure,
        *chapters,
        *annex_entries(words),
    ]


def _told(content: SummaryContent) -> tuple[ChapterContent, ...]:
    """The chapters that have something to say; where none has, all of them, each saying so."""
    return tuple(one for one in content.chapters if one.statements() or one.why or one.questions) or content.chapters


def _title_page(page: Page, content: SummaryContent, title: str) -> None:
    page.text(title, "Title")
    page.text(content.round_name, "Subtitle")
    if content.agreement:
        page.text(content.agreement)
    page.text(day_in_words(content.made_on, content.language))
    state = _state(page, content)
    if state:
        page.text(state)
    mark_draft(page, content)
    if content.is_automatic_draft:
        page.notice(
            page.words("Draft made by the program"),
            page.words(
                "This is an automatic draft. Every suggestion of the program was accepted as it stood: "
                "nobody has checked the statements, their wording or their evidence yet."
            ),
        )
    if content.is_sample:
        page.notice(
            page.words("Sample material"),
            page.words("The municipalities and people of this material are invented."),
        )
    if not content.claims():
        page.notice(page.words("Nothing recurring"), _nothing_recurring(page))


def _nothing_recurring(page: Page) -> str:
    return page.words(
        "In this material no observation recurred in two or more municipalities, so there are no statements to print. "
        "Single observations can be read in the reports of the municipalities."
    )


def _state(page: Page, content: SummaryContent) -> str:
    release = page.words("Release {number}").replace("{number}", str(content.release_number))
    parts = [release] if content.release_number else []
    if content.audience is Audience.COMMENT_ROUND and content.release_number:
        parts.append(page.words("For comments"))
    elif content.audience is not Audience.PUBLIC:
        parts.append(page.words("Working draft"))
    return " · ".join(parts)


def contents_bookmarks(content: SummaryContent) -> tuple[str, ...]:
    """Return the bookmarks that the table of contents leads to."""
    return tuple(bookmark for _, bookmark in _entries(document_catalogue(content.language).text, content))
