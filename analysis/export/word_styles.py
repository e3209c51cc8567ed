"""The look of our Word documents: A4, one typeface, real styles, colours that pass contrast on white."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import partial
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from analysis.export.package import plain
from analysis.export.word_links import LINK_STYLE, add_field, add_left_bar, language_element, shade
from analysis.export.word_lists import add_bullet_style
from analysis.export.word_template import opened_template

TYPEFACE = "Calibri"
INK = RGBColor(0x1F, 0x2A, 0x30)  # 14:1 on white
ACCENT = RGBColor(0x0B, 0x4F, 0x5C)  # 9:1 on white
QUIET = RGBColor(0x4A, 0x57, 0x5E)  # 7:1 on white
BAND = "E6EFF0"  # behind headers of tables and boxes; ink on it 12:1
WORD_LANGUAGE = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_HEADINGS = ((1, 18, 24, 8), (2, 14, 16, 6), (3, 12, 12, 4))  # number, size, space before, space after (points)

# Other styles of text: name, size, colour, is it bold.
_TITLES = (
    ("Title", 28, ACCENT, True),
    ("Subtitle", 14, QUIET, False),
    ("TOC Heading", 18, ACCENT, True),
    ("Source", 10, QUIET, False),
    ("toc 1", 11, INK, False),
    ("Table Text", 10, INK, False),
)


def new_document(title: str, language: str, made_on: date, template: bytes | None = None) -> WordDocument:
    """Return an empty document with its language and properties: A4 in our styles, or a template's.

    Styles that a template lacks get our look. Raises InvalidInput when a template cannot be used.
    """
    document = _own_document() if template is None else _document_of(template)
    _set_language(document, language)
    _set_properties(document, title, language, made_on)
    return document


def _own_document() -> WordDocument:
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    _drop_thumbnail(document)
    _style_text(document)
    _style_headings(document)
    return document


def _document_of(template: bytes) -> WordDocument:
    document = opened_template(template)
    names = {style.name.casefold() for style in document.styles if style.name}
    for name, add in _fallbacks():
        if name.casefold() not in names:
            add(document)
    return document


def _fallbacks() -> Iterator[tuple[str, Callable[[WordDocument], object]]]:
    """Give each style that a document needs with what adds it in our look."""
    yield "List Bullet", add_bullet_style
    yield "Table Grid", _add_table_style
    for name, size, colour, bold in _TITLES:
        yield name, partial(_add_style, name=name, size=size, colour=colour, bold=bold)
    for number, size, before, after in _HEADINGS:
        yield f"Heading {number}", partial(_add_heading, number=number, size=size, space=(before, after))
    for name in ("Notice", "Example"):
        yield name, partial(_add_box, name=name)
    yield LINK_STYLE, _style_links


def _add_box(document: WordDocument, name: str) -> None:
    _style_box(_add_style(document, name, 11, INK))


def _add_heading(document: WordDocument, number: int, size: int, space: tuple[int, int]) -> None:
    style = _add_style(document, f"Heading {number}", size, ACCENT)
    style.font.bold = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(space[0]), Pt(space[1])
    style.paragraph_format.keep_with_next = True
    level = OxmlElement("w:outlineLvl")  # without it no screen reader takes it for a heading
    level.set(qn("w:val"), str(number - 1))
    style.element.get_or_add_pPr().append(level)


def _add_table_style(document: WordDocument) -> None:
    style = document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE)
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            )
            + "</w:tblBorders></w:tblPr>"
        )
    )


def add_page_numbers(document: WordDocument, word: str) -> None:
    """Put the page number into the footer of every page but the first; a template's own footer is left as it is."""
    footer = document.sections[0].footer
    if not footer.is_linked_to_previous and any(one.text.strip() or len(one._p) > 1 for one in footer.paragraphs):
        return
    document.sections[0].different_first_page_header_footer = True
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{word} ")
    add_field(paragraph, "PAGE", "1")


def _drop_thumbnail(document: WordDocument) -> None:
    """The template of python-docx carries a picture of another document."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _style_text(document: WordDocument) -> None:
    normal = _paragraph_style(document, "Normal")
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _letters(normal, 11, INK)
    _letters(_paragraph_style(document, "List Bullet"), 11, INK)
    title = _paragraph_style(document, "Title")
    _letters(title, 28, ACCENT, bold=True)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(150), Pt(12)
    _remove_border(title)
    subtitle = _paragraph_style(document, "Subtitle")
    _letters(subtitle, 14, QUIET)
    subtitle.font.italic = False
    _add_style(document, "Source", 10, QUIET)
    _add_style(document, "toc 1", 11, INK)
    _add_style(document, "toc 2", 11, INK).paragraph_format.left_indent = Cm(0.6)
    cells = _add_style(document, "Table Text", 10, INK).paragraph_format
    cells.space_before = cells.space_after = Pt(3)
    for name in ("Notice", "Example"):
        _style_box(_add_style(document, name, 11, INK))
    _style_contents_title(_paragraph_style(document, "TOC Heading"))
    _style_links(document)


def _style_box(style: ParagraphStyle) -> None:
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.4)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(8)
    style.paragraph_format.keep_together = True
    properties = style.element.get_or_add_pPr()
    # The schema wants border and shading before spacing and indents, so they are put where they belong.
    added = len(properties)
    add_left_bar(properties, str(ACCENT))
    shade(properties, BAND)
    first_after = next(one for one in properties if one.tag in (qn("w:spacing"), qn("w:ind")))
    for element in list(properties)[added:]:
        first_after.addprevious(element)


def _style_contents_title(style: ParagraphStyle) -> None:
    _letters(style, 18, ACCENT, bold=True)
    style.paragraph_format.space_after = Pt(8)


def _style_links(document: WordDocument) -> None:
    style = document.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb, style.font.underline = ACCENT, True


def _style_headings(document: WordDocument) -> None:
    for number, size, before, after in _HEADINGS:
        style = _paragraph_style(document, f"Heading {number}")
        _letters(style, size, ACCENT, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _add_style(document: WordDocument, name: str, size: int, colour: RGBColor, *, bold: bool = False) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    _letters(style, size, colour, bold=bold)
    return style


def _letters(style: ParagraphStyle, size: int, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = TYPEFACE, Pt(size), bold
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The template's headings name theme fonts, which would win over ours.
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), TYPEFACE)


def _remove_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _set_language(document: WordDocument, language: str) -> None:
    defaults = _run_defaults(document)
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    defaults.append(language_element(WORD_LANGUAGE[language]))


def _run_defaults(document: WordDocument) -> Any:
    """Return the properties that every run starts from; a template may have none written down."""
    parent = document.styles.element
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = parent.find(qn(tag))
        if found is None:
            found = OxmlElement(tag)
            parent.insert(0, found)
        parent = found
    return parent


def _set_properties(document: WordDocument, title: str, language: str, made_on: date) -> None:
    properties = document.core_properties
    properties.title, properties.author = plain(title), "Motiva"
    properties.language, properties.comments, properties.keywords = WORD_LANGUAGE[language], "", ""
    properties.subject = properties.category = properties.content_status = properties.version = ""
    properties.identifier = ""
    properties.last_modified_by, properties.revision = "Motiva", 1
    properties.created = properties.modified = datetime.combine(made_on, time())
