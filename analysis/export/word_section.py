"""One municipality's section as a Word document: its own report, and the statements that rest on its findings.

What may be commented on carries a bookmark (`model.section_marks`), so that a file that comes back is matched by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.shared import Pt

from analysis.export.local_words import day_in_words
from analysis.export.package import plain
from analysis.export.word import saved
from analysis.export.word_language import say_language, text_in
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.language.catalogue import document_catalogue
from analysis.language.detect import language_of
from analysis.model.content import EvidenceEntry, SectionContent, SectionStatement, ThemeReport
from analysis.model.section_marks import (
    HOW_TO,
    dissent_mark,
    evidence_mark,
    heading_mark,
    key_bookmark,
    key_word,
    proposal_mark,
    report_mark,
    statement_mark,
    theme_mark,
)


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """How to comment in Word, printed at the top: where the file is returned (an address or ""), and by when (ISO)."""

    return_to: str = ""
    deadline: str | None = None


def section_docx(
    content: SectionContent, template: bytes | None = None, *, key: str = "", note: ReturnNote | None = None
) -> bytes:
    """Return a municipality's section as .docx; the same content gives the same bytes.

    `key` tells release and municipality when the file comes back; with a `note` it says how to comment in Word.
    """
    title = document_catalogue(content.language).text("Section of a municipality")
    document = new_document(f"{title}: {content.municipality_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(document, page.words("Page"))
    _opening(page, content, title, key)
    if note is not None:
        _how_to(page, content, note)
    _report(page, content)
    _statements(page, content)
    _proposals(page, content)
    return saved(page)


def _opening(page: Page, content: SectionContent, title: str, key: str) -> None:
    heading = page.text(title, "Title")
    heading.paragraph_format.space_before = Pt(0)  # short: no title page
    if key:
        page.bookmarks.add(heading, key_bookmark(key))
        page.document.core_properties.keywords = key_word(key)
    page.text(content.municipality_name, "Subtitle")
    page.text(content.round_name)
    release = page.words("Release {number}").replace("{number}", str(content.release_number or ""))
    page.text(f"{release} · {day_in_words(content.made_on, content.language)}")
    if content.is_sample:
        page.notice(
            page.words("Sample material"),
            page.words("The municipalities and people of this material are invented."),
        )
    page.text(
        page.words(
            "This section is for {municipality} only. It holds the observations of its own visit and the statements "
            "of the results summary that rest on them. It holds nothing of other municipalities."
        ).replace("{municipality}", content.municipality_name)
    )


def _how_to(page: Page, content: SectionContent, note: ReturnNote) -> None:
    """Say in a box how to comment; it is no part of the section, which its bookmark tells."""
    until = day_in_words(date.fromisoformat(note.deadline), content.language) if note.deadline else ""
    paragraph = page.paragraph("Notice")
    paragraph.add_run(plain(f"{page.words('How to comment in this file')}. ")).bold = True
    paragraph.add_run(plain(" ".join(_how_to_sentences(page, note.return_to, until))))
    page.bookmarks.add(paragraph, HOW_TO)


def _how_to_sentences(page: Page, return_to: str, until: str) -> Sequence[str]:
    how = page.words(
        "Select the words that you mean and write your comment in Word's comment pane, or change the text itself with "
        "tracked changes on (Review tab). Several people may write in the same file."
    )
    if return_to and until:
        where = page.words("Return the file to {address} by {day}.")
    elif return_to:
        where = page.words("Return the file to {address}.")
    elif until:
        where = page.words("Return the file to the person you got it from by {day}.")
    else:
        where = page.words("Return the file to the person you got it from.")
    after = page.words(
        "An analyst reads everything before anything is changed, and every comment gets an answer. "
        "Returning the file approves nothing."
    )
    return how, where.replace("{address}", return_to).replace("{day}", until), after


def _report(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Observations of our visit"), 1)
    if not any(theme.entries() for theme in content.report):
        page.text(page.words("No observations were recorded at our visit."))
    for at, theme in enumerate(content.report):
        if theme.entries():
            _theme(page, theme, at)


def _theme(page: Page, theme: ThemeReport, at: int) -> None:
    page.heading(theme.title, 2, theme_mark(at))
    number = 0
    for msgid, entries in (
        ("Strengths", theme.strengths),
        ("Development areas of our own", theme.development),
        ("Tips", theme.tips),
        ("Open questions", theme.questions),
        ("Other observations", theme.other),
    ):
        if entries:
            page.heading(page.words(msgid), 3)
        for entry in entries:
            _entry(page, entry, report_mark(at, number))
            number += 1


def _entry(page: Page, entry: EvidenceEntry, bookmark: str) -> None:
    page.bookmarks.add(page.evidence(entry), bookmark)


def _statements(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Statements that rest on our observations"), 1)
    if not content.statements:
        page.text(page.words("No statement of the results summary rests on our observations."))
    say_language(page, (one.statement for one in content.statements))
    for one in content.statements:
        _statement(page, one)


def _statement(page: Page, one: SectionStatement) -> None:
    label, language = one.statement.label, one.statement.language
    heading = text_in(page, language, one.chapter_title, "Heading 2", before=f"[{label}] ")
    page.bookmarks.add(heading, heading_mark(label))
    text = text_in(page, language, one.statement.text)
    text.paragraph_format.keep_with_next = True
    page.bookmarks.add(text, statement_mark(label))
    if one.statement.dissent:
        words = page.words("Differing view: {text}").replace("{text}", one.statement.dissent)
        page.bookmarks.add(page.text(words, "Notice"), dissent_mark(label))
    # What is said of the list stands on its page.
    page.text(page.words("Our observations behind it"), "Source").paragraph_format.keep_with_next = True
    for number, entry in enumerate(one.statement.evidence):
        _entry(page, entry, evidence_mark(label, number))


def _proposals(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Where our name is proposed"), 1)
    if not content.name_proposals:
        page.text(
            page.words("Our name is not proposed anywhere. A name is used only with consent; silence is not consent.")
        )
        return
    page.text(page.words("The name is used only if the municipality consents to this wording. Silence is not consent."))
    for proposal in content.name_proposals:
        language = language_of(proposal.text)
        bullet = text_in(page, language, proposal.text, "List Bullet", before=f"[{proposal.label}] ")
        page.bookmarks.add(bullet, proposal_mark(proposal.label))
