"""The look of our Word documents: A4, one typeface, real styles, colours that pass contrast on white."""

from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from analysis.export.package import plain
from analysis.export.word_links import LINK_STYLE, add_field, add_left_bar, language_element, shade

TYPEFACE = "Calibri"
INK = RGBColor(0x1F, 0x2A, 0x30)  # 14:1 on white
ACCENT = RGBColor(0x0B, 0x4F, 0x5C)  # 9:1 on white
QUIET = RGBColor(0x4A, 0x57, 0x5E)  # 7:1 on white
BAND = "E6EFF0"  # behind headers of tables and boxes; ink on it 12:1
WORD_LANGUAGE = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_HEADINGS = ((1, 18, 24, 8), (2, 14, 16, 6), (3, 12, 12, 4))  # number, size, space before, space after (points)


def new_document(title: str, language: str, made_on: date) -> WordDocument:
    """Return an empty A4 document with our styles, its language and its properties."""
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    _drop_thumbnail(document)
    _style_text(document)
    _style_headings(document)
    _set_language(document, language)
    _set_properties(document, title, language, made_on)
    return document


def add_page_numbers(document: WordDocument, word: str) -> None:
    """Put the page number into the footer of every page but the first."""
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


def _add_style(document: WordDocument, name: str, size: int, colour: RGBColor) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    _letters(style, size, colour)
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
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    defaults.append(language_element(WORD_LANGUAGE[language]))


def _set_properties(document: WordDocument, title: str, language: str, made_on: date) -> None:
    properties = document.core_properties
    properties.title, properties.author = plain(title), "Motiva"
    properties.language, properties.comments, properties.keywords = WORD_LANGUAGE[language], "", ""
    properties.last_modified_by, properties.revision = "Motiva", 1
    properties.created = properties.modified = datetime.combine(made_on, time())
