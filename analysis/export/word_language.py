"""Statements in another language than their document: said once where the reader meets them, and marked in the text."""

from collections.abc import Iterable

from docx.text.paragraph import Paragraph

from analysis.export.package import plain
from analysis.export.word_links import mark_language
from analysis.export.word_parts import Page
from analysis.export.word_styles import WORD_LANGUAGE
from analysis.model.content import StatementContent

IN_WORDS = {"fi": "in Finnish", "sv": "in Swedish", "en": "in English"}


def say_language(page: Page, statements: Iterable[StatementContent]) -> None:
    """Say in which other language the statements are, and why; nothing where all are in the document's own.

    Rationale: a reader who meets Finnish on a Swedish page wonders whether something failed.
    """
    known = list(statements)
    others = sorted({one.language for one in known} - {page.language}, key=list(IN_WORDS).index)
    if not others:
        return
    are_all = all(one.language == others[0] for one in known)
    msgid = (
        "The statements are {language}, as they were written."
        if are_all
        else "Some of the statements are {language}, as they were written."
    )
    told = ", ".join(page.words(IN_WORDS[one]) for one in others)
    page.text(page.words(msgid).replace("{language}", told))


def text_in(page: Page, language: str, text: str, style: str = "Normal", *, before: str = "") -> Paragraph:
    """Add a paragraph of words in a language, marked where it is not the document's; `before` is in the document's."""
    paragraph = page.paragraph(style)
    if before:
        paragraph.add_run(plain(before))
    run = paragraph.add_run(plain(text))
    if language != page.language:
        mark_language(run, WORD_LANGUAGE[language])
    return paragraph
