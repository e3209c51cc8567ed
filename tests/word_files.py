"""What people do to a section's Word file: comments, tracked changes, and paragraphs moved, split, deleted."""

import copy
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SOFFICE = shutil.which("soffice")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"


class Editor:
    """A section's Word file in somebody's hands."""

    def __init__(self, data: bytes) -> None:
        self.document = Document(io.BytesIO(data))
        self._replies: dict[int, int] = {}
        self._done: set[int] = set()

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return (
            _with_threads(out.getvalue(), self._replies, self._done) if self._replies or self._done else out.getvalue()
        )

    def at(self, bookmark: str):
        """Return the paragraph that a bookmark begins in."""
        for paragraph in self.document.paragraphs:
            if any(one.get(qn("w:name")) == bookmark for one in paragraph._p.iter(qn("w:bookmarkStart"))):
                return paragraph
        raise LookupError(bookmark)

    def saying(self, words: str):
        return next(one for one in self.document.paragraphs if words in one.text)

    def comment(self, paragraph, text: str, author: str = "Matti Meikäläinen", *, on: str = "") -> int:
        """Comment on a paragraph, or on some words of it."""
        runs = [_cut_out(paragraph, on)] if on else paragraph.runs
        return self.document.add_comment(runs, text=text, author=author, initials="M").comment_id

    def reply(self, to: int, text: str, author: str) -> int:
        paragraph = next(p for p in self.document.paragraphs if _has_range(p, to))
        made = self.document.add_comment(paragraph.runs, text=text, author=author, initials="T").comment_id
        self._replies[made] = to
        return made

    def resolve(self, comment: int) -> None:
        self._done.add(comment)

    def insert(self, paragraph, text: str, author: str = "Maija Virtanen") -> None:
        """Write at the end of a paragraph with changes tracked, inside its bookmark."""
        runs = paragraph.runs
        runs[-1]._r.addnext(_tracked("w:ins", author, _run(text)))

    def replace(self, paragraph, old: str, new: str, author: str = "Maija Virtanen") -> None:
        """Replace words with changes tracked."""
        run = _cut_out(paragraph, old)
        deletion = _tracked("w:del", author, _deleted(run._r))
        run._r.addprevious(deletion)
        deletion.addnext(_tracked("w:ins", author, _run(new)))
        run._r.getparent().remove(run._r)

    def delete(self, paragraph, author: str = "Maija Virtanen") -> None:
        """Delete a paragraph whole with changes tracked."""
        for run in paragraph.runs:
            deletion = _tracked("w:del", author, _deleted(run._r))
            run._r.addprevious(deletion)
            run._r.getparent().remove(run._r)
        _mark_end(paragraph._p, "w:del", author)

    def split(self, paragraph, before: str, author: str = "Maija Virtanen", *, tracked: bool = True):
        """Press Enter before some words; the bookmark goes on into the second paragraph."""
        run = _cut_out(paragraph, before)
        second = OxmlElement("w:p")
        if paragraph._p.pPr is not None:
            second.append(copy.deepcopy(paragraph._p.pPr))
        moved, element = [], run._r
        while element is not None:
            moved.append(element)
            element = element.getnext()
        for element in moved:
            second.append(element)
        paragraph._p.addnext(second)
        if tracked:
            _mark_end(paragraph._p, "w:ins", author)

    def add_after(self, paragraph, text: str, author: str = "Maija Virtanen", *, tracked: bool = True) -> None:
        """Write a paragraph of one's own."""
        new = OxmlElement("w:p")
        run = _run(text)
        new.append(_tracked("w:ins", author, run) if tracked else run)
        if tracked:
            _mark_end(new, "w:ins", author)
        paragraph._p.addnext(new)

    def move_after(self, paragraph, after, author: str = "Maija Virtanen", *, tracked: bool = True) -> None:
        """Move a paragraph: the old place keeps the bookmark when it is tracked, and loses it when it is not."""
        if not tracked:
            after._p.addnext(paragraph._p)
            return
        new = OxmlElement("w:p")
        for run in paragraph.runs:
            new.append(_tracked("w:moveTo", author, copy.deepcopy(run._r)))
        _mark_end(new, "w:moveTo", author)
        for run in paragraph.runs:
            gone = _tracked("w:moveFrom", author, copy.deepcopy(run._r))
            run._r.addprevious(gone)
            run._r.getparent().remove(run._r)
        _mark_end(paragraph._p, "w:moveFrom", author)
        after._p.addnext(new)

    def remove(self, paragraph) -> None:
        """Delete a paragraph without tracking."""
        paragraph._p.getparent().remove(paragraph._p)

    def lose_bookmarks(self) -> None:
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for one in list(self.document.element.body.iter(qn(name))):
                one.getparent().remove(one)

    def lose_key(self) -> None:
        self.document.core_properties.keywords = ""
        for one in list(self.document.element.body.iter(qn("w:bookmarkStart"))):
            if one.get(qn("w:name")).startswith("vk_ote_"):
                one.getparent().remove(one)


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a file as LibreOffice opens and saves it."""
    return _converted(data, folder, "docx:MS Word 2007 XML", "docx")


def as_pdf(data: bytes, folder: Path) -> bytes:
    """Return a file as LibreOffice prints it."""
    return _converted(data, folder, "pdf", "pdf")


def _converted(data: bytes, folder: Path, how: str, suffix: str) -> bytes:
    source = folder / "palautettu.docx"
    source.write_bytes(data)
    command = [
        str(SOFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", how, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"palautettu.{suffix}").read_bytes()


def _run(text: str):
    run, inside = OxmlElement("w:r"), OxmlElement("w:t")
    inside.text = text
    inside.set(qn("xml:space"), "preserve")
    run.append(inside)
    return run


def _deleted(run):
    copied = copy.deepcopy(run)
    for one in copied.iter(qn("w:t")):
        one.tag = qn("w:delText")
        one.set(qn("xml:space"), "preserve")
    return copied


def _tracked(tag: str, author: str, run):
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(900 + abs(hash((tag, author))) % 90))
    element.set(qn("w:author"), author)
    element.set(qn("w:date"), "2026-11-20T10:00:00Z")
    element.append(run)
    return element


def _mark_end(paragraph, tag: str, author: str) -> None:
    properties = paragraph.get_or_add_pPr()
    mark = properties.find(qn("w:rPr"))
    if mark is None:
        mark = OxmlElement("w:rPr")
        properties.append(mark)
    element = _tracked(tag, author, OxmlElement("w:r"))
    element.remove(element[0])
    mark.insert(0, element)


def _cut_out(paragraph, words: str):
    """Return a run that holds these words only."""
    for run in paragraph.runs:
        before, found, after = run.text.partition(words)
        if not found:
            continue
        run.text = before
        middle = copy.deepcopy(run._r)
        run._r.addnext(middle)
        last = copy.deepcopy(run._r)
        middle.addnext(last)
        cut = next(one for one in paragraph.runs if one._r is middle)
        cut.text = words
        next(one for one in paragraph.runs if one._r is last).text = after
        return cut
    raise LookupError(words)


def _has_range(paragraph, comment: int) -> bool:
    return any(one.get(qn("w:id")) == str(comment) for one in paragraph._p.iter(qn("w:commentRangeStart")))


def _with_threads(data: bytes, replies: dict[int, int], done: set[int]) -> bytes:
    """Add what python-docx has no words for: which comment answers which, and which are resolved."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    from lxml import etree

    root = etree.fromstring(members["word/comments.xml"])
    ids = {}
    for comment in root:
        key = int(comment.get(qn("w:id")))
        ids[key] = f"{0x10 + key:08X}"
        comment.findall(qn("w:p"))[-1].set(f"{{{_W14}}}paraId", ids[key])
    members["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    lines = [
        f'<w15:commentEx w15:paraId="{ids[key]}" w15:done="{int(key in done)}"'
        + (f' w15:paraIdParent="{ids[replies[key]]}"' if key in replies else "")
        + "/>"
        for key in sorted(ids)
    ]
    members["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{_W15}">{"".join(lines)}</w15:commentsEx>'.encode()
    )
    relations = members["word/_rels/document.xml.rels"].decode()
    members["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>",
        f'<Relationship Id="rIdEx" Type="{_EXTENDED}" Target="commentsExtended.xml"/></Relationships>',
    ).encode()
    types = members["[Content_Types].xml"].decode()
    members["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/commentsExtended.xml" ContentType="{_EXTENDED_TYPE}"/></Types>'
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name, inside)
    return out.getvalue()
