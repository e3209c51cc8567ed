"""A bar chart as Word itself draws one (DrawingML): sharp in print, readable as numbers by a screen reader.

No picture library and no browser is needed, and the same numbers give the same bytes. The workbook behind it lets
people edit the chart in Word. The markup follows ECMA-376, part 1, 21.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from openpyxl import Workbook

from analysis.export.package import plain, with_fixed_times

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NO_TIME = "2000-01-01T00:00:00Z"
_EMU_PER_CM = 360_000
# Two digits take about a twentieth of the longest bar.
_SMALLEST_LABELLED = 0.05
# Fill and the letters on it: every pair at least 4.5:1, and the fills differ in lightness, not only in hue.
_FILLS = (("0B4F5C", "FFFFFF"), ("C8DDE0", "1F2A30"), ("5B7F2B", "FFFFFF"), ("E9E2CF", "1F2A30"))


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of whole numbers, one a category, divided by series."""

    title: str
    alternative_text: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    typeface: str = "Calibri"


def add_chart(
    paragraph: Paragraph, document: WordDocument, chart: BarChart, *, width_cm: float, height_cm: float
) -> None:
    """Draw a chart into a paragraph."""
    package = document.part.package
    book = Part(PackURI("/word/embeddings/chart1.xlsx"), _BOOK_TYPE, _book(chart), package)
    part = Part(PackURI("/word/charts/chart1.xml"), _CHART_TYPE, b"", package)
    book_key = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _chart_xml(chart, book_key).encode()
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    size = f'cx="{round(width_cm * _EMU_PER_CM)}" cy="{round(height_cm * _EMU_PER_CM)}"'
    described = f"title={quoteattr(plain(chart.title))} descr={quoteattr(plain(chart.alternative_text))}"
    drawing = (
        f'<w:drawing xmlns:w="{_W}" xmlns:wp="{_WP}" xmlns:a="{_A}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" name="chart1" {described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{key}"/></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing>"
    )
    paragraph.add_run()._r.append(parse_xml(drawing))


def _book(chart: BarChart) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["", *(name for name, _ in chart.series)])
    for place, category in enumerate(chart.categories):
        sheet.append([plain(category), *(numbers[place] for _, numbers in chart.series)])
    for row in sheet.iter_rows(max_col=1):
        row[0].data_type = "s"
    target = BytesIO()
    book.save(target)
    return with_fixed_times(target.getvalue(), _NO_TIME)


def _chart_xml(chart: BarChart, book_key: str) -> str:
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="stacked"/><c:varyColors val="0"/>{series}<c:gapWidth val="45"/><c:overlap val="100"/>'
        f'<c:axId val="1001"/><c:axId val="1002"/></c:barChart>{_axes(chart)}</c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(chart, "1F2A30", 1000)}</c:legend>'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:externalData r:id="{book_key}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _longest(chart: BarChart) -> int:
    """Return the length of the longest bar; 1 where all are empty, so that no number is shown for nothing."""
    return max((sum(numbers[n] for _, numbers in chart.series) for n in range(len(chart.categories))), default=0) or 1


def _axes(chart: BarChart) -> str:
    words = _letters(chart, "1F2A30", 1000)
    no_line = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{no_line}{words}<c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx>'
        # The numbers stand on the bars; a scale beside them would only repeat them.
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        '<c:axPos val="t"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _series(chart: BarChart, place: int) -> str:
    name, numbers = chart.series[place]
    fill, ink = _FILLS[place % len(_FILLS)]
    column, last = "BCDEFGH"[place], len(chart.categories) + 1
    labels = (
        f"<c:dLbls>{_labels_left_out(numbers, _longest(chart))}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_letters(chart, ink, 1000)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx>{_strings(f'Sheet1!${column}$1', (name,))}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="1F2A30"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/>{labels}<c:cat>{_strings(f"Sheet1!$A$2:$A${last}", chart.categories)}</c:cat>'
        f"<c:val>{_numbers(f'Sheet1!${column}$2:${column}${last}', numbers)}</c:val></c:ser>"
    )


def _labels_left_out(numbers: Sequence[int], longest: int) -> str:
    """Numbers too small for their bar would lie on one another; the words beneath the chart have them all."""
    return "".join(
        f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        for place, number in enumerate(numbers)
        if number < _SMALLEST_LABELLED * longest
    )


def _letters(chart: BarChart, colour: str, size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{colour}"/>'
        f"</a:solidFill><a:latin typeface={quoteattr(chart.typeface)}/></a:defRPr></a:pPr>"
        '<a:endParaRPr lang="fi-FI"/></a:p></c:txPr>'
    )


def _strings(where: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(plain(one))}</c:v></c:pt>' for n, one in enumerate(texts))
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{where}</c:f>{cache}</c:strRef>"


def _numbers(where: str, numbers: Sequence[int]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{one}</c:v></c:pt>' for n, one in enumerate(numbers))
    cache = f'<c:numCache><c:formatCode>0</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}</c:numCache>'
    return f"<c:numRef><c:f>{where}</c:f>{cache}</c:numRef>"
