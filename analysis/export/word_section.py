"""One municipality's section as a Word document: its own report, and the statements that rest on its findings."""

from collections.abc import Sequence

from docx.shared import Pt

from analysis.export.local_words import day_in_words
from analysis.export.package import plain
from analysis.export.word import saved
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.language.catalogue import document_catalogue
from analysis.model.content import EvidenceEntry, SectionContent, ThemeReport


def section_docx(content: SectionContent, template: bytes | None = None) -> bytes:
    """Return a municipality's section as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("Section of a municipality")
    document = new_document(f"{title}: {content.municipality_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(document, page.words("Page"))
    _opening(page, content, title)
    _report(page, content)
    _statements(page, content)
    _proposals(page, content)
    return saved(page)


def _opening(page: Page, content: SectionContent, title: str) -> None:
    page.text(title, "Title").paragraph_format.space_before = Pt(0)  # short: no title page
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


def _report(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Observations of our visit"), 1)
    if not any(theme.entries() for theme in content.report):
        page.text(page.words("No observations were recorded at our visit."))
    for theme in content.report:
        if theme.entries():
            _theme(page, theme)


def _theme(page: Page, theme: ThemeReport) -> None:
    page.heading(theme.title, 2)
    for msgid, entries in (
        ("Strengths", theme.strengths),
        ("Development areas of our own", theme.development),
        ("Tips", theme.tips),
        ("Open questions", theme.questions),
        ("Other observations", theme.other),
    ):
        _entries(page, page.words(msgid), entries)


def _entries(page: Page, title: str, entries: Sequence[EvidenceEntry]) -> None:
    if entries:
        page.heading(title, 3)
    for entry in entries:
        page.evidence(entry)


def _statements(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Statements that rest on our observations"), 1)
    if not content.statements:
        page.text(page.words("No statement of the results summary rests on our observations."))
    for one in content.statements:
        page.heading(f"[{one.statement.label}] {one.chapter_title}", 2)
        page.text(one.statement.text)
        if one.statement.dissent:
            page.text(page.words("Differing view: {text}").replace("{text}", one.statement.dissent), "Notice")
        paragraph = page.paragraph(style="Source")
        paragraph.add_run(plain(page.words("Our observations behind it")))
        for entry in one.statement.evidence:
            page.evidence(entry)


def _proposals(page: Page, content: SectionContent) -> None:
    page.heading(page.words("Where our name is proposed"), 1)
    if not content.name_proposals:
        page.text(
            page.words("Our name is not proposed anywhere. A name is used only with consent; silence is not consent.")
        )
        return
    page.text(page.words("The name is used only if the municipality consents to this wording. Silence is not consent."))
    for proposal in content.name_proposals:
        page.bullet(f"[{proposal.label}] {proposal.text}")
