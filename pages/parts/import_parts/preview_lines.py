"""The lines of a preview: what is ready, what needs a decision, and what was set aside and may be taken in."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.model.codes import FindingType, SetAsideReason
from analysis.model.documents import IMPORTED, set_aside
from analysis.model.imports import DraftFinding, ImportPreview
from analysis.workflow import preview as decide
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import kept
from pages.parts.choices import ask_theme, ask_type, theme_name
from pages.parts.import_parts.piles import Piles, PlacedLine, doubts_of, first_finding
from pages.parts.import_parts.reading import PREVIEW
from pages.parts.locators import locator_text
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown
from pages.parts.texts import flag_name, set_aside_name, type_name, waiting_name
from pages.parts.texts import text as _

CARDS_A_PAGE, ROWS_A_PAGE = 10, 50
Step = Callable[[ImportPreview], ImportPreview]


def show_piles(desk: Desk, facts: RoundFacts, piles: Piles) -> None:
    """Show the three piles, one at a time."""
    names = {
        "to_decide": f"{_('Needs a decision')} ({len(piles.to_decide)})",
        "ready": f"{_('Ready')} ({len(piles.ready)})",
        "set_aside": f"{_('Was set aside')} ({len(piles.set_aside)})",
    }
    chosen = st.segmented_control(
        _("Lines of the files"),
        list(names),
        format_func=lambda name: names[name],
        default="to_decide" if piles.to_decide else "ready",
        required=True,
        key="pile",
    )
    if chosen == "to_decide":
        _show_to_decide(desk, facts, piles.to_decide)
    elif chosen == "ready":
        _show_ready(facts, piles.ready)
    else:
        _show_set_aside(desk, piles.set_aside)


def _show_ready(facts: RoundFacts, lines: Sequence[PlacedLine]) -> None:
    if not lines:
        st.markdown(_("Nothing is ready yet."))
        return
    found = [(one, finding) for one in shown_page(lines, ROWS_A_PAGE, "ready") for finding in one.line.findings]
    st.dataframe([_ready_row(facts, one, finding) for one, finding in found], hide_index=True, key="ready_rows")


def _ready_row(facts: RoundFacts, one: PlacedLine, finding: DraftFinding) -> dict[str, str]:
    owner = facts.municipality(finding.municipality_id)
    return {
        _("Finding"): finding.text,
        _("Municipality"): owner.name_fi if owner else "",
        _("Theme"): theme_name(facts, finding.theme.code or "other"),
        _("Type"): type_name(finding.finding_type),
        _("File"): one.label,
        _("Place"): locator_text(one.line.locator),
    }


def _show_to_decide(desk: Desk, facts: RoundFacts, lines: Sequence[PlacedLine]) -> None:
    if not lines:
        st.markdown(_("Nothing waits for a decision."))
        return
    st.markdown(
        _(
            "You may decide now, or bring everything in and decide later: doubtful findings keep their mark, "
            "and waiting lines stay on a work list."
        )
    )
    shown = shown_page(lines, CARDS_A_PAGE, "to_decide")
    for one in shown:
        _decision_form(desk, facts, one)
    if st.button(_("Take every guess on this page as it is"), key="confirm_page", icon=":material/done_all:"):
        _change(desk, lambda preview: _all_confirmed(preview, shown))


def _decision_form(desk: Desk, facts: RoundFacts, one: PlacedLine) -> None:
    finding = first_finding(one.line)
    key = f"decide_{one.key}_{one.line.decision.status}"
    with st.form(key):
        st.markdown(escape_markdown(finding.text if finding else one.line.raw))
        st.caption(
            f"{escape_markdown(one.label)}, {escape_markdown(locator_text(one.line.locator))} · {_question(one)}"
        )
        left, right = st.columns(2)
        with left:
            theme = ask_theme(facts, (finding.theme.code if finding else None) or "other", f"{key}_theme")
        with right:
            kind = ask_type(finding.finding_type if finding else None, f"{key}_type")
        with st.container(horizontal=True):
            take = st.form_submit_button(_("Take as a finding"), key=f"{key}_take", type="primary")
            leave = st.form_submit_button(_("Set aside"), key=f"{key}_leave")
    if take:
        _change(desk, lambda preview: _taken(preview, one, theme, kind))
    elif leave:
        _change(desk, lambda preview: _left_out(preview, one))


def _question(one: PlacedLine) -> str:
    waiting = one.line.decision.waiting
    questions = [waiting_name(waiting)] if waiting else []
    return " · ".join([*questions, *(flag_name(flag) for flag in doubts_of(one.line))])


def _taken(preview: ImportPreview, one: PlacedLine, theme: str, kind: FindingType | None) -> ImportPreview:
    label, locator = one.label, one.line.locator
    taken = decide.with_decision(preview, label, locator, IMPORTED)
    return decide.with_type(decide.with_theme(taken, label, locator, theme), label, locator, kind)


def _left_out(preview: ImportPreview, one: PlacedLine) -> ImportPreview:
    return decide.with_decision(preview, one.label, one.line.locator, set_aside(SetAsideReason.BY_PERSON))


def _all_confirmed(preview: ImportPreview, lines: Sequence[PlacedLine]) -> ImportPreview:
    for one in lines:
        finding = first_finding(one.line)
        if finding is not None:
            preview = _taken(preview, one, finding.theme.code or "other", finding.finding_type)
    return preview


def _show_set_aside(desk: Desk, lines: Sequence[PlacedLine]) -> None:
    if not lines:
        st.markdown(_("Nothing was set aside."))
        return
    st.markdown(_("These lines do not become findings. Take in what was set aside by mistake."))
    for one in shown_page(lines, CARDS_A_PAGE, "aside"):
        _aside_card(desk, one)


def _aside_card(desk: Desk, one: PlacedLine) -> None:
    reason = one.line.decision.set_aside
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"{escape_markdown(one.line.raw) or '–'}  \n:small[{set_aside_name(reason) if reason else ''} · "
            f"{escape_markdown(one.label)}, {escape_markdown(locator_text(one.line.locator))}]"
        )
        label = _("Take in: {words}").format(words=escape_markdown(one.line.raw[:30]))
        if st.button(label, key=f"take_in_{one.key}", disabled=not one.line.raw.strip()):
            _change(desk, lambda preview: decide.with_decision(preview, one.label, one.line.locator, IMPORTED))


def _change(desk: Desk, step: Step) -> None:
    kept.change(desk, PREVIEW, ImportPreview, step)
    st.rerun()
