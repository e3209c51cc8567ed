"""Sending e-mail through the customer's SMTP server, where one is set. Nothing is sent otherwise, and that is said."""

import logging
import smtplib
import ssl
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from analysis.settings import Settings

log = logging.getLogger(__name__)
TIMEOUT = 15.0  # seconds
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def can_send(settings: Settings) -> bool:
    """Return whether a server and a sender are set."""
    return bool(settings.mail_from) and urlsplit(settings.smtp_url).scheme in _PORTS


def send(settings: Settings, to: str, subject: str, body: str) -> bool:
    """Send one plain letter. Returns whether the server took it; why not is logged without address or words."""
    if not can_send(settings):
        return False
    try:
        message = _letter(settings, to, subject, body)
        with _connected(settings) as server:
            server.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError, HeaderParseError) as error:
        log.warning("an e-mail was not taken: %s", type(error).__name__)
        return False
    return True


def _letter(settings: Settings, to: str, subject: str, body: str) -> EmailMessage:
    if to.count("@") != 1:
        raise ValueError("not one address")
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = Address(addr_spec=to)  # refuses anything that is not exactly one address
    message["Subject"] = " ".join(subject.split())
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain="vertaiskooste.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def _connected(settings: Settings) -> smtplib.SMTP:
    parts = urlsplit(settings.smtp_url)
    host, port = parts.hostname or "localhost", parts.port or _PORTS[parts.scheme]
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if parts.scheme == "smtp+starttls":
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server
