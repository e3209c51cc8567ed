"""The text of a mail's body: its charset, its soft line breaks, or the visible text of its HTML."""

import re
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser

from analysis.ingest.decoding import DecodedText, decode
from analysis.model.imports import SourceFile


def body_text(file: SourceFile, message: EmailMessage) -> DecodedText:
    """Return the text of a message's body; raises UnreadableDocument rather than replacing what cannot be read."""
    plain = message.get_body(preferencelist=("plain",))
    decoded = _decoded(file, plain)
    if decoded.text.strip():
        return decoded
    html = message.get_body(preferencelist=("html",))
    decoded = _decoded(file, html)
    return DecodedText(_text_of_html(decoded.text), decoded.encoding, decoded.was_guessed)


def _decoded(file: SourceFile, part: MIMEPart | None) -> DecodedText:
    """The standard library would replace what it cannot decode; here it is guessed, or refused."""
    payload = None if part is None else part.get_payload(decode=True)
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return DecodedText("", "utf-8", False)
    charset = part.get_content_charset() or "us-ascii"
    try:
        decoded = DecodedText(payload.decode(charset), charset, False)
    except (UnicodeDecodeError, LookupError):
        decoded = decode(SourceFile(file.name, payload, file.folder))
    if part.get_param("format") != "flowed":
        return decoded
    is_glued = str(part.get_param("delsp", "")).lower() == "yes"
    return DecodedText(_unflowed(decoded.text, is_glued=is_glued), decoded.encoding, decoded.was_guessed)


def _unflowed(text: str, *, is_glued: bool) -> str:
    """Join lines that end with a space: the sender's program broke them to fit (RFC 3676)."""
    joined: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if goes_on and not line.startswith(">"):
            joined[-1] += line.removeprefix(" ")
        else:
            joined.append(line)
        goes_on = line.endswith(" ") and line != "-- " and bool(line.strip())
        if goes_on and is_glued:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


class _HtmlText(HTMLParser):
    """Gathers the visible text of a page, a line a block; quoted blocks get the mark that plain mails have."""

    _BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"})
    _UNSEEN = frozenset({"style", "script", "head", "title", "template"})
    _CELLS = frozenset({"td", "th"})

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        self._unseen += tag in self._UNSEEN
        self._quoted += tag == "blockquote"
        if tag in self._BLOCKS:
            self._break()
        if tag == "li":
            self.pieces.append("- ")
        if tag in self._CELLS and self.pieces and not self.pieces[-1].endswith(("\n", "> ")):
            self.pieces.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in self._UNSEEN))
        self._quoted = max(0, self._quoted - (tag == "blockquote"))
        if tag in self._BLOCKS:
            self._break()

    def _break(self) -> None:
        self.pieces.append("\n" + "> " * self._quoted)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(re.sub(r"[^\S\u00a0]+", " ", data))


def _text_of_html(html: str) -> str:
    parser = _HtmlText()
    parser.feed(html)
    parser.close()
    # A quoted line without words was a gap between blocks.
    return re.sub(r"^[> ]*$", "", "".join(parser.pieces), flags=re.MULTILINE)
