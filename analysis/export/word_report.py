"""A municipality's own report of its visit (two to four pages), and nothing of any other municipality.

Its audience is the municipality itself, so its development areas stand in it by its name (decisions.md 1).
"""

from collections.abc import Callable, Sequence

from docx.shared import Pt

from analysis.export.local_words import day_in_words
from analysis.export.word import saved
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.export.words import ROLE_CLASSES
from analysis.language.catalogue import document_catalogue
from analysis.model.content import EvidenceEntry, SectionContent, ThemeReport, VisitFacts

_TABLE_WIDTHS = (5.0, 11.0)
_MOST_IN_BRIEF = 3
# A note this long says several things; a summary of three lines wants the plain ones.
_LONGEST_IN_BRIEF = 200
_Entries = Callable[[ThemeReport], Sequence[EvidenceEntry]]


def report_docx(content: SectionContent, template: bytes | None = None) -> bytes:
    """Return the report as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("Report of the visit")
    document = new_document(f"{title}: {content.municipality_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(document, page.words("Page"))
    _opening(page, content, title)
    _visit(page, content.visit or VisitFacts())
    _in_brief(page, content.report)
    _by_theme(page, content.report)
    _questions(page, content.report)
    return saved(page)


def _opening(page: Page, content: SectionContent, title: str) -> None:
    page.text(title, "Title").paragraph_format.space_before = Pt(0)
    page.text(content.municipality_name, "Subtitle")
    page.text(f"{content.round_name} · {day_in_words(content.made_on, content.language)}")
    if content.is_sample:
        page.notice(
            page.words("Sample material"), page.words("The municipalities and people of this material are invented.")
        )
    page.text(
        page.words(
            "This report is for {municipality} only. It tells what the visitors noted, in the words of the notes."
        ).replace("{municipality}", content.municipality_name)
    )


def _visit(page: Page, visit: VisitFacts) -> None:
    page.heading(page.words("The visit"), 1)
    unknown = page.words("not recorded")
    counts = []
    if visit.interviews:
        counts.append(page.counted("{count} interview", "{count} interviews", visit.interviews))
    if visit.interviewees:
        counts.append(page.counted("{count} interviewee", "{count} interviewees", visit.interviewees))
    roles = ", ".join(page.words(ROLE_CLASSES[role]) for role in visit.role_classes)
    rows = (
        (page.words("Day"), day_in_words(visit.held_on, page.language) if visit.held_on else unknown),
        (page.words("Interviewers from"), ", ".join(visit.interviewing) or unknown),
        (page.words("Interviews"), ", ".join(counts) or unknown),
        (page.words("Who was heard"), roles or unknown),
    )
    page.table((page.words("What"), page.words("Content")), rows, _TABLE_WIDTHS)


def _in_brief(page: Page, report: Sequence[ThemeReport]) -> None:
    page.heading(page.words("In brief"), 1)
    page.text(page.words("The program chose these from the notes: one a theme, the plainest first."))
    for msgid, entries in (
        ("Three strengths", lambda theme: theme.strengths),
        ("Three development areas", lambda theme: theme.development),
    ):
        page.heading(page.words(msgid), 2)
        chosen = _plainest(report, entries)
        for entry in chosen:
            page.evidence(entry)
        if not chosen:
            page.text(page.words("No observations of this kind were recorded."))


def _plainest(report: Sequence[ThemeReport], entries: _Entries) -> list[EvidenceEntry]:
    """Rationale: full sentences in the notes' own words read best; themes with most notes come first."""
    themes = sorted(report, key=lambda theme: (-len(entries(theme)), theme.theme_code))
    told = ([entry for entry in entries(theme) if entry.text is not None] for theme in themes)
    firsts = [min(some, key=_scribbled) for some in told if some]
    return firsts[:_MOST_IN_BRIEF]


def _scribbled(entry: EvidenceEntry) -> tuple[int, str]:
    text = entry.text or ""
    signs = (not text[:1].isupper(), not text.endswith("."), len(text) > _LONGEST_IN_BRIEF, "[" in text, "?" in text)
    return sum(signs), text


def _by_theme(page: Page, report: Sequence[ThemeReport]) -> None:
    page.heading(page.words("Observations by theme"), 1)
    told = [theme for theme in report if theme.strengths or theme.development or theme.tips or theme.other]
    if not told:
        page.text(page.words("No observations were recorded at our visit."))
    for theme in told:
        page.heading(theme.title, 2)
        for msgid, entries in (
            ("Strengths", theme.strengths),
            ("Development areas of our own", theme.development),
            ("Tips from the visitors", theme.tips),
            ("Other observations", theme.other),
        ):
            if entries:
                page.heading(page.words(msgid), 3)
            _entries_of(page, entries)


def _entries_of(page: Page, entries: Sequence[EvidenceEntry]) -> None:
    """Add the notes of one list, and one line about those left out of it, however many they are."""
    told = [one for one in entries if one.text is not None]
    for entry in told:
        page.evidence(entry)
    page.withheld(len(entries) - len(told))


def _questions(page: Page, report: Sequence[ThemeReport]) -> None:
    page.heading(page.words("Open questions"), 1)
    asked = [entry for theme in report for entry in theme.questions]
    _entries_of(page, asked)
    if not asked:
        page.text(page.words("No open questions were recorded."))
