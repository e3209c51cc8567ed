"""One finding: correct it, see the line it rests on with the lines around it, and what was done to it."""

import streamlit as st

from analysis.model.codes import Flag
from analysis.workflow import findings
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges, FindingDetail, PastChange, RoundFacts
from pages.parts import kept
from pages.parts.choices import ask_municipality, ask_role, ask_theme, ask_type
from pages.parts.finding_parts.notes import ask_notes
from pages.parts.finding_parts.splitting_form import offer_split
from pages.parts.import_parts.documents import DOCUMENT_PARAMETER, LINE_PARAMETER
from pages.parts.import_parts.line_form import decision_text
from pages.parts.links import page_link
from pages.parts.locators import locator_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import action_name, date_text, flag_name
from pages.parts.texts import text as _

FINDING_PARAMETER, SAVED = "huomio", "saved_finding"


def show_detail(desk: Desk, facts: RoundFacts, finding_id: str, *, is_ticked: bool = False) -> None:
    """Show one finding with its form, its source and its history; where it was ticked, it stays there once saved."""
    with expected_errors_shown(), st.container(border=True, key="finding_detail"):
        detail = findings.detail(desk, finding_id)
        left, right = st.columns([1, 1], gap="large")
        with left:
            _correct(desk, facts, detail, is_ticked=is_ticked)
            offer_split(desk, facts, detail.row.finding)
        with right:
            _source(detail)
            _belongs_to(detail)
            page_link(_("Find findings that say the same"), "toistuvat", {"kysy": finding_id})
            ask_notes(desk, finding_id)
        _history(detail.history)


def _correct(desk: Desk, facts: RoundFacts, detail: FindingDetail, *, is_ticked: bool) -> None:
    finding = detail.row.finding
    st.subheader(_("Correct the finding"), anchor=False)
    key = f"correct_{finding.finding_id}_{finding.version}"
    with st.form(key):
        words = st.text_area(_("Finding"), finding.text, height=120, key=f"{key}_text")
        municipality_id = ask_municipality(facts, finding.municipality_id, f"{key}_municipality")
        theme = ask_theme(facts, finding.theme_code, f"{key}_theme")
        kind = ask_type(finding.finding_type, f"{key}_type")
        role = ask_role(finding.role_class, f"{key}_role")
        looked_at = _ask_looked_at(sorted(finding.flags), key)
        saved = st.form_submit_button(_("Save"), type="primary", key=f"{key}_save")
    if saved:
        changes = FindingChanges(
            text=words or "",
            municipality_id=municipality_id,
            theme_code=theme,
            finding_type=kind,
            clear_type=kind is None,
            role_class=role,
            remove_flags=frozenset(looked_at),
        )
        _save(desk, finding.finding_id, finding.version, changes, is_ticked=is_ticked)


def _ask_looked_at(flags: list[Flag], key: str) -> list[Flag]:
    if not flags:
        return []
    return st.multiselect(
        _("Looked at, remove the mark"), flags, format_func=flag_name, placeholder=_("Choose"), key=f"{key}_flags"
    )


def _save(desk: Desk, finding_id: str, version: int, changes: FindingChanges, *, is_ticked: bool) -> None:
    with expected_errors_shown():
        findings.edit(desk, finding_id, version, changes)
        if is_ticked:
            kept.keep(desk, SAVED, finding_id)
        else:
            st.query_params[FINDING_PARAMETER] = finding_id
        done_and_anew(_("The finding was saved."))


def _source(detail: FindingDetail) -> None:
    st.subheader(_("Source"), anchor=False)
    own = {one.line.line_id for one in detail.lines}
    first = detail.lines[0]
    page_link(
        escape_markdown(first.document.file_name),
        "tuonti",
        {DOCUMENT_PARAMETER: first.document.document_id, LINE_PARAMETER: first.line.line_id},
    )
    for line in detail.around:
        place = f":small[{escape_markdown(locator_text(line.locator))} · {decision_text(line.decision)}]"
        words = escape_markdown(line.raw) or "–"
        shown = f":material/arrow_right: **{words}**" if line.line_id in own else words
        st.markdown(f"{shown}  \n{place}")


def _belongs_to(detail: FindingDetail) -> None:
    row = detail.row
    if row.recurring_id is None:
        st.caption(_("Not in any recurring finding yet."))
    else:
        st.markdown(f"{_('Part of the recurring finding')}: **{escape_markdown(row.recurring_title or '')}**")
        page_link(_("Open the recurring finding"), "toistuvat", {"toistuva": row.recurring_id})


def _history(history: tuple[PastChange, ...]) -> None:
    if not history:
        return
    with st.expander(_("What was done to the finding"), key="finding_history"):
        st.table([_change_row(change) for change in history], hide_index=True)


def _change_row(change: PastChange) -> dict[str, str]:
    is_same = change.before == change.after
    return {
        _("When"): date_text(change.made_at),
        _("Who"): escape_markdown(change.person_name),
        _("What"): action_name(change.action),
        _("Before"): "" if is_same else escape_markdown(change.before),
        _("After"): "" if is_same else escape_markdown(change.after),
    }
