"""How to read the summary, how it was made, what was not reviewed, and what it is not: written from the log."""

from analysis.export.local_words import day_in_words
from analysis.export.word_parts import Page
from analysis.export.words import ROLE_CLASSES
from analysis.model.content import MethodFacts, SummaryContent
from analysis.model.finnish_order import finnish_key

_TABLE_WIDTHS = (5.0, 11.0)


def add_how_to_read(page: Page) -> None:
    """Add the guide for readers: names, marks, words for how common something is."""
    page.heading(page.words("How to read this"), 1, "lukuohje", on_new_page=True)
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


def add_method(page: Page, content: SummaryContent) -> None:
    """Add background and method."""
    page.heading(page.words("Background and method"), 1, "toteutus")
    page.text(
        page.words(
            "In peer learning each municipality hosts a visit at which people from other municipalities interview its "
            "staff. The interviewers noted strengths, development areas and good practices. The notes were divided "
            "into observations, and observations that say the same were joined into statements."
        )
    )
    _log(page, content.method)
    page.heading(page.words("The material"), 2)
    page.table((page.words("What"), page.words("Content")), _material_rows(page, content), _TABLE_WIDTHS)
    _review(page, content)
    _what_it_is_not(page)


def _log(page: Page, method: MethodFacts) -> None:
    if method.first_visit and method.last_visit:
        days = [day_in_words(one, page.language) for one in (method.first_visit, method.last_visit)]
        msgid = "The visits were held between {first} and {last}." if days[0] != days[1] else "Visit: {first}."
        page.text(page.words(msgid).replace("{first}", days[0]).replace("{last}", days[1]))
    if method.documents and method.findings:
        page.text(
            page.words("The notes came as {documents}; they gave {findings}.")
            .replace("{documents}", page.counted("{count} document", "{count} documents", method.documents))
            .replace("{findings}", page.counted("{count} observation", "{count} observations", method.findings))
        )


def _review(page: Page, content: SummaryContent) -> None:
    page.heading(page.words("What was reviewed and what was not"), 2)
    page.text(page.words(_checked(content)))
    left = _left_undone(page, content)
    if left:
        page.text(page.words("This was left undone:"))
    for line in left:
        page.bullet(line)


def _left_undone(page: Page, content: SummaryContent) -> list[str]:
    method = content.method
    unchecked = 0 if content.is_automatic_draft else sum(1 for one in content.claims() if one.suggested)
    counted = (
        ("{count} statement has not been checked.", "{count} statements have not been checked.", unchecked),
        (
            "{count} line of the notes waits for a decision and is not counted in.",
            "{count} lines of the notes wait for a decision and are not counted in.",
            method.waiting_lines,
        ),
        (
            "{count} suggestion of observations that say the same has not been decided.",
            "{count} suggestions of observations that say the same have not been decided.",
            method.undecided_suggestions,
        ),
    )
    lines = [page.counted(one, many, number) for one, many, number in counted if number]
    if content.method.themes and not method.is_all_discussed:
        lines.append(page.words("Not every theme was discussed at every visit, or it is not known whether it was."))
    return lines


def _checked(content: SummaryContent) -> str:
    if content.is_automatic_draft:
        return "The statements were put together by the program and have not been checked."
    if any(statement.suggested for statement in content.claims()):
        return "Some statements are still suggestions of the program that nobody has checked."
    return "The statements were checked and edited by analysts."


def _what_it_is_not(page: Page) -> None:
    page.heading(page.words("What this is not"), 2)
    for msgid in (
        "This is no evaluation, rating or ranking of municipalities, and no inspection.",
        "This is no statistic: the interviews do not stand for all municipalities, nor for everybody in those "
        "that took part.",
        "The observations are what interviewees told and interviewers noted at the time of the visits. They have not "
        "been verified from other sources.",
        "What is not mentioned may simply not have been discussed: absence is not a weakness.",
    ):
        page.bullet(page.words(msgid))


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
