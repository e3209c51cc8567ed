"""What the page is and by when, in three sentences, with the analysts' cover text and the way to each part."""

import streamlit as st

from analysis.workflow.commenting import OwnComments
from analysis.workflow.sections import OwnSection
from pages.parts.layout import user_text
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.sending import has_no_remarks
from pages.parts.texts import date_text, language, plural
from pages.parts.texts import text as _

STATEMENTS, NAMES, REPORT, SENDING = "yhteiset-kohdat", "nimen-kaytto", "oma-raportti", "lahetys"


def show_opening(section: OwnSection, own: OwnComments | None) -> None:
    """Say what this is, by when it is read, and what becomes of a comment."""
    _cover(own)
    st.markdown(
        _("This is your municipality's own part of the results of {round}. Other municipalities do not see it.").format(
            round=f"**{escape_markdown(section.round_name)}**"
        )
        + f" {_when(section, own)} "
        + _what_becomes_of_it(own)
    )
    if own and has_no_remarks(own):
        st.success(_("Your municipality has told that it has no remarks."))
    _say_what_was_sent(own)
    _parts(section)
    st.caption(
        _("Version {number}, {day}").format(number=section.release.number, day=date_text(section.release.released_at))
    )


def _what_becomes_of_it(own: OwnComments | None) -> str:
    if own and not own.is_open:
        return _("Not having replied is not approval.")
    return _("A comment goes to the analysts only when you send it, and not replying is not approval.")


def _say_what_was_sent(own: OwnComments | None) -> None:
    """Say at once to somebody who comes back what was sent and whether it has been answered."""
    sent = own.sent_remarks() if own else ()
    if not sent:
        return
    words = plural("You have sent {count} comment.", "You have sent {count} comments.", len(sent))
    answered = sum(1 for one in sent if one.answer)
    if answered == len(sent):
        rest = _("Everything has been answered: the answers stand further down.")
    else:
        rest = _("Answered so far: {count}. The answers come to this page.").format(count=answered)
    st.markdown(f"**{words}** {rest}")


def _cover(own: OwnComments | None) -> None:
    if own is None:
        return
    words = own.round.cover(language()) or own.round.cover("fi")
    if words:
        with st.container(border=True, key="cover"):
            user_text(words)


def _when(section: OwnSection, own: OwnComments | None) -> str:
    until = date_text(own.round.deadline if own else section.release.deadline)
    if own and not own.is_open:
        return _("The time for comments is over.")
    if until:
        return _("Read it and comment on it by **{day}**.").format(day=until)
    return _("Read it and comment on it; no deadline has been set.")


def _parts(section: OwnSection) -> None:
    content = section.content
    notes = sum(len(theme.entries()) for theme in content.report)
    st.markdown(
        "\n".join(
            (
                f"1. [{_('What of your notes is used in the common part')}](#{STATEMENTS}): "
                + plural("{count} place", "{count} places", len(content.statements)),
                f"2. [{_('Where your name is proposed')}](#{NAMES}): "
                + plural("{count} place", "{count} places", len(content.name_proposals)),
                f"3. [{_('Your own report')}](#{REPORT}): {plural('{count} note', '{count} notes', notes)}",
                f"4. [{_('Approve and send')}](#{SENDING})",
            )
        )
    )
