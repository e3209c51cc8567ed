"""A coded project as REFI-QDA (.qdpx) and its codebook (.qdc), for NVivo, ATLAS.ti, MAXQDA, QualCoder and others.

Elements stand in the order of the schema (Project.xsd 1.0, www.qdasoftware.org). Positions count code points and a
line's end is one character. Times and users are optional in the schema, but some programs do not open a file without.
QualCoder makes files of sources' names and keeps one code of a name, so names are fit for files and codes' are unlike.
"""

import re
import zipfile
from io import BytesIO
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from analysis.export.package import ZIP_TIME, plain
from analysis.export.qda_content import (
    CodedFinding,
    CodedProject,
    CodeEntry,
    LaidOut,
    Place,
    SourceEntry,
    laid_out,
    passages,
)

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
_ORIGIN = "Vertaiskooste"
_NAMESPACE = UUID("7d3b2f0e-5a1c-5c0e-9f0b-3a6f4f1e2c9d")
_LONGEST_NAME = 60
# What some system does not let stand in the name of a file.
_SLASHES = re.compile(r"\s*[\\/]+\s*")
_NOT_IN_FILE_NAMES = str.maketrans({":": ".", **dict.fromkeys('*?"<>|')})


def project_qdpx(project: CodedProject) -> bytes:
    """Return a project as an archive; the same content gives the same bytes."""
    writer = _Writer(project)
    members = {"project.qde": _document(writer.project()), **writer.files}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def codebook_qdc(project: CodedProject) -> bytes:
    """Return the codes alone."""
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": _ORIGIN})
    _Writer(project).codes(root)
    return _document(root)


def _document(root: Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


class _Writer:
    """Writes one project. `files` are the texts of its sources and memos by their names in the archive."""

    def __init__(self, project: CodedProject) -> None:
        self._content = project
        self.files: dict[str, bytes] = {}
        self._notes: list[tuple[CodedFinding, str]] = []
        self._selections: dict[str, list[str]] = {}
        self._code_names: set[str] = set()
        self._made = {"creatingUser": self._guid("user", _ORIGIN)}

    def project(self) -> Element:
        """Return the root; sources are written first, for the cases refer to their passages."""
        latest = max((_seconds(source.made_at) for source in self._content.sources), default="2000-01-01T00:00:00Z")
        attributes = {"xmlns": PROJECT, "name": _one_line(self._content.name), "origin": _ORIGIN}
        user = {"creatingUserGUID": self._made["creatingUser"], "creationDateTime": latest}
        root = Element("Project", attributes | user)
        users = SubElement(root, "Users")
        SubElement(users, "User", {"guid": self._made["creatingUser"], "name": _ORIGIN})
        if self._content.codes:
            self.codes(SubElement(root, "CodeBook"))
        sources = Element("Sources")
        for source in self._content.sources:
            self._source(sources, source)
        if self._content.cases:
            self._cases(SubElement(root, "Cases"))
        if len(sources):
            root.append(sources)
        if self._notes:
            self._memos(SubElement(root, "Notes"))
        return root

    def codes(self, parent: Element) -> None:
        """Add the codebook's codes."""
        codes = SubElement(parent, "Codes")
        for entry in self._content.codes:
            self._code(codes, entry)

    def _code(self, parent: Element, entry: CodeEntry) -> None:
        codable = "false" if entry.is_heading else "true"
        attributes = {"guid": self._guid("code", entry.key), "name": self._code_name(entry.name), "isCodable": codable}
        element = SubElement(parent, "Code", attributes)
        for below in entry.below:
            self._code(element, below)

    def _code_name(self, name: str) -> str:
        """Return a name that no code before it has: "Kriteerit", then "Kriteerit (2)"."""
        whole = _one_line(name)
        tried, number = whole, 1
        while tried.casefold() in self._code_names:
            number += 1
            tried = f"{whole} ({number})"
        self._code_names.add(tried.casefold())
        return tried

    def _cases(self, parent: Element) -> None:
        for case_id, name in self._content.cases:
            case = SubElement(parent, "Case", {"guid": self._guid("case", case_id), "name": _one_line(name)})
            for source in self._content.sources:
                if source.case_id == case_id:
                    SubElement(case, "SourceRef", {"targetGUID": self._guid("source", source.source_id)})
            for key in self._selections.get(case_id, ()):
                SubElement(case, "SelectionRef", {"targetGUID": key})

    def _source(self, parent: Element, source: SourceEntry) -> None:
        text = laid_out(tuple(_text(line) for line in source.lines))
        made = self._made | {"creationDateTime": _seconds(source.made_at)}
        element = SubElement(
            parent, "TextSource", self._filed("source", source.source_id, _file_name(source.name), text.text) | made
        )
        for finding in source.findings:
            for number, place in enumerate(passages(text, finding)):
                self._selection(element, source, finding, text, (number, place))

    def _selection(
        self, parent: Element, source: SourceEntry, finding: CodedFinding, text: LaidOut, at: tuple[int, Place]
    ) -> None:
        number, place = at
        said = text.text[place.start : place.end]
        key = f"{source.source_id} {finding.finding_id} {number}"
        guid = self._guid("passage", key)
        made = self._made | {"creationDateTime": _seconds(source.made_at)}
        where = {"startPosition": str(place.start), "endPosition": str(place.end)}
        attributes = {"guid": guid, "name": _one_line(said)[:_LONGEST_NAME]}
        element = SubElement(parent, "PlainTextSelection", attributes | where | made)
        if said != finding.text:
            # What a person corrected travels with its passage.
            SubElement(element, "Description").text = _text(finding.text)
        for code in finding.codes:
            coding = SubElement(element, "Coding", {"guid": self._guid("coding", f"{key} {code}")} | made)
            SubElement(coding, "CodeRef", {"targetGUID": self._guid("code", code)})
        if finding.context.strip():
            SubElement(element, "NoteRef", {"targetGUID": self._guid("note", finding.finding_id)})
            if all(one.finding_id != finding.finding_id for one, _ in self._notes):
                self._notes.append((finding, source.made_at))
        if finding.case_id is not None:
            self._selections.setdefault(finding.case_id, []).append(guid)

    def _memos(self, parent: Element) -> None:
        for finding, made_at in self._notes:
            filed = self._filed("note", finding.finding_id, finding.finding_id, _text(finding.context))
            SubElement(parent, "Note", filed | self._made | {"creationDateTime": _seconds(made_at)})

    def _filed(self, kind: str, key: str, name: str, text: str) -> dict[str, str]:
        guid = self._guid(kind, key)
        self.files[f"sources/{guid}.txt"] = text.encode()
        return {"guid": guid, "name": _one_line(name), "plainTextPath": f"internal://{guid}.txt"}

    def _guid(self, kind: str, key: str) -> str:
        """A guid of its own for each thing, the same on every export."""
        return str(uuid5(_NAMESPACE, f"{self._content.project_id} {kind} {key}"))


def _text(text: str) -> str:
    return plain(text.replace("\r\n", "\n").replace("\r", "\n"))


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def _file_name(name: str) -> str:
    """Return a name without what no file's may hold: "Havulinna/muistio.docx" is "Havulinna – muistio.docx"."""
    return _one_line(_SLASHES.sub(" – ", name).translate(_NOT_IN_FILE_NAMES)).strip(" –") or "–"


def _seconds(moment: str) -> str:
    return f"{moment[:19]}Z" if len(moment) >= 19 else "2000-01-01T00:00:00Z"
