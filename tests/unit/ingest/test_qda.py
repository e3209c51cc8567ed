"""Coded projects of other programs (REFI-QDA): what an analyst gets of them."""

import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_builders import findings, line, read, word
from qda_builders import archive, codes, guid, project, qdc, qdpx, selection, source

from analysis.errors import UnreadableDocument
from analysis.model.codes import FindingType, Flag, Layout, LineStatus
from analysis.model.imports import ReadSource, ReadWarning

CRITERIA = "Kriteerejä ei käytetä pienissä hankinnoissa."
NOTES = f"Havulinna 3.2.2026\n\n{CRITERIA} Muuten sujuu.\nRaportit tulevat kerran vuodessa.\n"
BOOK = codes("Hankinnat", "Kulutusseuranta", "Vahvuudet", "Kehittämiskohteet", "ristiriita")


def of(xml: str, folder: str | None = "Havulinna", **members: bytes) -> ReadSource:
    return read(qdpx(xml, **members), "projekti.qdpx", folder)


def coded(*names: str, text: str = NOTES, said: str = CRITERIA, **more: str) -> ReadSource:
    return of(project(source("Muistio", text, selection(text, said, *names, **more)), book=BOOK))


def statuses(source: ReadSource) -> dict[str, LineStatus]:
    return {line.raw: line.decision.status for line in source.lines}


def test_a_coded_passage_is_a_finding_with_the_theme_and_type_of_its_codes() -> None:
    read_source = coded("Hankinnat", "Kehittämiskohteet")

    finding = line(read_source, CRITERIA).findings[0]
    assert read_source.layout is Layout.QDA
    assert (finding.text, finding.theme.code, finding.theme.is_sure) == (CRITERIA, "procurement", True)
    assert finding.finding_type is FindingType.DEVELOPMENT
    assert "Muistio, line 3, characters 21–64" in {one.locator for one in read_source.lines}


def test_lines_that_nobody_coded_wait_or_are_set_aside_and_are_never_lost() -> None:
    found = statuses(coded("Hankinnat"))

    assert found["Raportit tulevat kerran vuodessa."] is LineStatus.WAITING
    assert found[" Muuten sujuu."] is LineStatus.WAITING
    assert found["Havulinna 3.2.2026"] is LineStatus.SET_ASIDE


def test_a_project_that_nobody_coded_is_read_as_typed_notes() -> None:
    text = "Hankinnat\n- kriteerejä ei käytetä laitteissa\n"

    assert [f.theme.code for f in findings(of(project(source("Muistio", text))))] == ["procurement"]


def test_a_code_that_is_no_theme_stays_a_tag_and_the_theme_is_asked() -> None:
    finding = line(coded("ristiriita"), CRITERIA).findings[0]

    assert finding.context.startswith("ristiriita – ")
    assert Flag.THEME_UNCERTAIN in finding.flags


def test_a_passage_of_two_themes_is_asked_with_both() -> None:
    text = "Asia hoituu vaihtelevasti talosta toiseen."
    theme = line(coded("Hankinnat", "Kulutusseuranta", text=text, said=text), text).findings[0].theme

    assert not theme.is_sure
    assert {theme.code, *theme.alternatives} == {"procurement", "consumption_monitoring"}


def test_a_code_below_a_theme_has_the_theme_of_the_code_above_it() -> None:
    book = codes(("Hankinnat", "pienet"))
    read_source = of(project(source("M", NOTES, selection(NOTES, CRITERIA, "pienet")), book=book))

    assert line(read_source, CRITERIA).findings[0].theme.code == "procurement"


def test_a_coded_passage_is_meant_even_when_it_begins_like_a_fact_of_the_visit() -> None:
    text = "Haastateltavat kertoivat, että kriteerejä ei ole.\n"

    assert statuses(coded("Hankinnat", text=text, said=text.strip()))[text.strip()] is LineStatus.IMPORTED


def test_overlapping_passages_and_passages_over_lines_are_kept_whole() -> None:
    text = "Ensimmäinen rivi kertoo hankinnoista\nja toinen rivi jatkaa seurannasta.\n"
    both, inner = text.strip(), "toinen rivi jatkaa seurannasta"
    marks = selection(text, both, "Hankinnat") + selection(text, inner, "Kulutusseuranta")
    found = statuses(of(project(source("M", text, marks), book=BOOK)))

    assert found[both] is LineStatus.IMPORTED
    assert found[inner] is LineStatus.IMPORTED


def test_the_codebook_the_cases_and_the_sources_are_listed() -> None:
    cases = f'<Case guid="{guid("c")}" name="Sammalkoski"><SourceRef targetGUID="{guid("M")}"/></Case>'
    raws = [one.raw for one in of(project(source("M", NOTES), book=BOOK, cases=cases)).lines]

    assert {"Hankinnat", "ristiriita", "Sammalkoski", "M"} <= set(raws)


