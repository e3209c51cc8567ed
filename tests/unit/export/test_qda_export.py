"""The material of a round as a coded project: what stands in the files, and that others open them."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as st
from pyrefiqda.reficodebook import RefiCodebook
from pyrefiqda.refiproject import RefiProject
from qda_schema import NAMESPACE, breaches

from analysis.export.qda import codebook_qdc, project_qdpx
from analysis.export.qda_content import CodedFinding, CodedProject, CodeEntry, SourceEntry

CODES = (
    CodeEntry("themes", "Teemat", (CodeEntry("theme p", "Hankinnat"),), is_heading=True),
    CodeEntry(
        "recurring", "Toistuvat", (CodeEntry("recurring 1", "Kriteerit puuttuvat & muuta <b>"),), is_heading=True
    ),
)
CODED = ("theme p", "recurring 1")
FINDING = CodedFinding("F1", "kriteerejä ei käytetä", (1,), CODED, "Hankinnat yleensä", "M1")
SOURCE = SourceEntry(
    "D1", "Havulinna/muistio.docx", "2026-03-02T08:00:00.123Z", ("Muistio", "- kriteerejä ei käytetä"), (FINDING,), "M1"
)
PROJECT = CodedProject("R1", "Kierros", CODES, (("M1", "Havulinna"), ("M2", "Sammalkoski")), (SOURCE,))


def opened(project: CodedProject) -> tuple[Element, dict[str, str]]:
    with zipfile.ZipFile(BytesIO(project_qdpx(project))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".txt")}
        return fromstring(archive.read("project.qde")), texts


def passages(project: CodedProject) -> list[tuple[str, str]]:
    """Each passage's text and the words written beside it."""
    root, texts = opened(project)
    found = []
    for source in root.iter(f"{NAMESPACE}TextSource"):
        text = texts["sources/" + source.get("plainTextPath", "").removeprefix("internal://")]
        for one in source.iter(f"{NAMESPACE}PlainTextSelection"):
            said = text[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))]
            found.append((said, one.findtext(f"{NAMESPACE}Description", "")))
    return found


def with_lines(*lines: str, text: str, at: tuple[int, ...]) -> CodedProject:
    source = replace(SOURCE, lines=lines, findings=(replace(FINDING, text=text, lines=at),))
    return replace(PROJECT, sources=(source,))


def test_the_project_is_as_the_schema_asks() -> None:
    assert breaches(opened(PROJECT)[0]) == []


def test_a_project_without_findings_or_sources_is_as_the_schema_asks() -> None:
    for project in (replace(PROJECT, sources=()), replace(PROJECT, sources=(), cases=(), codes=())):
        assert breaches(opened(project)[0]) == []


def test_a_breach_of_the_schema_is_noticed() -> None:
    root = opened(PROJECT)[0]
    root.insert(0, root[-1])
    root[0][0].attrib.pop("guid")

    assert {"Project is out of order", "Note lacks guid"} <= set(breaches(root))


def test_a_passage_is_the_very_words_of_the_finding() -> None:
    assert passages(PROJECT) == [("kriteerejä ei käytetä", "")]


def test_words_that_a_person_corrected_travel_beside_the_line() -> None:
    project = with_lines("- kriteerit puuttuu  ", text="Kriteerit puuttuvat.", at=(0,))

    assert passages(project) == [("- kriteerit puuttuu", "Kriteerit puuttuvat.")]


def test_a_finding_on_neighbouring_lines_is_one_passage_and_on_lines_apart_two() -> None:
    lines = ("yksi", "kaksi", "väli", "kolme")

    assert [said for said, _ in passages(with_lines(*lines, text="x", at=(0, 1)))] == ["yksi\nkaksi"]
    assert [said for said, _ in passages(with_lines(*lines, text="x", at=(0, 3)))] == ["yksi", "kolme"]


def test_positions_count_characters_whatever_stands_before() -> None:
    lines = ("😀 \x0b\x00 päivä\r\ntoinen\rkolmas", "- kriteerejä ei käytetä")

    assert passages(with_lines(*lines, text="kriteerejä ei käytetä", at=(1,))) == [("kriteerejä ei käytetä", "")]
    assert all("\r" not in text for text in opened(with_lines(*lines, text="x", at=(1,)))[1].values())


def test_text_is_text_and_no_markup() -> None:
    names = [one.get("name") for one in opened(PROJECT)[0].iter(f"{NAMESPACE}Code")]

    assert "Kriteerit puuttuvat & muuta <b>" in names


def test_the_same_content_gives_the_same_bytes() -> None:
    assert project_qdpx(PROJECT) == project_qdpx(PROJECT)
    assert project_qdpx(PROJECT) != project_qdpx(replace(PROJECT, name="Toinen"))
    assert codebook_qdc(PROJECT) == codebook_qdc(PROJECT)


def test_another_program_s_library_opens_the_project_and_the_codebook(tmp_path) -> None:
    (tmp_path / "a.qdpx").write_bytes(project_qdpx(PROJECT))
    (tmp_path / "a.qdc").write_bytes(codebook_qdc(PROJECT))
    project = RefiProject.load(tmp_path / "a.qdpx", str(tmp_path / "open"))
    source = project.sources.text_source[0]
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "open").read_text(encoding="utf-8")

    mark = source.plain_text_selection[0]
    assert text[mark.start_position : mark.end_position] == FINDING.text
    assert len(mark.coding) == len(CODED)
    assert [case.name for case in project.cases.case] == ["Havulinna", "Sammalkoski"]
    assert [code.name for code in RefiCodebook.load(tmp_path / "a.qdc").codes.code] == ["Teemat", "Toistuvat"]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=80, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS.filter(str.strip), st.data())
def test_whatever_lines_say_the_project_is_sound_and_its_passages_stand_in_the_text(lines, text, data) -> None:
    at = data.draw(st.sets(st.sampled_from(range(len(lines))), min_size=1))
    project = with_lines(*lines, text=text, at=tuple(sorted(at)))

    assert breaches(opened(project)[0]) == []
    assert all(said == said.strip() or said == text for said, _ in passages(project))
