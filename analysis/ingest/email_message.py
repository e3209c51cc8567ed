"""E-mails: the body as notes; headers, quoted replies and signatures set apart."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from html.parser import HTMLParser

from analysis.errors import UnreadableDocument
from analysis.ingest.plain_text import text_units
from analysis.ingest.tags import TagReader
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import SourceFile

_HEADER = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|return-path|mime-version|cc|content-type)\s*:", re.IGNORECASE
)
_PEOPLE_HEADERS = ("From", "To", "Cc", "Reply-To")
_PLAIN_HEADERS = ("Subject", "Date")
_CLOSING = re.compile(
    r"^(?:terkuin|terveisin|terv|t|yst(?:ävällisin)? ?terv\w*|parhain terveisin|yt|med vänlig hälsning|mvh|hälsningar|"
    r"best regards|kind regards|regards|br)\b[\s.,:!]*\w{0,20}[.!]?$",
    re.IGNORECASE,
)
_QUOTED_LINE = re.compile(r"^\s*>|(?:kirjoitti|skrev|wrote):\s*$", re.IGNORECASE)
_QUOTED_REST = re.compile(
    r"^\s*(?:-{3,}\s*(?:original message|alkuperäinen viesti|ursprungligt meddelande)|(?:from|lähettäjä|från):\s.*@)",
    re.IGNORECASE,
)


def is_email(data: bytes) -> bool:
    """Return whether the bytes begin with a block of mail headers, a sender among them."""
    head = re.split(rb"\r?\n\r?\n", data.lstrip(b"\xef\xbb\xbf"), maxsplit=1)[0]
    lines = [line for line in head.splitlines() if not line.startswith((b" ", b"\t"))]
    known = [line for line in lines if _HEADER.match(line)]
    senders = [line for line in known if line[:5].lower() in (b"from:", b"retur", b"recei")]
    return len(known) >= 3 and bool(senders) and _HEADER.match(lines[0]) is not None


def read_email(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a message; raises UnreadableDocument when its body cannot be decoded."""
    try:
        message = message_from_bytes(file.data, policy=default)
        body = _body(message)
    except (MessageError, LookupError, UnicodeError, ValueError, TypeError, AttributeError, IndexError) as error:
        # The standard parser trips on malformed headers in more ways than it documents.
        raise UnreadableDocument(file.label, "damaged") from error
    units = (*_header_units(message), *_body_units(body, tags))
    return FileUnits(Layout.EMAIL, units, people=_people(message, body))


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = str(part.get_content())
    return _text_of_html(content) if part.get_content_subtype() == "html" else content


class _HtmlText(HTMLParser):
    """Gathers the visible text of a page, a line a block."""

    _BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "blockquote"})
    _UNSEEN = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        self._unseen += tag in self._UNSEEN
        if tag in self._BLOCKS:
            self.pieces.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in self._UNSEEN))
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _text_of_html(html: str) -> str:
    parser = _HtmlText()
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces)


def _header_units(message: EmailMessage) -> Iterator[SourceUnit]:
    for name in _PEOPLE_HEADERS:
        if message[name]:
            yield SourceUnit(f"header {name}", PERSONAL_DATA, UnitKind.PERSONAL)
    for name in _PLAIN_HEADERS:
        if message[name]:
            yield SourceUnit(
                f"header {name}", str(message[name]), UnitKind.METADATA, keywords="subject" * (name == "Subject")
            )


def _body_units(body: str, tags: TagReader) -> Iterator[SourceUnit]:
    part = UnitKind.TEXT
    for unit in text_units(body, tags):
        part = _next_part(part, unit.raw)
        # Answers between quoted lines are text again; after a forwarded head everything is the older mail.
        kind = UnitKind.QUOTED if _QUOTED_LINE.search(unit.raw) else part
        yield unit if kind is UnitKind.TEXT else replace(unit, kind=kind, level=0)


def _next_part(part: UnitKind, line: str) -> UnitKind:
    if part is UnitKind.QUOTED or _QUOTED_REST.search(line):
        return UnitKind.QUOTED
    if line.strip() == "--" or _CLOSING.match(line.strip()):
        return UnitKind.SIGNATURE
    return part


def _people(message: EmailMessage, body: str) -> tuple[str, ...]:
    headers = [str(message[name]) for name in _PEOPLE_HEADERS if message[name]]
    names = [name for name, _ in getaddresses(headers) if name.strip()]
    closing = re.search(
        r"^(?:terkuin|terveisin|t\.|mvh|hälsningar)[\s,]*\n?\s*([^\W\d_]{2,20})\s*$", body, re.IGNORECASE | re.MULTILINE
    )
    return tuple(dict.fromkeys([*names, *([closing[1]] if closing else [])]))
