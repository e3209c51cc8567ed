"""The differences of two releases as a Word document: added words underlined, deleted ones struck, marked in words too.

Signs beside the words tell the change to those who see no underline or hear the text read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.shared import Pt

from analysis.export.package import plain
from analysis.export.word import saved
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.language.catalogue import document_catalogue


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A stretch of text: added, deleted, or neither."""

    text: str
    is_added: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """One statement that differs. `what` are the kinds of difference, as msgids of the documents' catalogue."""

    label: str
    what: tuple[str, ...]
    before_chapter: str | None
    chapter: str | None
    words: tuple[ChangedText, ...]
    dissent: tuple[ChangedText, ...] = ()
    evidence_added: tuple[str, ...] = ()
    evidence_gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two releases, ready to be written."""

    round_name: str
    before: int
    after: int
    made_on: date
    language: str
    statements: tuple[ChangedStatement, ...]


def differences_docx(content: Differences, template: bytes | None = None) -> bytes:
    """Return the differences as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("Differences between releases")
    document = new_document(f"{title}: {content.round_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(document, page.words("Page"))
    page.text(title, "Title").paragraph_format.space_before = Pt(0)
    page.text(content.round_name, "Subtitle")
    page.text(
        page.words("From release {before} to release {after}")
        .replace("{before}", str(content.before))
        .replace("{after}", str(content.after))
    )
    page.text(
        page.words(
            "Added words are underlined and stand between the marks [+ and +]. Deleted words are struck through and "
            "stand between [– and –]."
        )
        if content.statements
        else page.words("Nothing differs between these releases.")
    )
    for statement in content.statements:
        _statement(page, statement)
    return saved(page)


def _statement(page: Page, statement: ChangedStatement) -> None:
    what = ", ".join(page.words(msgid) for msgid in statement.what)
    page.heading(f"[{statement.label}] {what}", 1)
    page.text(_chapter(page, statement), "Source")
    _words(page, statement.words)
    if statement.dissent:
        page.text(page.words("Differing view changed"), "Source")
        _words(page, statement.dissent)
    _list(page, "Observations added to the evidence:", statement.evidence_added)
    _list(page, "Observations no longer in the evidence:", statement.evidence_gone)


def _chapter(page: Page, statement: ChangedStatement) -> str:
    before, after = statement.before_chapter, statement.chapter
    if before and after and before != after:
        return page.words("Chapter: {before} → {after}").replace("{before}", before).replace("{after}", after)
    return page.words("Chapter: {title}").replace("{title}", after or before or "")


def _words(page: Page, words: Sequence[ChangedText]) -> None:
    paragraph = page.paragraph()
    for piece in words:
        signs = ("[+", "+]") if piece.is_added else ("[–", "–]") if piece.is_deleted else ("", "")
        before, said, after = _apart(plain(piece.text))
        if not said or not any(signs):
            paragraph.add_run(f"{before}{said}{after}")
            continue
        # The spaces stay outside the mark: a line through nothing is read as a dash.
        if before:
            paragraph.add_run(before)
        run = paragraph.add_run(f"{signs[0]}{said}{signs[1]}")
        run.font.underline, run.font.strike = piece.is_added or None, piece.is_deleted or None
        if after:
            paragraph.add_run(after)


def _apart(text: str) -> tuple[str, str, str]:
    """Return the spaces before, the words, and the spaces after."""
    words = text.strip()
    start = text.find(words) if words else len(text)
    return text[:start], words, text[start + len(words) :]


def _list(page: Page, msgid: str, texts: Sequence[str]) -> None:
    if texts:
        page.text(page.words(msgid), "Source")
    for text in texts:
        page.bullet(text)
