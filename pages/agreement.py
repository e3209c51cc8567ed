"""Second coding: a sample of findings that others coded, coded again blind; how far it agrees, and where not."""

import streamlit as st

from analysis.model.second_coding import CheckState
from analysis.workflow import agreement
from pages.parts import session
from pages.parts.agreement_parts import coding, drawing, outcome
from pages.parts.layout import page_header, undo_bar
from pages.parts.links import page_link
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _

CHECK_PARAMETER = "tarkistus"


def render() -> None:
    """Show one's own open sample to code; else how to draw one, and what ended checks said."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _(
        "Another analyst codes a sample of findings without seeing the first codes. "
        "Then you see where both read alike, and where the codes need talking over."
    )
    page_header(_("Second coding"), lead, facts)
    page_link(_("Back to the findings"), "huomiot", icon=":material/arrow_back:")
    checks = agreement.checks(desk)
    own = next((one for one in checks if one.is_own and not one.check.is_ended), None)
    if own is not None:
        coding.code_sample(desk, facts, own.check)
        return
    undo_bar(desk)
    if any(not one.check.is_ended for one in checks):
        st.info(_("Another analyst is coding a sample. What it says is shown here when it has ended."))
    chosen = _choose([one for one in checks if one.check.is_ended])
    if chosen is not None:
        outcome.show_outcome(desk, facts, chosen.check.check_id)
    drawing.draw(desk)


def _choose(ended: list[CheckState]) -> CheckState | None:
    """Return the ended check that the address names, the newest without one."""
    if not ended:
        return None
    by_id = {one.check.check_id: one for one in ended}
    if st.session_state.get(CHECK_PARAMETER, ended[0].check.check_id) not in by_id:
        del st.session_state[CHECK_PARAMETER]
    if len(ended) == 1:
        return ended[0]
    chosen = st.selectbox(
        _("Ended second codings"),
        list(by_id),
        format_func=lambda key: _name(by_id[key]),
        key=CHECK_PARAMETER,
        bind="query-params",
    )
    return by_id[str(chosen)]


def _name(state: CheckState) -> str:
    return f"{date_text(state.check.made_at)}, {plural('{count} finding', '{count} findings', state.coded)}"
