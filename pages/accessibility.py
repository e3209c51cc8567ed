"""The accessibility statement, by the Finnish model: state, what fails, how it was looked at, feedback, supervision."""

import streamlit as st

from pages.parts.accessibility_texts import GAPS, ISSUES, SUPERVISOR, WRITTEN_ON, Gap
from pages.parts.layout import page_header
from pages.parts.texts import date_text
from pages.parts.texts import text as _


def render() -> None:
    """Show the statement; it is the same for everybody, and open to strangers."""
    page_header(_("Accessibility statement"), _("This statement is about the web service Vertaiskooste."))
    st.caption(_("Written on {day}.").format(day=date_text(WRITTEN_ON)))
    st.header(_("How accessible the service is"), anchor=False)
    st.markdown(
        _(
            "The service meets the requirements of the Finnish act on digital services (WCAG 2.1, level AA) "
            "**in part**; we aim at WCAG 2.2, level AA. What does not meet them is listed below."
        )
    )
    st.header(_("What is not accessible"), anchor=False)
    for gap in GAPS:
        _gap(gap)
    st.header(_("How it was examined"), anchor=False)
    st.markdown(
        _(
            "The makers examined it themselves: every page is tested automatically (axe-core, a real browser) "
            "in every role and in three languages, in Finnish on a light and a dark ground, and so are the focus, "
            "the keyboard, a width of 320 pixels, contrasts, and colours for the colour-blind. No outsider and nobody "
            "who uses a screen reader every day has examined it yet."
        )
    )
    st.header(_("Did you notice something?"), anchor=False)
    st.markdown(
        _(
            "Tell the analyst of your round, or the organisation that invited you. You get an answer within two weeks, "
            "and the same content in a form that you can use."
        )
    )
    _supervision()


def _gap(gap: Gap) -> None:
    source = ""
    if gap.issue:
        words = _("known to the makers of the platform, issue {number}").format(number=gap.issue)
        source = f" · [{words}]({ISSUES}{gap.issue})"
    st.markdown(f"- **{_(gap.what)}** {_(gap.way_round)}  \n  WCAG {gap.criterion}{source}")


def _supervision() -> None:
    st.header(_("Supervision"), anchor=False)
    st.markdown(
        _(
            "If the answer does not satisfy you, or none comes in two weeks, you can tell the Finnish Transport and "
            "Communications Agency Traficom, which supervises accessibility:"
        )
        + f" [saavutettavuusvaatimukset.fi]({SUPERVISOR})"
    )
