"""The annexes of the summary: themes and questions, the evidence without origins, how comments were handled."""

from collections.abc import Callable

from docx.shared import Pt

from analysis.export.rule_words import RULE_WORDS
from analysis.export.word_links import add_link
from analysis.export.word_parts import Page
from analysis.model.content import StatementContent, SummaryContent

_TABLE_WIDTHS = (5.0, 11.0)


def annex_entries(words: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return the annexes as entries of the table of contents."""
    return [
        (words("Annex 1: themes and questions"), "liite_teemat"),
        (words("Annex 2: the observations behind the statements"), "liite"),
        (words("Annex 3: how comments were handled"), "liite_kommentit"),
    ]


def add_annexes(page: Page, content: SummaryContent) -> None:
    """Add all three."""
    (themes, evidence, comments) = annex_entries(page.words)
    page.heading(themes[0], 1, themes[1], on_new_page=True)
    _themes(page, content)
    page.heading(evidence[0], 1, evidence[1])
    _evidence(page, content)
    page.heading(comments[0], 1, comments[1])
    _comments(page, content)


def _themes(page: Page, content: SummaryContent) -> None:
    page.text(page.words("These themes were agreed on before the visits."))
    unknown = page.words("not recorded")
    rows = [(one.title, one.takes_in or unknown) for one in content.themes if one.takes_in] or [
        (title, unknown) for title in content.method.themes
    ]
    if rows:
        page.table((page.words("Theme"), page.words("What the theme takes in")), rows, _TABLE_WIDTHS)
    note = page.text(
        page.words(
            "The questions of the interviews are not recorded in the round. Questions for one's own municipality stand "
            "at the end of each chapter."
        )
    )
    note.paragraph_format.space_before = Pt(8)  # it stands right under the table


def _evidence(page: Page, content: SummaryContent) -> None:
    page.text(
        page.words(
            "The observations are in the words of the notes. Municipalities, people, job titles and sources are left "
            "out. An observation stays in the language in which it was noted."
        )
    )
    if any(chapter.why or chapter.questions for chapter in content.chapters):
        page.text(
            page.words(
                "Texts on why a theme matters and the questions for one's own municipality are editorial: they "
                "make no claim "
                "about the participants. Where they have no mark, they are ready-made texts of the program."
            )
        )
    statements = [one for chapter in content.chapters for one in chapter.statements()]
    for statement in sorted(statements, key=lambda one: int(one.label[1:])):
        _entry(page, statement)


def _entry(page: Page, statement: StatementContent) -> None:
    heading = page.heading(f"[{statement.label}]", 2, f"naytto_{statement.label}")
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(2)  # a list of many
    if not statement.evidence:
        page.text(page.words("Editorial text: written by an analyst, makes no claim about the participants."))
    listed = [page.evidence(entry) for entry in statement.evidence if entry.text is not None]
    listed += page.withheld(sum(1 for entry in statement.evidence if entry.text is None))
    if listed:
        listed[-1].paragraph_format.keep_with_next = True  # a link back by itself on a page leads from nothing
    for flag in statement.allowed:
        said = page.words("Let stand by an analyst: {rule}. Reason: {reason}")
        rule = page.words(RULE_WORDS.get(flag.rule, flag.rule))
        page.text(said.replace("{rule}", rule).replace("{reason}", flag.reason))
    back = page.paragraph(style="Source")
    add_link(back, f"{page.words('Back to the statement')} [{statement.label}]", f"nosto_{statement.label}")


def _comments(page: Page, content: SummaryContent) -> None:
    facts = content.comments
    if facts is None:
        said = page.text(page.words("The municipalities have not commented on this version."))
        said.paragraph_format.keep_with_next = True  # the annex is two lines: it goes to one page
        page.text(
            page.words(
                "In the comment round each municipality reads its own section and what rests on its observations, and "
                "corrects facts, wordings and the use of its name. Every comment gets an answer."
            )
        )
        return
    page.text(
        page.words("{comments} came in. Each got an answer; {changes} led to a change.")
        .replace("{comments}", page.counted("{count} comment", "{count} comments", facts.comments))
        .replace("{changes}", str(facts.led_to_change))
        if facts.answered == facts.comments
        else page.words("{comments} came in. {answered} have an answer so far; {changes} led to a change.")
        .replace("{comments}", page.counted("{count} comment", "{count} comments", facts.comments))
        .replace("{answered}", str(facts.answered))
        .replace("{changes}", str(facts.led_to_change))
    )
    if facts.kinds:
        page.text(page.words("The comments were of these kinds:"))
    for kind in facts.kinds:
        page.bullet(kind)
