"""The summary of comments: what was remarked on and what was answered. Public in its form: no codes, no quotations.

A comment's own words could tell whose it is, so only its kind, the answer and the reason are printed; and what a
municipality asked to keep from the public has its reason told to that municipality alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from docx.shared import Pt

from analysis.export.comment_words import ANSWERS, COMMENT_KINDS, NO_ANSWER
from analysis.export.excel import natural_key
from analysis.export.local_words import day_in_words
from analysis.export.word import saved
from analysis.export.word_parts import Page
from analysis.export.word_styles import add_page_numbers, new_document
from analysis.language.catalogue import document_catalogue
from analysis.model.comments import AnswerKind, CommentKind

_KEPT_FROM_THE_PUBLIC = (CommentKind.ANONYMISE, CommentKind.DO_NOT_QUOTE, CommentKind.NOT_PUBLIC)
_WIDTHS = (4.5, 3.5, 8.0)


@dataclass(frozen=True, slots=True)
class HandledComment:
    """One comment without whose it is and without its words. `statement` is empty for a comment on an own report."""

    statement: str
    kind: CommentKind
    answer: AnswerKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class CommentSummary:
    """What the summary of comments tells. `chapters` are the titles under which statements stand, by their marks."""

    round_name: str
    release_number: int
    made_on: date
    language: str
    comments: tuple[HandledComment, ...]
    is_sample: bool = False
    chapters: Mapping[str, str] = field(default_factory=dict)


def comments_docx(content: CommentSummary, template: bytes | None = None) -> bytes:
    """Return the summary of comments as .docx; the same content gives the same bytes."""
    title = document_catalogue(content.language).text("Summary of comments")
    document = new_document(f"{title}: {content.round_name}", content.language, content.made_on, template)
    page = Page(document, content.language)
    add_page_numbers(document, page.words("Page"))
    _opening(page, content, title)
    of_statements = [one for one in content.comments if one.statement]
    for label in sorted({one.statement for one in of_statements}, key=natural_key):
        # A mark alone tells nothing to somebody who has not the summary at hand.
        page.heading(f"[{label}] {content.chapters.get(label, '')}".strip(), 1)
        _table(page, [one for one in of_statements if one.statement == label])
    if len(of_statements) < len(content.comments):
        page.heading(page.words("The municipalities' own reports"), 1)
        page.text(page.words("Comments on them were handled with each municipality and are not told here."))
    return saved(page)


def _opening(page: Page, content: CommentSummary, title: str) -> None:
    page.text(title, "Title").paragraph_format.space_before = Pt(0)
    page.text(content.round_name, "Subtitle")
    release = page.words("Release {number}").replace("{number}", str(content.release_number))
    page.text(f"{release} · {day_in_words(content.made_on, content.language)}")
    if content.is_sample:
        page.notice(
            page.words("Sample material"), page.words("The municipalities and people of this material are invented.")
        )
    page.text(
        page.words(
            "This tells what the municipalities remarked on and what was answered. It does not tell who commented, and "
            "it quotes nobody. A differing view that is printed stands beside its statement in the summary."
        )
        if content.comments
        else page.words("No comments came in.")
    )


def _table(page: Page, comments: Sequence[HandledComment]) -> None:
    header = (page.words("Kind"), page.words("Answer"), page.words("Reason"))
    rows = sorted((page.words(COMMENT_KINDS[one.kind]), _answer(page, one), _reason(page, one)) for one in comments)
    page.table(header, rows, _WIDTHS)


def _answer(page: Page, one: HandledComment) -> str:
    return page.words(ANSWERS[one.answer] if one.answer else NO_ANSWER)


def _reason(page: Page, one: HandledComment) -> str:
    if one.answer and one.kind in _KEPT_FROM_THE_PUBLIC:
        return page.words("told to the municipality")
    return one.reason
