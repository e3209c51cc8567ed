"""Small files and contexts that tests of the readers say only the point of."""

import io

from docx import Document
from openpyxl import Workbook

from analysis.ingest.reading import read_file
from analysis.model.imports import DraftFinding, DraftLine, ReadingContext, ReadSource, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.themes import DEFAULT_THEMES, Theme

MUNICIPALITIES = (
    Municipality("M1", "Havulinna", aliases=("Havulinnan kaupunki",)),
    Municipality("M2", "Sammalkoski"),
    Municipality("M3", "Kuurajärvi"),
    Municipality("M4", "Harmaalahti", "Grålunda", languages=("fi", "sv")),
    Municipality("M5", "Lumiranta"),
)


def context(*names_to_hide: str, themes: tuple[Theme, ...] = DEFAULT_THEMES) -> ReadingContext:
    return ReadingContext(MUNICIPALITIES, themes, names_to_hide)


def read(
    data: bytes | str, name: str = "muistio.txt", folder: str | None = "Havulinna", **of_round: object
) -> ReadSource:
    raw = data.encode() if isinstance(data, str) else data
    names = of_round.get("names_to_hide", ())
    themes = of_round.get("themes", DEFAULT_THEMES)
    return read_file(SourceFile(name, raw, folder), context(*names, themes=themes))


def findings(source: ReadSource) -> list[DraftFinding]:
    return [finding for line in source.lines for finding in line.findings]


def line(source: ReadSource, beginning: str) -> DraftLine:
    return next(line for line in source.lines if line.raw.strip().startswith(beginning))


def finding_of(note: str, heading: str = "Organisointi") -> DraftFinding:
    """Read one note as a bullet below a heading."""
    return findings(read(f"Muistio\n\n{heading}\n- {note}\n"))[0]


def word(*paragraphs: tuple[str, str]) -> bytes:
    """Make a Word file of (style, text) pairs."""
    document = Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    return saved(document)


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(rows: list[list[object]], title: str = "Taul1", hidden: tuple[int, ...] = ()) -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
