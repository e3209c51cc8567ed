"""The results summary as a Word document: readable by a municipality that took no part, followable to the notes."""

import io
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from analysis.export.package import plain, with_fixed_times
from analysis.export.word_links import add_link
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.export.words import ROLE_CLASSES
from analysis.language.catalogue import document_catalogue
from analysis.model.codes import Audience
from analysis.model.content import ChapterContent, StatementContent, SummaryContent
from analysis.model.finnish_order import finnish_key

_TABLE_WIDTHS = (5.0, 11.0)


def summary_docx(content: SummaryContent) -> bytes:
    """Return the summary as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("Results summary of peer learning")
    page = Page(new_document(f"{title}: {content.round_name}", content.language, content.made_on), content.language)
    add_page_numbers(page.document, page.words("Page"))
    _title_page(page, content, title)
    page.contents(_contents(page, content))
    _how_to_read(page)
    _method(page, content)
    for number, chapter in enumerate(content.chapters, start=1):
        _chapter(page, chapter, number)
    _annex(page, content)
    return saved(page)


def saved(page: Page) -> bytes:
    """Return a written document as bytes."""
    out = io.BytesIO()
    page.document.save(out)
    made_at = page.document.core_properties.created
    return with_fixed_times(out.getvalue(), f"{made_at:%Y-%m-%dT%H:%M:%SZ}")


def local_date(day: date, language: str) -> str:
    """Return a date as people write it: 24.11.2026 in Finnish and Swedish, 24 November 2026 in English."""
    return str(format_date(day, format="d.M.yyyy" if language != "en" else "d MMMM yyyy", locale=language))


def _title_page(page: Page, content: SummaryContent, title: str) -> None:
    page.text(title, "Title")
    page.text(content.round_name, "Subtitle")
    if content.agreement:
        page.text(content.agreement)
    page.text(local_date(content.made_on, content.language))
    state = _state(page, content)
    if state:
        page.text(state)
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


def _contents(page: Page, content: SummaryContent) -> list[tuple[str, str]]:
    chapters = [(f"{n} {chapter.title}", f"luku_{n}") for n, chapter in enumerate(content.chapters, start=1)]
    return [
        (page.words("How to read this"), "lukuohje"),
        (page.words("Background and method"), "toteutus"),
        *chapters,
        (page.words("Annex: the observations behind the statements"), "liite"),
    ]


def _how_to_read(page: Page) -> None:
    page.heading(page.words("How to read this"), 1, "lukuohje")
    for msgid in (
        "The summary gathers what came up in interviews that municipalities held with each other, and gives ideas for "
        "developing one's own work. It does not rate municipalities or set them side by side.",
        "Strengths and good practices stand apart from development areas. A municipality is named only beside what "
        "works, and only with its consent. Development areas are never printed with a name.",
        "Each statement has a permanent mark, such as [N1]. It leads to the observations that the statement rests on, "
        "at the end of the document.",
        "How common something is, is told in words only:",
    ):
        page.text(page.words(msgid))
    for msgid in (
        "In some municipalities: found in at least two of those where the theme was discussed.",
        "In several municipalities: found in at least three and in at least half of those where the theme was "
        "discussed. Used of strengths only.",
        "In all participating municipalities: found in every one, with nothing against it. Used of strengths only.",
        "In the interviews: it came up, but how commonly is left open so that nobody can be worked out.",
    ):
        page.bullet(page.words(msgid))
    page.text(page.words("What is not mentioned may simply not have been discussed: absence is not a weakness."))


def _method(page: Page, content: SummaryContent) -> None:
    page.heading(page.words("Background and method"), 1, "toteutus")
    page.text(
        page.words(
            "In peer learning each municipality hosts a visit at which people from other municipalities interview its "
            "staff. The interviewers noted strengths, development areas and good practices. The notes were divided "
            "into observations, and observations that say the same were joined into statements."
        )
    )
    page.text(page.words(_checked(content)))
    page.heading(page.words("The material"), 2)
    page.table((page.words("What"), page.words("Content")), _material_rows(page, content), _TABLE_WIDTHS)


def _checked(content: SummaryContent) -> str:
    if content.is_automatic_draft:
        return "The statements were put together by the program and have not been checked."
    if any(statement.suggested for statement in content.claims()):
        return "Some statements are still suggestions of the program that nobody has checked."
    return "The statements were checked and edited by analysts."


def _material_rows(page: Page, content: SummaryContent) -> list[tuple[str, str]]:
    method, unknown = content.method, page.words("not recorded")
    counts = []
    if method.interviews:
        counts.append(page.counted("{count} interview", "{count} interviews", method.interviews))
    if method.interviewees:
        counts.append(page.counted("{count} interviewee", "{count} interviewees", method.interviewees))
    participants = ", ".join(sorted(method.participants, key=finnish_key))
    roles = ", ".join(page.words(ROLE_CLASSES[role]) for role in method.role_classes)
    return [
        (page.words("Participating municipalities"), participants or unknown),
        (page.words("Interviews"), ", ".join(counts) or unknown),
        (page.words("Who was heard"), roles or unknown),
        (page.words("Themes"), ", ".join(method.themes) or unknown),
    ]


def _chapter(page: Page, chapter: ChapterContent, number: int) -> None:
    page.heading(f"{number} {chapter.title}", 1, f"luku_{number}")
    for statement in chapter.editorial:
        _statement(page, statement)
    for msgid, statements in (
        ("Strengths and good practices", chapter.strengths),
        ("Examples from municipalities", chapter.examples),
        ("Development areas", chapter.development),
        ("Differing experiences", chapter.contradictions),
    ):
        _group(page, page.words(msgid), statements)
    if not chapter.statements():
        page.text(page.words("No statements were written for this chapter."))


def _group(page: Page, title: str, statements: Sequence[StatementContent]) -> None:
    if not statements:
        return
    page.heading(title, 2)
    for statement in statements:
        _statement(page, statement)
        if statement.dissent:
            page.text(page.words("Differing view: {text}").replace("{text}", statement.dissent), "Notice")


def _statement(page: Page, statement: StatementContent) -> None:
    paragraph = page.paragraph(style="Example" if statement.named else "Normal")
    if statement.named:
        label = page.words("Example, {municipality}").replace("{municipality}", statement.named)
        paragraph.add_run(f"{plain(label)}: ").bold = True
    paragraph.add_run(f"{plain(statement.text)} ")
    add_link(paragraph, f"[{statement.label}]", f"naytto_{statement.label}")
    page.bookmarks.add(paragraph, f"nosto_{statement.label}")


def _annex(page: Page, content: SummaryContent) -> None:
    page.heading(page.words("Annex: the observations behind the statements"), 1, "liite", on_new_page=True)
    page.text(
        page.words(
            "The observations are in the words of the notes. Municipalities, people, job titles and sources are left "
            "out. An observation stays in the language in which it was noted."
        )
    )
    statements = [one for chapter in content.chapters for one in chapter.statements()]
    for statement in sorted(statements, key=lambda one: int(one.label[1:])):
        _annex_entry(page, statement)


def _annex_entry(page: Page, statement: StatementContent) -> None:
    page.heading(f"[{statement.label}]", 2, f"naytto_{statement.label}")
    if not statement.evidence:
        page.text(page.words("Editorial text: written by an analyst, makes no claim about the participants."))
    for entry in statement.evidence:
        page.evidence(entry)
    back = page.paragraph(style="Source")
    add_link(back, f"{page.words('Back to the statement')} [{statement.label}]", f"nosto_{statement.label}")