def test_a_case_tells_the_municipality_of_its_sources_and_passages() -> None:
    whole = f'<Case guid="{guid("c")}" name="Sammalkoski"><SourceRef targetGUID="{guid("A")}"/></Case>'
    a, b = "Yksi asia sujuu hyvin.\n", "Toinen asia sujuu hyvin.\n"
    part = f'<Case guid="{guid("d")}" name="Lumiranta"><SelectionRef targetGUID="{guid(b.strip())}"/></Case>'
    sources = (
        source("A", a, selection(a, a.strip(), "Hankinnat")),
        source("B", b, selection(b, b.strip(), "Hankinnat")),
    )
    read_source = of(project(*sources, book=BOOK, cases=whole + part), folder=None)

    assert [f.municipality_id for f in findings(read_source)] == ["M2", "M5"]


def test_the_municipality_of_one_source_is_not_given_to_another() -> None:
    a, b = "Yksi asia sujuu hyvin.\n", "Toinen asia sujuu hyvin.\n"
    marks = (selection(a, a.strip(), "Hankinnat"), selection(b, b.strip(), "Hankinnat"))
    read_source = of(project(source("Sammalkoski", a, marks[0]), source("Muu", b, marks[1]), book=BOOK), folder=None)

    assert [f.municipality_id for f in findings(read_source)] == ["M2", None]


def test_a_code_that_stands_for_a_case_is_the_case_and_no_tag() -> None:
    cases = f'<Case guid="{guid("Sammalkoski")}" name="Sammalkoski"/>'
    marks = selection(NOTES, CRITERIA, "Hankinnat", "Sammalkoski")
    xml = project(source("M", NOTES, marks), book=BOOK + codes("Sammalkoski"), cases=cases)
    finding = line(of(xml, folder=None), CRITERIA).findings[0]

    assert (finding.municipality_id, finding.context.startswith("Sammalkoski")) == ("M2", False)


def test_memos_are_questions_or_wait_as_context_beside_their_passage() -> None:
    notes = "".join(
        f'<Note guid="{guid(key)}" name="{key}" creatingUser="{guid("u")}">'
        f"<PlainTextContent>{text}</PlainTextContent></Note>"
        for key, text in (("m1", "Koskeeko tämä myös rakentamista?"), ("m2", "Sama kuultiin kolmessa haastattelussa."))
    )
    refs = f'<NoteRef targetGUID="{guid("m1")}"/><NoteRef targetGUID="{guid("m2")}"/>'
    marks = selection(NOTES, CRITERIA, "Hankinnat", inside=refs)
    users = f'<Users><User guid="{guid("u")}" name="Maija Mallikas"/></Users>'
    xml = project(source("M", NOTES, marks), book=BOOK, notes=notes).replace("<CodeBook>", f"{users}<CodeBook>", 1)
    read_source = of(xml)

    asked, told = line(read_source, "Koskeeko"), line(read_source, "Sama kuultiin")
    assert asked.findings[0].finding_type is FindingType.QUESTION
    assert (told.decision.status, told.findings[0].finding_type) == (LineStatus.WAITING, FindingType.CONTEXT)
    assert {asked.findings[0].theme.code, told.findings[0].theme.code} == {"procurement"}
    assert "Mallikas" not in "".join(f"{one.raw}{one.locator}{one.findings}" for one in read_source.lines)


def test_the_comment_of_a_passage_is_kept() -> None:
    assert (
        line(coded("Hankinnat", comment="Onko tämä vielä näin?"), "Onko tämä").findings[0].finding_type
        is FindingType.QUESTION
    )


def test_text_and_word_sources_inside_the_archive_are_read() -> None:
    text = "Raportit tulevat kerran vuodessa.\r\nKriteerejä ei käytetä.\r\n"
    marks = selection(text, "Kriteerejä ei käytetä.", "Hankinnat")
    plain = f'<TextSource guid="{guid("a")}" name="A" plainTextPath="internal://a.txt">{marks}</TextSource>'
    rich = f'<TextSource guid="{guid("b")}" name="B" richTextPath="internal://b.docx"/>'
    read_source = of(
        project(plain, rich, book=BOOK), a__txt=text.encode("utf-8-sig"), b__docx=word(("Normal", "Sopimus on tehty."))
    )

    assert line(read_source, "Kriteerejä").decision.status is LineStatus.IMPORTED
    assert line(read_source, "Sopimus on tehty").locator == "B, para 1"


