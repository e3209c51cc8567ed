"""A document of sixty pages and two thousand findings: time and peak memory to build it, next to docxtpl.

docxtpl fills a template of the same content: a loop over statements, a loop over the evidence of each. It does less:
no bookmark, no link to evidence and back, no contents, no method. Each measurement is a process of its own, so that the
peak is that of one writer alone. Page numbers, for which LibreOffice lays the document out, are not counted in.
"""

import importlib.util
import resource
import subprocess
import sys
import time
from datetime import date
from io import BytesIO

from analysis.model.codes import Audience, Direction
from analysis.model.content import ChapterContent, EvidenceEntry, MethodFacts, StatementContent, SummaryContent

CHAPTERS, STATEMENTS, FINDINGS = 7, 250, 2_000
AIM_SECONDS, AIM_MEGABYTES = 3.0, 200


def content() -> SummaryContent:
    """A summary of 250 statements that rest on 2,000 findings."""
    each = FINDINGS // STATEMENTS
    statements = [
        StatementContent(
            f"S{n}",
            f"N{n}",
            f"Osassa kunnista nousi esiin: työryhmä {n} kokoontuu neljä kertaa vuodessa ja kirjaa päätökset.",
            Direction.WORKS if n % 2 else Direction.HINDERS,
            tuple(
                EvidenceEntry(f"Huomio {n}.{k}: lukemat käydään läpi ja poikkeamista sovitaan.") for k in range(each)
            ),
        )
        for n in range(1, STATEMENTS + 1)
    ]
    chapters = tuple(
        ChapterContent(
            f"Luku {place}",
            strengths=tuple(one for one in statements[place::CHAPTERS] if one.direction is Direction.WORKS),
            development=tuple(one for one in statements[place::CHAPTERS] if one.direction is Direction.HINDERS),
        )
        for place in range(CHAPTERS)
    )
    return SummaryContent("Mittaus", "", date(2026, 6, 1), "fi", Audience.WORKING, MethodFacts(()), chapters)


def build_ours() -> bytes:
    """Build by the product."""
    from analysis.export.word import summary_docx

    return summary_docx(content())


def build_docxtpl() -> bytes:
    """Build the same statements and evidence by docxtpl."""
    from docx import Document
    from docxtpl import DocxTemplate

    template = Document()
    for line in ("{%p for chapter in chapters %}", "{{ chapter.title }}", "{%p for one in chapter.statements() %}"):
        template.add_paragraph(line, "Heading 1" if "title" in line else None)
    template.add_paragraph("{{ one.text }} [{{ one.label }}]")
    for line in (
        "{%p for entry in one.evidence %}",
        "{{ entry.text }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        template.add_paragraph(line, "List Bullet" if "entry.text" in line else None)
    source, out = BytesIO(), BytesIO()
    template.save(source)
    source.seek(0)
    filled = DocxTemplate(source)
    filled.render({"chapters": content().chapters}, autoescape=True)
    filled.save(out)
    return out.getvalue()


def run() -> list[dict[str, object]]:
    """Return the record of a build, compared with docxtpl where it is installed."""
    seconds, megabytes = _measured("build_ours")
    record: dict[str, object] = {
        "name": "documents/build",
        "statements": STATEMENTS,
        "findings": FINDINGS,
        "seconds": seconds,
        "peak_mb": megabytes,
        "aim_seconds": AIM_SECONDS,
        "aim_mb": AIM_MEGABYTES,
    }
    if importlib.util.find_spec("docxtpl") is None:
        return [record | {"compared_with": "skipped: docxtpl is not installed (tests/bench/requirements.txt)"}]
    others_seconds, others_megabytes = _measured("build_docxtpl")
    return [
        record
        | {
            "compared_with": "docxtpl 0.20.2",
            "others_seconds": others_seconds,
            "others_mb": others_megabytes,
            "ratio": round(seconds / others_seconds, 2),
        }
    ]


def _measured(function: str) -> tuple[float, int]:
    """Return seconds and peak memory (MB, of the whole process) of one build, the imports counted in."""
    command = [sys.executable, "-m", "tests.bench.bench_documents", function]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(megabytes)


if __name__ == "__main__":
    began = time.perf_counter()
    {"build_ours": build_ours, "build_docxtpl": build_docxtpl}[sys.argv[1]]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.perf_counter() - began:.2f} {peak}")
