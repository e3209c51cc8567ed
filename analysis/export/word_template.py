"""The customer's own Word template: its styles, header, footer and page are used, its text is not."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

from analysis.errors import InvalidInput

MOST_BYTES = 10_000_000
_MOST_UNPACKED = 60_000_000
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# What a document needs. Ours are added where the template has none.
BUILT_IN = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "List Bullet",
    "TOC Heading",
    "toc 1",
    "Table Grid",
)
OUR_OWN = ("Source", "Notice", "Example", "Table Text")
# Parts that carry people, earlier text or data of other programs; none belongs into a document of ours.
_NOT_KEPT = re.compile(
    r"/(?:comments\w*|people|customXml|thumbnail|glossaryDocument|attachedTemplate|custom-properties|keyMapCustomizations)$"
)


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What a template lacks: styles that Word itself names, and boxes of ours for which it may have its own look."""

    missing: tuple[str, ...]
    missing_of_ours: tuple[str, ...]


def check_template(data: bytes) -> TemplateCheck:
    """Return which styles a template lacks. Raises InvalidInput when it cannot be used at all."""
    names = {style.name.casefold() for style in opened_template(data).styles if style.name}
    return TemplateCheck(
        tuple(name for name in BUILT_IN if name.casefold() not in names),
        tuple(name for name in OUR_OWN if name.casefold() not in names),
    )


def opened_template(data: bytes) -> WordDocument:
    """Return the template emptied of its text. Raises InvalidInput when it cannot be used."""
    _refuse_what_is_no_template(data)
    try:
        document = Document(BytesIO(data))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError, AttributeError) as error:
        raise InvalidInput("template", "not_word") from error
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    _drop_what_is_not_kept(document)
    return document


def _refuse_what_is_no_template(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise InvalidInput("template", "too_large")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(one.file_size for one in package.infolist()) > _MOST_UNPACKED:
                raise InvalidInput("template", "too_large")
            names = package.namelist()
            types = package.read("[Content_Types].xml")
            relations = [package.read(name) for name in names if name.endswith(".rels")]
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError) as error:
        raise InvalidInput("template", "not_word") from error
    if b"macroEnabled" in types or any("vbaProject" in name or "activeX" in name for name in names):
        raise InvalidInput("template", "has_macros")
    if _MAIN_TYPE not in types:
        raise InvalidInput("template", "not_word")
    if any(_loads_from_elsewhere(one) for one in relations):
        raise InvalidInput("template", "linked_content")


def _loads_from_elsewhere(relations: bytes) -> bool:
    """A picture or frame fetched on opening tells its server who reads; a link that is clicked does not."""
    outside = re.findall(rb"<Relationship\b[^>]*TargetMode=[\"']External[\"'][^>]*>", relations)
    return any(not re.search(rb"/(?:hyperlink|attachedTemplate)[\"']", one) for one in outside)


def _drop_what_is_not_kept(document: WordDocument) -> None:
    settings = document.settings.element  # made when the template has none
    own = document.part.part_related_by(RELATION.SETTINGS).rels
    for relations in (document.part.package.rels, document.part.rels, own):
        _drop(relations)
    for tag in ("w:attachedTemplate", "w:mailMerge", "w:updateFields", "w:docVars", "w:documentProtection"):
        for element in settings.findall(qn(tag)):
            settings.remove(element)


def _drop(relations: Relationships) -> None:
    for key in [key for key, one in relations.items() if _NOT_KEPT.search(one.reltype)]:
        del relations[key]


def has_numbering(document: WordDocument) -> bool:
    """Return whether a document has definitions of lists to add to."""
    return any(one.reltype == RELATION.NUMBERING for one in document.part.rels.values())
