"""The letter of an invitation: its words to copy, and sending it where an SMTP server is set."""

from urllib.parse import urlsplit

import streamlit as st

from analysis.model.people import Invitation, Purpose
from analysis.settings import Settings
from analysis.workflow import mailing
from analysis.workflow.desk import Desk
from analysis.workflow.members import Link
from pages.parts import kept
from pages.parts.catalogues import text_in
from pages.parts.messages import done
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

_LINK = "invitation_link"


def remember(desk: Desk, link: Link) -> None:
    """Keep a link just made until it is put away: its secret cannot be read from the store again."""
    kept.keep(desk, _LINK, link)


def show_letter(desk: Desk, round_name: str) -> None:
    """Show the letter of the link just made, to copy or to send."""
    link = kept.kept(desk, _LINK, Link)
    if link is None:
        return
    entry, settings = link.invitation, Settings.from_environment()
    subject, body = _letter(entry, round_name, _address(settings, link.token))
    with st.container(border=True, key="letter"):
        st.markdown(f"**{_('The link is ready for {email}').format(email=escape_markdown(entry.email))}**")
        st.markdown(
            _("Send these words by e-mail. The link works once, until {moment}. It is shown only now.").format(
                moment=date_text(entry.expires_at)
            )
        )
        st.code(f"{subject}\n\n{body}", language=None, wrap_lines=True)
        with st.container(horizontal=True):
            if mailing.can_send(settings) and st.button(
                _("Send by e-mail"), key="letter_send", type="primary", icon=":material/send:"
            ):
                _send(settings, entry, subject, body)
            if st.button(_("Put away"), key="letter_away"):
                kept.keep(desk, _LINK, None)
                st.rerun()


def _send(settings: Settings, entry: Invitation, subject: str, body: str) -> None:
    if mailing.send(settings, entry.email, subject, body):
        done(_("Sent."))
    else:
        st.error(_("The mail server did not take the letter. Copy the words and send them yourself."))


def _letter(entry: Invitation, round_name: str, address: str) -> tuple[str, str]:
    """Return subject and body in the language of whoever is invited."""

    def words(msgid: str) -> str:
        return text_in(entry.language, msgid)

    if entry.purpose is Purpose.RESET:
        subject = words("A new password for Vertaiskooste")
        first = words("With this link you set a new password for Vertaiskooste:")
    else:
        subject = words("Invitation to Vertaiskooste: {round}").format(round=round_name)
        first = words("You are invited to the peer-learning round {round} in Vertaiskooste. Begin with this link:")
    last = words("The link works once, until {moment}. If you did not expect this, you need do nothing.")
    parts = (words("Hello!"), first.format(round=round_name), address, last.format(moment=date_text(entry.expires_at)))
    return subject, "\n\n".join(parts)


def _address(settings: Settings, token: str) -> str:
    here = urlsplit(st.context.url or "")
    return f"{settings.address or f'{here.scheme}://{here.netloc}'}/kutsu/{token}"
