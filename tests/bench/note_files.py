"""Three hundred files of notes, ten thousand lines: the sample round's own lines with noise, in Word and Excel."""

import io
from functools import cache
from itertools import islice
from random import Random

from docx import Document
from openpyxl import Workbook

from analysis.ingest.reading import read_file
from analysis.model.codes import LineStatus
from analysis.model.imports import ReadingContext, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.themes import DEFAULT_THEMES
from analysis.workflow import folder
from analysis.workflow.sample import SAMPLE_ROUND
from tests.bench.texts import noisy

FILES, LINES = 300, 10_000
_SEED = 7
_SHEET_FILE_OF = 2
_THEMES = ("Organisointi", "Hankinnat", "Kulutusseuranta", "Katselmukset", "Koulutus ja viestintä")
_TYPES = ("V", "K", "")


@cache
def context() -> ReadingContext:
    """Return what the sample round tells its readers."""
    found = [visit.municipality for visit in folder.plan_of(SAMPLE_ROUND).visits]
    named = (Municipality(one.name_fi, one.name_fi, one.name_sv, one.aliases) for one in found)
    return ReadingContext(tuple(named), DEFAULT_THEMES)


@cache
def sample_lines() -> tuple[str, ...]:
    """Return the raw lines of the sample round that become findings."""
    sources = [read_file(file, context()) for file in folder.files_of(SAMPLE_ROUND)]
    lines = {
        " ".join(line.raw.split())
        for source in sources
        for line in source.lines
        if line.decision.status is LineStatus.IMPORTED
    }
    return tuple(sorted(lines))


def note_files() -> tuple[SourceFile, ...]:
    """Return the files: every second a Word file with headings and lists, the others tables of observations."""
    random = Random(_SEED)
    lines = sample_lines()
    texts = (noisy(lines[at % len(lines)], random) for at in range(LINES))
    names = [one.name_fi for one in context().municipalities]
    files = []
    for number in range(FILES):
        share = list(islice(texts, LINES // FILES + (number < LINES % FILES)))
        is_sheet = number % _SHEET_FILE_OF == 0
        data = _workbook(share, random) if is_sheet else _word(share)
        name = f"muistio_{number:03d}.{'xlsx' if is_sheet else 'docx'}"
        files.append(SourceFile(name, data, names[number % len(names)]))
    return tuple(files)


def _word(lines: list[str]) -> bytes:
    document = Document()
    for number, line in enumerate(lines):
        if number % 7 == 0:
            document.add_paragraph(_THEMES[number // 7 % len(_THEMES)], "Heading 2")
        document.add_paragraph(line, "List Bullet")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _workbook(lines: list[str], random: Random) -> bytes:
    book = Workbook()
    book.active.append(["Teema", "V/K", "Huomio"])
    for line in lines:
        # A line that begins with "=" is a text here, as a person typed it.
        book.active.append([random.choice(_THEMES), random.choice(_TYPES), line.lstrip("=")])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
