"""What waits in a round, in words: short ones under a phase, a sentence for what comes next, and where it is done."""

from dataclasses import dataclass

from analysis.model.codes import RoundStage
from analysis.model.phases import OwnStep, RoundState, Standing, Wait, Waiting
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _

# Where each thing is done: the page's address and its name in the menu.
_PLACES = {
    Waiting.BRING_NOTES: ("tuonti", "Import of notes"),
    Waiting.DECIDE_LINES: ("tuonti", "Import of notes"),
    Waiting.LOOK_FOR_RECURRING: ("toistuvat", "Recurring findings"),
    Waiting.DECIDE_SUGGESTIONS: ("toistuvat", "Recurring findings"),
    Waiting.DRAFT: ("kooste", "Results summary"),
    Waiting.RELEASE: ("kooste", "Results summary"),
    Waiting.ANSWER_COMMENTS: ("kommentit", "Comments"),
    Waiting.PUBLISH: ("kooste", "Results summary"),
}
_SENTENCES = {
    Waiting.ADD_MUNICIPALITIES: "add the municipalities of the round below.",
    Waiting.BRING_NOTES: "bring in the notes.",
    Waiting.LOOK_FOR_RECURRING: "look for what recurs across municipalities.",
    Waiting.DRAFT: "draft the results summary.",
    Waiting.RELEASE: "edit the summary and release it for comments.",
    Waiting.PUBLISH: "the comment round is over: finish the summary and publish it.",
}
OWN_STEPS = {
    OwnStep.NOT_YET: "Being prepared",
    OwnStep.OPEN: "Open for comments",
    OwnStep.REPLIED: "Reply sent",
    OwnStep.OVER: "Time for comments is over",
    OwnStep.PUBLISHED: "Published",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence of what comes next, and the page where it is done; no page for what is done on the round's own."""

    sentence: str
    link_label: str = ""
    url_path: str = ""


def wait_text(wait: Wait) -> str:
    """Return what waits for whom, as short as it stands under a phase."""
    if wait.what is Waiting.DECIDE_LINES:
        return plural("{count} line waits for an analyst", "{count} lines wait for an analyst", wait.count)
    if wait.what is Waiting.DECIDE_SUGGESTIONS:
        return plural("{count} suggestion waits for an analyst", "{count} suggestions wait for an analyst", wait.count)
    if wait.what is Waiting.ANSWER_COMMENTS:
        words = ("{count} comment waits for an analyst's answer", "{count} comments wait for an analyst's answer")
        return plural(*words, wait.count)
    if wait.what is Waiting.REPLY:
        until = date_text(wait.until)
        return _("replies of municipalities by {day}").format(day=until) if until else _("waits for municipalities")
    if wait.what is Waiting.BRING_NOTES:
        return _("waits for notes")
    return _("waits for an analyst")


def next_step(state: RoundState) -> NextStep:
    """Return what comes next in words; when nothing waits for analysts, what the round waits for."""
    wait = state.next()
    if wait is None:
        if any(one.stage is RoundStage.PUBLISHED and one.standing is Standing.NOW for one in state.phases):
            return NextStep(_("the summary has been published."))
        is_out = state.counts.is_out
        return NextStep(_("the summary is out for comment.") if is_out else _("nothing waits for you."))
    address, label = _PLACES.get(wait.what, ("", ""))
    return NextStep(_sentence(wait), _(label) if label else "", address)


def _sentence(wait: Wait) -> str:
    if wait.what is Waiting.DECIDE_LINES:
        return plural("{count} line waits for your decision.", "{count} lines wait for your decision.", wait.count)
    if wait.what is Waiting.DECIDE_SUGGESTIONS:
        words = ("{count} suggestion waits for your decision.", "{count} suggestions wait for your decision.")
        return plural(*words, wait.count)
    if wait.what is Waiting.ANSWER_COMMENTS:
        words = ("{count} comment waits for your answer", "{count} comments wait for your answer")
        return f"{plural(*words, wait.count)}."
    return _(_SENTENCES[wait.what])
