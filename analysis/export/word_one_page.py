"""The gist: one page at the beginning of the summary, and one page of its own for decision-makers."""

from collections.abc import Sequence

from docx.shared import Pt

from analysis.export.package import plain
from analysis.export.word_language import say_language
from analysis.export.word_links import add_link, mark_language
from analysis.export.word_parts import Page
from analysis.export.word_styles import WORD_LANGUAGE
from analysis.model.codes import Quantifier
from analysis.model.content import ChapterContent, StatementContent, SummaryContent

# What fits a page with titles around it.
_MOST_ON_A_PAGE = 3
_MOST_QUESTIONS = 4
_WIDEST_FIRST = (Quantifier.ALL, Quantifier.MANY, Quantifier.SOME, Quantifier.NONE, Quantifier.ONE)


def add_essentials(page: Page, content: SummaryContent) -> None:
    """Add the one-page summary: from each chapter what works most widely and what most needs work, by evidence."""
    page.heading(page.words("In brief"), 1, "tiivistelma", on_new_page=True)
    page.text(
        page.words(
            "From each chapter the two statements that rest on most observations: what works, and what to develop. "
            "The mark leads to the statement in its chapter."
        )
    )
    if not content.claims():
        page.text(page.words("There are no statements yet."))
    say_language(page, content.claims())
    for chapter in content.chapters:
        chosen = (*_best_of(chapter), *_first(chapter.development, 1))
        if chosen:
            page.heading(chapter.title, 2)
        for statement in chosen:
            _line(page, statement, is_linked=True)


def add_page_for_decision_makers(page: Page, content: SummaryContent) -> None:
    """Add what fits one page: what works, what to develop, what a decision-maker may ask, and where to read on."""
    page.text(page.words("For decision-makers"), "Title").paragraph_format.space_before = Pt(0)
    page.text(content.round_name, "Subtitle").paragraph_format.space_after = Pt(6)
    page.text(
        page.words(
            "Municipalities interviewed each other about energy work. This page tells what came up over all of them. "
            "It does not rate municipalities or set them side by side."
        )
    )
    say_language(page, content.claims())
    chapters = content.chapters
    _list(page, page.words("What works"), [one for chapter in chapters for one in _best_of(chapter)])
    _list(page, page.words("What to develop"), [one for chapter in chapters for one in _first(chapter.development, 1)])
    _questions(page, chapters)
    page.text(page.words("The marks, such as [N1], are those of the results summary, where the evidence is."), "Source")


def _list(page: Page, title: str, statements: Sequence[StatementContent]) -> None:
    page.heading(title, 1)
    if not statements:
        page.text(page.words("There are no statements yet."))
    for statement in _first(statements, _MOST_ON_A_PAGE):
        _line(page, statement, is_linked=False)


def _questions(page: Page, chapters: Sequence[ChapterContent]) -> None:
    asked = [_question(chapter) for chapter in chapters]
    known = [one for one in asked if one][:_MOST_QUESTIONS]
    if known:
        page.heading(page.words("What to ask in your own municipality"), 1)
    for question in known:
        page.bullet(question)


def _question(chapter: ChapterContent) -> str:
    own = [one.text for one in chapter.own_questions()]
    return next(iter(own or chapter.questions), "")


def _best_of(chapter: ChapterContent) -> list[StatementContent]:
    """What works most widely; where a chapter tells of it by an example alone, the example."""
    return _first(chapter.strengths, 1) or _first(chapter.examples, 1)


def _first(statements: Sequence[StatementContent], count: int) -> list[StatementContent]:
    """Rationale: how widely, then on how many observations: the reader of one page gets what is best founded."""
    ordered = sorted(
        (one for one in statements if one.evidence),
        key=lambda one: (_WIDEST_FIRST.index(one.quantifier), -len(one.evidence), int(one.label[1:])),
    )
    return ordered[:count]


def _line(page: Page, statement: StatementContent, *, is_linked: bool) -> None:
    paragraph = page.paragraph("List Bullet")
    if statement.named:
        label = page.words("Example, {municipality}").replace("{municipality}", statement.named)
        paragraph.add_run(f"{plain(label)}: ").bold = True
    run = paragraph.add_run(f"{plain(statement.text)} ")
    if statement.language != page.language:
        mark_language(run, WORD_LANGUAGE[statement.language])
    if is_linked:
        add_link(paragraph, f"[{statement.label}]", f"nosto_{statement.label}")
    else:
        paragraph.add_run(f"[{statement.label}]")
