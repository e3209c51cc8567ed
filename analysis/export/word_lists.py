"""Bulleted lists for a template that has none: a real list, as Word and screen readers know it."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from analysis.export.word_template import has_numbering

_STYLE = "List Bullet"


def add_bullet_style(document: WordDocument) -> None:
    """Add the style List Bullet with a bullet of its own."""
    style = document.styles.add_style(_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    properties = style.element.get_or_add_pPr()
    numbering, number = OxmlElement("w:numPr"), OxmlElement("w:numId")
    number.set(qn("w:val"), str(_new_list(document)))
    numbering.append(number)
    properties.append(numbering)


def _new_list(document: WordDocument) -> int:
    numbering = _numbering(document)
    lists = numbering.findall(qn("w:num"))
    abstract = numbering.findall(qn("w:abstractNum"))
    new_id = max((int(one.get(qn("w:numId"))) for one in lists), default=0) + 1
    abstract_id = max((int(one.get(qn("w:abstractNumId"))) for one in abstract), default=-1) + 1
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    # The schema wants every abstract list before the lists that use them.
    numbering.insert(len(abstract), definition)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{new_id}"><w:abstractNumId w:val="{abstract_id}"/></w:num>')
    )
    return new_id


def _numbering(document: WordDocument) -> Any:
    if not has_numbering(document):
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return empty
    known: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    return known.element
