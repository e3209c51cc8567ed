"""The line that is being decided: its words, its place, what it asks, and the decisions that need more than a key."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.model.codes import Flag
from analysis.model.imports import DraftFinding, ImportPreview
from analysis.workflow import preview as decisions
from analysis.workflow import splitting
from analysis.workflow.desk import Desk
from analysis.workflow.preview import LinePlace
from analysis.workflow.views import RoundFacts
from pages.parts.choices import ask_municipality, theme_name
from pages.parts.import_parts import drafts, shortcuts
from pages.parts.import_parts.piles import PlacedLine, doubts_of, first_finding
from pages.parts.locators import locator_text
from pages.parts.plain import escape_markdown
from pages.parts.texts import flag_name, set_aside_name, type_name, waiting_name
from pages.parts.texts import text as _


def show_line(facts: RoundFacts, one: PlacedLine) -> None:
    """Show a line with what it would become."""
    for finding in one.line.findings or (None,):
        st.markdown(f"**{escape_markdown(finding.text if finding else one.line.raw) or '–'}**")
        if finding is not None:
            st.markdown(_guess_text(facts, finding))
    place = f"{escape_markdown(one.label)}, {escape_markdown(locator_text(one.line.locator))}"
    question = question_of(one)
    st.caption(f"{place} · {question}" if question else place)


def words_of(one: PlacedLine) -> str:
    """Return what a line would say as a finding; its raw words where it would be none."""
    return " / ".join(finding.text for finding in one.line.findings) or one.line.raw


def question_of(one: PlacedLine) -> str:
    """Return what a line asks, or why it was set aside; empty where neither."""
    decision = one.line.decision
    if decision.set_aside is not None:
        return set_aside_name(decision.set_aside)
    questions = [waiting_name(decision.waiting)] if decision.waiting else []
    return " · ".join([*questions, *(flag_name(flag) for flag in doubts_of(one.line))])


def offer_more(desk: Desk, facts: RoundFacts, chosen: Sequence[PlacedLine], current: PlacedLine) -> None:
    """Offer the municipality where it is not known, and the parts of a line that says several things."""
    doubts = doubts_of(current.line)
    if Flag.MUNICIPALITY_UNKNOWN in doubts:
        _offer_municipality(desk, facts, tuple(one.place for one in chosen), current)
    if len(chosen) == 1 and len(current.line.findings) < 2:
        _offer_split(desk, facts, current, is_open=Flag.SEVERAL_FINDINGS in doubts)


def _offer_municipality(desk: Desk, facts: RoundFacts, places: tuple[LinePlace, ...], current: PlacedLine) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = ask_municipality(facts, None, f"line_municipality_{current.key}")
        st.button(
            _("This municipality"),
            key="decide_municipality",
            disabled=chosen is None,
            on_click=partial(drafts.decide, desk, partial(_of_municipality, places=places, municipality_id=chosen)),
        )


def _offer_split(desk: Desk, facts: RoundFacts, current: PlacedLine, *, is_open: bool) -> None:
    finding = first_finding(current.line)
    text = finding.text if finding else current.line.raw.strip()
    pieces = splitting.pieces_of(text)
    if len(pieces) < 2 and not is_open:
        return
    with st.expander(
        _("Split into findings"), expanded=is_open, icon=":material/call_split:", key=f"split_{current.key}"
    ):
        words = st.text_area(
            _("One finding on a line"),
            "\n".join(pieces),
            key=f"parts_{current.key}",
            help=_("Correct the parts as you like. A theme or a type before a colon holds for its part."),
        )
        written = splitting.parts_as_written(words or "", facts.round.themes)
        st.button(
            _("Split so"),
            key="decide_split",
            disabled=len(written) < 2,
            shortcut=shortcuts.key_of(shortcuts.SPLIT),
            on_click=partial(drafts.decide, desk, partial(_split, place=current.place, before=text, parts=written)),
        )
        st.caption(_("To leave it whole, take it as it is."))


def _guess_text(facts: RoundFacts, finding: DraftFinding) -> str:
    owner = facts.municipality(finding.municipality_id)
    theme = theme_name(facts, finding.theme.code or "other")
    shown = [
        f"{_('Municipality')}: {escape_markdown(owner.name_fi) if owner else _('Not known')}",
        f"{_('Theme')}: {escape_markdown(theme)}",
        f"{_('Type')}: {type_name(finding.finding_type)}",
    ]
    if finding.context:
        shown.append(f"{_('Below')}: {escape_markdown(finding.context)}")
    return " · ".join(shown)


def _of_municipality(
    preview: ImportPreview, places: tuple[LinePlace, ...], municipality_id: str | None
) -> ImportPreview:
    return decisions.with_line_municipality(preview, places, municipality_id)


def _split(
    preview: ImportPreview, place: LinePlace, before: str, parts: tuple[decisions.SplitPart, ...]
) -> ImportPreview:
    return decisions.with_split(preview, place, before, parts)