def test_positions_that_count_a_line_end_as_one_character_are_understood() -> None:
    text = "Raportit tulevat kerran vuodessa.\nKriteerejä ei käytetä lainkaan.\n"
    marks = selection(text, "Kriteerejä ei käytetä lainkaan.", "Hankinnat")
    plain = f'<TextSource guid="{guid("a")}" name="A" plainTextPath="internal://a.txt">{marks}</TextSource>'
    read_source = of(project(plain, book=BOOK), a__txt=text.replace("\n", "\r\n").encode())

    assert line(read_source, "Kriteerejä").raw == "Kriteerejä ei käytetä lainkaan."


@pytest.mark.parametrize(
    "path", ["relative://../salaisuus.txt", "absolute:///etc/passwd", "internal://../../etc/passwd", "/etc/passwd"]
)
def test_nothing_outside_the_archive_is_opened(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = f'<TextSource guid="{guid("x")}" name="Ulkona" plainTextPath="{path}"/>'
    monkeypatch.setattr(Path, "open", lambda *a, **k: pytest.fail("opened"))
    read_source = of(project(outside, source("M", NOTES)))

    assert ReadWarning.OUTSIDE_NOT_READ in read_source.warnings
    assert "Ulkona" in statuses(read_source)


def test_pictures_sets_and_misplaced_passages_are_told_and_nothing_else_is_lost() -> None:
    far = f'<PlainTextSelection guid="{guid("f")}" name="Kadonnut kohta" startPosition="9000" endPosition="9010"/>'
    picture = f'<PictureSource guid="{guid("p")}" name="Kuva taulusta" path="internal://p.png"/>'
    sets = f'<Sets><Set guid="{guid("s")}" name="Joukko"/></Sets>'
    read_source = of(project(source("M", NOTES, far), picture, more=sets))

    assert {ReadWarning.MEDIA_NOT_READ, ReadWarning.SETS_LEFT_OUT, ReadWarning.PASSAGES_MISPLACED} <= set(
        read_source.warnings
    )
    assert statuses(read_source)["Kadonnut kohta"] is LineStatus.WAITING
    assert "Kuva taulusta" in statuses(read_source)


def test_a_codebook_alone_lists_its_codes_and_says_that_it_is_one() -> None:
    read_source = read(qdc("Hankinnat", ("Seuranta", "raportit")), "koodit.qdc", None)

    assert [one.raw for one in read_source.lines] == ["Hankinnat", "Seuranta", "raportit"]
    assert read_source.warnings[0] is ReadWarning.ONLY_CODES
    assert findings(read_source) == []


ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "x">]><Project name="&a;" xmlns="urn:QDA-XML:project:1.0"/>'
)


@pytest.mark.parametrize(
    "data",
    [
        qdpx(ENTITY),
        ENTITY.encode(),
        qdpx("<Project"),
        archive(("project.qde", project()), ("other.qde", project())),
        archive(("project.qde", project()), ("sources/a.txt", "a"), ("Sources/A.TXT", "b")),
        qdpx(project(source("M", "a", '<PlainTextSelection guid="" startPosition="x" endPosition="2"/>'))),
    ],
)
def test_entities_doubled_members_and_broken_xml_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read(data, "projekti.qdpx")

    assert refusal.value.reason in ("damaged", "unsafe_xml", "unsafe_archive")


def test_a_second_member_of_the_same_name_is_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        doubled = archive(("project.qde", project()), ("project.qde", project(source("M", NOTES))))
    with pytest.raises(UnreadableDocument):
        read(doubled, "projekti.qdpx")


def test_codes_nested_without_end_do_not_stop_the_reading() -> None:
    deep = "<Code guid='' name='a' isCodable='true'>" * 5000 + "</Code>" * 5000

    assert len(of(project(source("M", NOTES), book=deep)).lines) > 5000


PIECES = st.text(alphabet="abcä .\n–?:", min_size=1, max_size=80)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=6))
def test_every_word_of_a_source_stands_in_a_line_whatever_was_coded(text: str, places: list[tuple[int, int]]) -> None:
    marks = "".join(
        f'<PlainTextSelection guid="{guid(str(n))}" startPosition="{a}" endPosition="{b}">'
        f'<Coding guid="{guid(f"k{n}")}"><CodeRef targetGUID="{guid("Hankinnat")}"/></Coding></PlainTextSelection>'
        for n, (a, b) in enumerate(places)
    )
    # Made once: an archive made later holds another time.
    made = project(source("M", text, marks), book=BOOK)
    read_source = of(made)

    said = "".join(one.raw for one in read_source.lines)
    assert read_source.balance.lines_in == len(read_source.lines)
    assert len({one.locator for one in read_source.lines}) == len(read_source.lines)
    assert all(word in said for part in text.split("\n") for word in [part.strip()] if word and not places)
    assert sum(map(str.isalnum, said)) >= sum(map(str.isalnum, text))
    assert all(
        one.raw in (*text.split("\n"), text) or one.raw in text or one.raw in BOOK + "KierrosM"
        for one in read_source.lines
    )
    assert read_source == of(made)
