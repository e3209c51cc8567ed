"""OpenDocument, rich text and PDF: the same of each as of Word, as far as the format carries it."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_builders import findings, line, read

from analysis.model.codes import FindingType, Flag, LineStatus, SetAsideReason
from analysis.model.imports import ReadSource
from tests.corpus import open_document_files, pdf_files, rich_text_files
from tests.corpus.open_document_files import HEADING, items, odt, p
from tests.corpus.pdf_files import pdf
from tests.corpus.rich_text_files import rtf

CORPUS = {file.name: file for module in (open_document_files, pdf_files, rich_text_files) for file in module.FILES}

SAID = "Asia sovittiin viime vuonna kokouksessa"


def _corpus(name: str) -> ReadSource:
    return read(CORPUS[name].data, name)


def _said(source: ReadSource, text: str):
    return next(finding for finding in findings(source) if finding.text == text)


@pytest.mark.parametrize("name", ["muistio.odt", "muistio.rtf"])
def test_headings_lists_and_parents_are_known(name: str) -> None:
    source = _corpus(name)

    nested = _said(source, "autoissa kyllä käytetään")
    assert nested.theme.code == "procurement"
    assert nested.context.startswith("Kriteerejä ei käytetä")
    assert line(source, "Kulutusseuranta").decision.set_aside is SetAsideReason.HEADING


@pytest.mark.parametrize("name", ["matriisi.odt", "matriisi.rtf"])
def test_a_matrix_with_a_merged_theme_gives_theme_and_type(name: str) -> None:
    source = _corpus(name)

    strength, lack = _said(source, "Ohje on selkeä"), _said(source, "Seuranta puuttuu kokonaan")
    assert (strength.theme.code, strength.finding_type) == ("procurement", FindingType.STRENGTH)
    assert (lack.theme.code, lack.finding_type) == ("procurement", FindingType.DEVELOPMENT)


@pytest.mark.parametrize("name", ["viitteet_ja_kommentit.odt", "viitteet_ja_kommentit.rtf"])
def test_comments_are_questions_and_notes_have_their_sentence(name: str) -> None:
    source = _corpus(name)

    assert line(source, "Koskeeko").findings[0].finding_type is FindingType.QUESTION
    assert _said(source, "Ohje koskee vain laitehankintoja").context == "Ohje on hyväksytty"


@pytest.mark.parametrize("name", ["ruutu_ja_tunnisteet.odt", "viitteet_ja_kommentit.rtf"])
def test_headers_and_footers_are_set_aside(name: str) -> None:
    assert line(_corpus(name), "Vierailu / Sammalkoski").decision.set_aside is SetAsideReason.PAGE_EDGE


def test_lines_of_a_pdf_are_less_certain_and_half_sentences_are_asked() -> None:
    source = read(
        pdf(("Hankinnat", "- Ohje on selkeä", "lauseen loppu ilman alkua", "Tämä on kokonainen lause.")), "a.pdf"
    )

    assert line(source, "Hankinnat").decision.set_aside is SetAsideReason.HEADING
    assert all(Flag.UNSURE in finding.flags for finding in findings(source))
    assert line(source, "- Ohje").decision.status is LineStatus.IMPORTED
    assert line(source, "lauseen").decision.status is LineStatus.WAITING
    assert line(source, "Tämä").decision.status is LineStatus.IMPORTED


def test_a_sentence_over_lines_of_a_pdf_is_one_line_with_its_place() -> None:
    source = _corpus("muistio.pdf")

    broken = line(source, "- Kriteerejä")
    assert broken.locator == "page 1 line 3–4"
    assert broken.raw == "- Kriteerejä ei käytetä laitehankinnoissa, koska ohje on vanha\neikä sitä ole päivitetty"


def test_running_heads_of_a_pdf_are_set_aside() -> None:
    source = _corpus("tunnisteet.pdf")

    edges = [one.raw for one in source.lines if one.decision.set_aside is SetAsideReason.PAGE_EDGE]
    assert edges == ["Luonnos 1 / 2", "Sivu 1", "Luonnos 2 / 2", "Sivu 2"]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Z")), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=8), st.booleans())
def test_any_open_document_balances_and_keeps_its_raw_text(texts: list[str], as_list: bool) -> None:
    paragraphs = [p(escape(text)) for text in texts]
    data = odt(HEADING, items(*paragraphs) if as_list else "".join(paragraphs))

    source = read(data)

    assert [one.raw for one in source.lines] == ["Hankinnat", *texts]
    assert source.balance.lines_in == len(source.lines)
    assert source == read(data)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=8))
def test_any_rich_text_balances_and_keeps_its_raw_text(texts: list[str]) -> None:
    data = rtf(*(_escaped(text) + r"\par" for text in texts))

    source = read(data)

    assert [one.raw for one in source.lines] == texts
    assert source.balance.lines_in == len(source.lines)
    assert source == read(data)


def _escaped(text: str) -> str:
    """Every letter as RTF writes what is not ASCII: by signed halves of sixteen bits."""
    data = text.encode("utf-16-le")
    units = (int.from_bytes(data[place : place + 2], "little", signed=True) for place in range(0, len(data), 2))
    return "".join(f"\\u{unit}?" for unit in units)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "m.odt",
            odt(HEADING, p('<text:span text:style-name="L">2. Koulutus</text:span> – kurssi jäi pitämättä'), p(SAID)),
        ),
        (
            "m.rtf",
            rtf(
                r"\pard\s2\b Hankinnat\par\pard\plain ",
                r"{\b 2. Koulutus} - kurssi j\'e4i pit\'e4m\'e4tt\'e4\par ",
                SAID + r"\par",
            ),
        ),
    ],
)
def test_a_theme_in_bold_before_its_text_opens_its_section(name: str, data: bytes) -> None:
    source = read(data, name)

    for text in ("kurssi jäi pitämättä", SAID):
        assert (_said(source, text).theme.code, _said(source, text).theme.is_sure) == ("training", True)
