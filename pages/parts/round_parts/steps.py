"""How far the round is, and what comes next."""

from dataclasses import dataclass

import streamlit as st

from analysis.model.codes import RoundStage
from analysis.workflow.views import RoundFacts, RoundProgress
from pages.parts.links import page_button
from pages.parts.texts import plural, stage_name
from pages.parts.texts import text as _


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence of what comes next, and the page where it is done; no page for what is done here."""

    sentence: str
    link_label: str = ""
    url_path: str = ""


def show_progress(facts: RoundFacts, progress: RoundProgress) -> None:
    """Show the stages with the present one, what there is so far, and the next step."""
    # In words, not as an icon: a screen reader would say the English name of the icon.
    now = _("{stage} (now)")
    stages = [
        f"**{now.format(stage=stage_name(stage))}**" if stage is facts.round.stage else stage_name(stage)
        for stage in RoundStage
    ]
    with st.container(border=True, key="round_progress"):
        st.markdown(" → ".join(stages))
        st.caption(" · ".join(_counts(progress)))
        step = next_step(facts, progress)
        st.markdown(f"{_('Next:')} {step.sentence}")
        if step.url_path:
            page_button(step.link_label, step.url_path)


def next_step(facts: RoundFacts, progress: RoundProgress) -> NextStep:
    """Return what comes next: the first thing of the flow that waits."""
    if not facts.municipalities:
        return NextStep(_("add the municipalities of the round below."))
    if not progress.documents and not progress.findings:
        return NextStep(_("bring in the notes."), _("Import of notes"), "tuonti")
    if progress.lines_waiting:
        waiting = plural(
            "{count} line waits for your decision.", "{count} lines wait for your decision.", progress.lines_waiting
        )
        return NextStep(waiting, _("Import of notes"), "tuonti")
    return _step_after_import(progress)


def _step_after_import(progress: RoundProgress) -> NextStep:
    if progress.suggestions:
        waiting = plural(
            "{count} suggestion waits for your decision.",
            "{count} suggestions wait for your decision.",
            progress.suggestions,
        )
        return NextStep(waiting, _("Recurring findings"), "toistuvat")
    if not progress.recurring:
        return NextStep(_("look for what recurs across municipalities."), _("Recurring findings"), "toistuvat")
    if not progress.statements:
        return NextStep(_("draft the results summary."), _("Results summary"), "kooste")
    if not progress.releases:
        return NextStep(_("edit the summary and release it for comments."), _("Results summary"), "kooste")
    return NextStep(_("the summary is out for comment."), _("Results summary"), "kooste")


def _counts(progress: RoundProgress) -> list[str]:
    return [
        plural("{count} document", "{count} documents", progress.documents),
        plural("{count} finding", "{count} findings", progress.findings),
        plural("{count} recurring finding", "{count} recurring findings", progress.recurring),
        plural("{count} statement", "{count} statements", progress.statements),
    ]
