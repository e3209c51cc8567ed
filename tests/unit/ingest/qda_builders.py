"""Small REFI-QDA projects that tests write with only what they are about."""

import io
import zipfile
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"


def guid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def codes(*names: str | tuple[str, ...]) -> str:
    """Codes by name; a tuple is a code with codes below it."""
    return "".join(_code(name) for name in names)


def _code(name: str | tuple[str, ...]) -> str:
    own, *below = (name,) if isinstance(name, str) else name
    inner = "".join(_code(one) for one in below)
    return f'<Code guid="{guid(own)}" name={quoteattr(own)} isCodable="true">{inner}</Code>'


def selection(text: str, said: str, *names: str, comment: str = "", inside: str = "", name: str = "") -> str:
    start = text.index(said)
    coding = "".join(
        f'<Coding guid="{guid(f"coding {said} {one}")}"><CodeRef targetGUID="{guid(one)}"/></Coding>' for one in names
    )
    described = f"<Description>{escape(comment)}</Description>" if comment else ""
    return (
        f'<PlainTextSelection guid="{guid(said)}" name={quoteattr(name or said[:20])} startPosition="{start}"'
        f' endPosition="{start + len(said)}">{described}{coding}{inside}</PlainTextSelection>'
    )


def source(name: str, text: str, *inner: str) -> str:
    content = f"<PlainTextContent>{escape(text)}</PlainTextContent>"
    return f'<TextSource guid="{guid(name)}" name={quoteattr(name)}>{content}{"".join(inner)}</TextSource>'


def project(*sources: str, book: str = "", cases: str = "", notes: str = "", more: str = "", origin: str = "") -> str:
    parts = (
        f"<CodeBook><Codes>{book}</Codes></CodeBook>" if book else "",
        f"<Cases>{cases}</Cases>" if cases else "",
        f"<Sources>{''.join(sources)}</Sources>" if sources else "",
        f"<Notes>{notes}</Notes>" if notes else "",
        more,
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<Project name="Kierros" origin="{origin}" xmlns="{PROJECT}">'
    return f"{head}{''.join(parts)}</Project>"


def qdpx(xml: str | bytes, **members: bytes) -> bytes:
    """A project archive; members are files of its sources folder, `__` standing for the dot."""
    return archive(("project.qde", xml), *((f"sources/{name.replace('__', '.')}", m) for name, m in members.items()))


def archive(*members: tuple[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            # Without a time of its own, so that the same project made twice is the same file.
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def qdc(*names: str | tuple[str, ...]) -> bytes:
    book = f'<CodeBook origin="NVivo" xmlns="{CODEBOOK}"><Codes>{codes(*names)}</Codes></CodeBook>'
    return f'<?xml version="1.0"?>{book}'.encode()
