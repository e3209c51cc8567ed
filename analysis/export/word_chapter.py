"""One chapter of the summary, from why it matters to questions for the reader's own municipality."""

from collections.abc import Callable, Sequence

from analysis.export.package import plain
from analysis.export.word_links import add_link, mark_language
from analysis.export.word_parts import Page
from analysis.export.word_styles import WORD_LANGUAGE
from analysis.model.content import ChapterContent, StatementContent


def add_chapter(page: Page, chapter: ChapterContent, number: int) -> None:
    """Add a chapter. What works stands apart from what is to be developed; a heading without content is left out."""
    page.heading(f"{number} {chapter.title}", 1, f"luku_{number}")
    _why(page, chapter)
    bullets: Callable[[StatementContent], str] = lambda _one: "List Bullet"  # noqa: E731
    prose: Callable[[StatementContent], str] = lambda one: "Example" if one.named else "Normal"  # noqa: E731
    for msgid, statements, style in (
        ("Marks of good work", chapter.marks(), bullets),
        ("What came up in the interviews", chapter.came_up(), prose),
        ("Examples from municipalities", chapter.examples, prose),
        ("Development areas", chapter.development, prose),
        ("Differing experiences", chapter.contradictions, prose),
    ):
        _group(page, page.words(msgid), statements, style)
    if not chapter.statements():
        page.text(page.words("No statements were written for this chapter."))
    _questions(page, chapter)


def _why(page: Page, chapter: ChapterContent) -> None:
    own = chapter.own_reasons()
    if not own and not chapter.why:
        return
    page.heading(page.words("Why this matters"), 2)
    for statement in own:
        add_statement(page, statement)
    if not own:
        page.text(chapter.why)


def _questions(page: Page, chapter: ChapterContent) -> None:
    own = chapter.own_questions()
    if not own and not chapter.questions:
        return
    page.heading(page.words("Questions for your own municipality"), 2)
    for statement in own:
        add_statement(page, statement, "List Bullet")
    if not own:
        for number, question in enumerate(chapter.questions, start=1):
            # A short list stands on one page: its last line alone on the next is read as a list of one.
            page.bullet(question).paragraph_format.keep_with_next = number < len(chapter.questions)


def _group(
    page: Page, title: str, statements: Sequence[StatementContent], style: Callable[[StatementContent], str]
) -> None:
    if not statements:
        return
    page.heading(title, 2)
    for statement in statements:
        add_statement(page, statement, style(statement))
        if statement.dissent:
            page.text(page.words("Differing view: {text}").replace("{text}", statement.dissent), "Notice")


def add_statement(page: Page, statement: StatementContent, style: str = "Normal") -> None:
    """Add a statement with its permanent mark, which leads to its evidence."""
    paragraph = page.paragraph(style=style)
    if statement.named:
        label = page.words("Example, {municipality}").replace("{municipality}", statement.named)
        paragraph.add_run(f"{plain(label)}: ").bold = True
    run = paragraph.add_run(f"{plain(statement.text)} ")
    if statement.language != page.language:
        mark_language(run, WORD_LANGUAGE[statement.language])
    add_link(paragraph, f"[{statement.label}]", f"naytto_{statement.label}")
    page.bookmarks.add(paragraph, f"nosto_{statement.label}")
