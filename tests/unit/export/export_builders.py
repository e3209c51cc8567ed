"""A small summary and section, and what a reader of a Word package needs."""

import zipfile
from datetime import date
from io import BytesIO

from docx import Document
from docx.shared import RGBColor
from lxml import etree

from analysis.model.codes import Audience, Direction, RoleClass
from analysis.model.content import (
    ChapterContent,
    EvidenceEntry,
    MethodFacts,
    NameProposal,
    SectionContent,
    SectionStatement,
    StatementContent,
    SummaryContent,
    ThemeReport,
)

DAY = date(2026, 6, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

STRENGTH = StatementContent(
    "S1", "N1", "Useassa kunnassa nousi esiin: työryhmä toimii.", Direction.WORKS,
    (EvidenceEntry("Työryhmä kokoontuu."), EvidenceEntry("Gruppen träffas.", "sv")),
)  # fmt: skip
DIFFICULTY = StatementContent(
    "S2", "N2", "Osassa kunnista nousi esiin: sijaista ei ole.", Direction.HINDERS,
    (EvidenceEntry("Sijainen puuttuu."), EvidenceEntry(None)), dissent="Toimii kesällä.",
)  # fmt: skip
EXAMPLE = StatementContent(
    "S12", "N12", "Palaverissa käydään poikkeamat läpi.", Direction.WORKS, (EvidenceEntry("Palaveri pidetään."),),
    named="Havulinna",
)  # fmt: skip
EDITORIAL = StatementContent("S4", "N4", "Miksi tämä on tärkeää.", Direction.WORKS)
CHAPTER = ChapterContent("Organisointi", (EDITORIAL,), (STRENGTH,), (EXAMPLE,), (DIFFICULTY,))
METHOD = MethodFacts(
    ("Åminne", "Havulinna", "Öja"), 7, 12, (RoleClass.TOP_MANAGEMENT, RoleClass.MAINTENANCE), ("Hankinnat",)
)


def summary(*chapters, language="fi", method=METHOD, **fields):
    chosen = chapters or (CHAPTER, ChapterContent("Muut aiheet"))
    return SummaryContent("Kierros 2026", "KETS", DAY, language, Audience.PUBLIC, method, chosen, **fields)


def section(language="fi", **fields):
    report = ThemeReport(
        "organisation", "Organisointi", (EvidenceEntry("Vahva."),), (EvidenceEntry("Heikko."),), (), (), ()
    )
    fields.setdefault("report", (report,))
    fields.setdefault("statements", (SectionStatement("Organisointi", DIFFICULTY),))
    fields.setdefault("name_proposals", (NameProposal("S12", "N12", "Palaveri toimii.", "0" * 64),))
    return SectionContent("Kierros 2026", "havulinna", "Havulinna", DAY, language, release_number=1, **fields)


def opened(data):
    return Document(BytesIO(data))


def texts(data, style=None):
    paragraphs = opened(data).paragraphs
    return [one.text for one in paragraphs if style is None or one.style.name == style]


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def every_part(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def template(*, styles=True, text="Vanha teksti", header="Motivan ylätunniste"):
    """A customer's template: a large green Heading 1 and a header; with `styles=False` a bare one."""
    document = Document()
    document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    document.core_properties.author = "Teppo Tekijä"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x80, 0)
    if not styles:
        for name in ("List Bullet", "Heading 2", "Title", "Table Grid"):
            document.styles[name].delete()
    out = BytesIO()
    document.save(out)
    return out.getvalue()
