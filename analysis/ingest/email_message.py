"""E-mails: the body as notes; headers, quoted replies and signatures set apart, attachments named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses

from analysis.errors import UnreadableDocument
from analysis.ingest.email_body import body_text
from analysis.ingest.mail_marks import (
    closes,
    head_length,
    introduces_quote,
    is_forwarded,
    is_postscript,
    is_quoted,
    opens_forward,
    opens_older_mail,
    tells_who,
)
from analysis.ingest.plain_text import text_units
from analysis.ingest.tags import TagReader
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning, SourceFile
from analysis.settings import ReadingLimits

_HEADER = re.compile(
    rb"^(?:from|to|subject|date|sent|message-id|received|return-path|mime-version|cc|content-type)\s*:", re.IGNORECASE
)
_ANY_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:|^From \S+@")
_PEOPLE_HEADERS = ("From", "To", "Cc", "Bcc", "Reply-To", "Sender")
_PLAIN_HEADERS = ("Subject", "Date")
_SIGNED = re.compile(
    r"^(?:terkuin|terveisin|t\.|mvh|hälsningar)[\s,]*\n?\s*([^\W\d_]{2,20})\s*$", re.IGNORECASE | re.MULTILINE
)


def is_email(data: bytes) -> bool:
    """Return whether the bytes begin with a block of mail headers, a sender among them."""
    head = re.split(rb"\r?\n\r?\n", data.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    lines = [line for line in head.splitlines() if not line.startswith((b" ", b"\t"))]
    known = [line for line in lines if _HEADER.match(line)]
    senders = [line for line in known if line[:5].lower() in (b"from:", b"retur", b"recei")]
    return len(known) >= 3 and bool(senders) and all(_ANY_HEADER.match(line) for line in lines)


def read_email(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a message; raises UnreadableDocument when its body cannot be decoded."""
    try:
        message = message_from_bytes(file.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=default)
        _check_depth(file, message)
        body = body_text(file, message)
        headers = tuple(_header_units(message))
        attachments = tuple(_attachment_units(message))
        people = _people(message, body.text)
    except RecursionError as error:
        raise UnreadableDocument(file.label, "too_deep") from error
    except (MessageError, LookupError, ArithmeticError, ValueError, TypeError, AttributeError) as error:
        # The standard parser trips on malformed headers in more ways than it documents.
        raise UnreadableDocument(file.label, "damaged") from error
    sent_on = is_forwarded(_header(message, "Subject"))
    units = (*headers, *_body_units(body.text, tags, sent_on=sent_on), *attachments)
    warnings = {ReadWarning.ATTACHMENTS: bool(attachments), ReadWarning.ENCODING_GUESSED: body.was_guessed}
    return FileUnits(Layout.EMAIL, units, people, tuple(warning for warning, holds in warnings.items() if holds))


def _check_depth(file: SourceFile, message: Message) -> None:
    """Refuse a message whose parts lie deeper in one another than the settings allow."""
    parts: list[Message] = [message]
    depth = 0
    while parts:
        held = [part for one in parts if one.is_multipart() for part in one.get_payload()]
        parts = [part for part in held if isinstance(part, Message)]
        depth += 1
        if depth > ReadingLimits.from_environment().depth:
            raise UnreadableDocument(file.label, "too_deep")


def _header(message: EmailMessage, name: str) -> str:
    return str(message[name] or "")


def _header_units(message: EmailMessage) -> Iterator[SourceUnit]:
    for name in _PEOPLE_HEADERS:
        if _header(message, name).strip():
            yield SourceUnit(f"header {name}", PERSONAL_DATA, UnitKind.PERSONAL)
    for name in _PLAIN_HEADERS:
        text = _header(message, name)
        if text.strip():
            yield SourceUnit(f"header {name}", text, UnitKind.METADATA, keywords="subject" * (name == "Subject"))


def _attachment_units(message: EmailMessage) -> Iterator[SourceUnit]:
    """Name what hangs on the message; it is not read from here, for each file is brought in by a person."""
    for number, part in enumerate(_attachments(message), 1):
        name = part.get_filename() or _header(part, "Subject") or part.get_content_type()
        yield SourceUnit(f"attachment {number}", name, UnitKind.METADATA)


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    if not message.is_multipart():
        return
    for part in message.iter_attachments():
        # Pictures of a signature hang on every second mail; they are no notes.
        is_picture = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        if isinstance(part, EmailMessage) and not is_picture:
            yield part


def _body_units(body: str, tags: TagReader, *, sent_on: bool) -> Iterator[SourceUnit]:
    units = list(text_units(body, tags))
    kinds = _kinds([unit.raw for unit in units])
    written = sum(kind is UnitKind.TEXT and unit.is_bullet for kind, unit in zip(kinds, units, strict=True))
    # "FYI" above and the notes below: what was sent on is what the file is for. Below notes of one's own it is asked.
    below = _kinds([unit.raw for unit in units], sent_on=True) if sent_on else kinds
    for unit, kind, kind_below in zip(units, kinds, below, strict=True):
        if kind_below is UnitKind.PERSONAL:
            yield SourceUnit(unit.locator, PERSONAL_DATA, kind_below)
        elif kind_below is UnitKind.TEXT:
            yield replace(unit, is_choice=True) if written and kind is not kind_below else unit
        else:
            yield replace(unit, kind=kind_below, level=0)


def _kinds(lines: Sequence[str], *, sent_on: bool = False) -> list[UnitKind]:
    """Return what each line is; heads of older mails tell who and are dropped at the door."""
    kinds: list[UnitKind] = []
    part = UnitKind.TEXT
    for number, line in enumerate(lines):
        if number < len(kinds):
            continue
        head = head_length(lines, number)
        if head:
            part = UnitKind.TEXT if sent_on else UnitKind.QUOTED
            told = lines[number : number + head]
            kinds += [UnitKind.PERSONAL if tells_who(text) else UnitKind.METADATA for text in told]
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        mark = opens_forward(line) or opens_older_mail(line)
        part = _next_part(part, line, sent_on=sent_on)
        # Answers between quoted lines are text again; below a mark of an older mail nothing is.
        quoted = is_quoted(line) or introduces_quote(line, following) or (mark and sent_on)
        kinds.append(UnitKind.QUOTED if quoted else part)
    return kinds


def _next_part(part: UnitKind, line: str, *, sent_on: bool) -> UnitKind:
    if opens_older_mail(line) or opens_forward(line):
        return UnitKind.TEXT if sent_on else UnitKind.QUOTED
    if part is UnitKind.QUOTED:
        return part
    if closes(line):
        return UnitKind.SIGNATURE
    return UnitKind.TEXT if is_postscript(line) else part


def _people(message: EmailMessage, body: str) -> tuple[str, ...]:
    headers = [_header(message, name) for name in _PEOPLE_HEADERS if message[name]]
    names = [name for name, _ in getaddresses(headers) if name.strip()]
    closing = _SIGNED.search(body)
    return tuple(dict.fromkeys([*names, *([closing[1]] if closing else [])]))
