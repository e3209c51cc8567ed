"""Word files: what stands above, beside and behind the running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_builders import findings, line, read

from analysis.model.codes import FindingType, Flag, RoleClass, SetAsideReason
from analysis.model.imports import ReadSource, ReadWarning
from tests.corpus.word_files import FILES
from tests.corpus.word_parts import cell, docx, item, para, row, run, table

CORPUS = {file.name: file for file in FILES}
HEADING = para("Hankinnat", "Otsikko2")
ALL_COLUMNS = '<w:gridSpan w:val="3"/>'


def _corpus(name: str) -> ReadSource:
    return read(CORPUS[name].data, name)


def _said(source: ReadSource, text: str):
    return next(finding for finding in findings(source) if finding.text == text)


def test_a_nested_item_has_its_parent_as_context() -> None:
    source = _corpus("luettelot.docx")

    assert _said(source, "autoissa kyllä käytetään").context == "Kriteerejä ei käytetä laitteissa"
    assert _said(source, "käsin kirjoitettu luetelma riittää").context == ""


def test_a_bold_line_is_a_heading_by_run_by_style_and_not_where_a_run_is_plain() -> None:
    source = _corpus("lihavoidut_otsikot.docx")

    headings = [one.raw for one in source.lines if one.decision.set_aside is SetAsideReason.HEADING]
    assert headings == ["Hankinnat", "Kulutusseuranta", "Koulutus ja viestintä"]
    assert [finding.theme.code for finding in findings(source)][:3] == [
        "procurement",
        "consumption_monitoring",
        "training",
    ]


def test_a_numbered_bold_line_that_names_a_theme_is_a_heading() -> None:
    numbered = item(run("Kulutusseuranta", "<w:b/>"))
    source = read(docx(HEADING, numbered, item("Mittarit vaihdettiin", 1), item(run("Tärkeä asia", "<w:b/>"), 1)))

    assert line(source, "Kulutusseuranta").decision.set_aside is SetAsideReason.HEADING
    assert _said(source, "Mittarit vaihdettiin").theme.code == "consumption_monitoring"
    assert line(source, "Tärkeä").decision.set_aside is None


def test_a_comment_is_a_question_whose_author_stays_unnamed() -> None:
    source = _corpus("kommentit.docx")

    first, second = (one for one in source.lines if one.locator in ("comment 1", "comment 2"))
    assert first.findings[0].finding_type is FindingType.QUESTION
    assert first.findings[0].context == "Kriteerit ovat käytössä"
    assert first.findings[0].theme.code == "procurement"
    assert first.findings[0].role_class is None
    assert second.findings[0].role_class is RoleClass.PREMISES
    assert "Salosen" not in second.findings[0].text


def test_a_comment_stays_a_question_whatever_it_begins_with() -> None:
    comment = f'<w:comment w:id="1" w:author="Motiva">{para("Vahvuus: ohje toimii")}</w:comment>'
    source = read(docx(HEADING, item(run("Ohje on") + '<w:r><w:commentReference w:id="1"/></w:r>'), comments=comment))

    assert line(source, "Vahvuus").findings[0].finding_type is FindingType.QUESTION
    assert [person.original for person in source.hidden] == []


def test_a_footnote_has_its_sentence_as_context() -> None:
    source = _corpus("viitteet.docx")

    assert [one.locator for one in source.lines] == ["para 1", "para 2", "footnote 1", "endnote 1"]
    assert _said(source, "Ohje koskee vain laitehankintoja").context == "Ohje on hyväksytty"


def test_merged_theme_and_type_cells_tell_no_more_than_they_say() -> None:
    source = _corpus("matriisi_yhdistetyt.docx")

    below = _said(source, "Seuranta puuttuu kokonaan")
    assert (below.theme.code, below.finding_type) == ("procurement", FindingType.DEVELOPMENT)
    assert line(source, "Vertaisoppimisvierailu").decision.set_aside is SetAsideReason.METADATA
    # Over both columns: neither a strength nor a difficulty by its place.
    assert _said(source, "Mittarit vaihdettiin").finding_type is None


def test_a_cell_merged_down_over_two_themes_asks_for_its_theme() -> None:
    merged = cell("Asiasta puhuttiin kahdessa teemassa", properties='<w:vMerge w:val="restart"/>')
    source = read(
        docx(
            table(
                row("Teema", "Vahvuudet", "Kehittämiskohteet"),
                row("Hankinnat", merged, ""),
                row("Koulutus", cell("", properties="<w:vMerge/>"), ""),
            )
        )
    )

    theme = _said(source, "Asiasta puhuttiin kahdessa teemassa").theme
    assert not theme.is_sure
    assert {theme.code, *theme.alternatives} >= {"procurement", "training"}


def test_a_row_over_the_whole_width_names_the_theme_of_the_rows_below() -> None:
    source = read(
        docx(
            table(
                row("Teema", "Vahvuudet", "Kehittämiskohteet"),
                row(cell("HANKINNAT", properties=ALL_COLUMNS)),
                row("", "Ohje on selkeä", ""),
                row(cell("KULUTUSSEURANTA", properties=ALL_COLUMNS)),
                row("", "Tuntidata tulee", ""),
            )
        )
    )

    assert [finding.theme.code for finding in findings(source)] == ["procurement", "consumption_monitoring"]


def test_a_table_in_a_cell_takes_the_theme_and_type_of_the_cell_and_is_read_once() -> None:
    source = _corpus("sisataulukko.docx")

    inner = line(source, "Laitteet saatiin")
    assert inner.locator == "table 1 r2 c2 / table 1 r1 c1"
    assert (inner.findings[0].theme.code, inner.findings[0].finding_type) == ("procurement", FindingType.STRENGTH)
    assert len(findings(source)) == 3


def test_a_heading_in_a_cell_holds_for_its_cell_only() -> None:
    inside = cell(para(run("Kehittämiskohteet", "<w:b/>")), "Kriteerit puuttuvat laitteista")
    source = read(docx(HEADING, table(row(inside, "Toinen solu kertoo muusta"), row("a b c", "d e f"))))

    assert _said(source, "Kriteerit puuttuvat laitteista").finding_type is FindingType.DEVELOPMENT
    assert _said(source, "Toinen solu kertoo muusta").finding_type is None


def test_a_heading_in_a_box_does_not_rule_the_text_after_it() -> None:
    box = "<w:r><w:pict><w:txbxContent>{}{}</w:txbxContent></w:pict></w:r>"
    inside = box.format(para(run("Koulutus", "<w:b/>")), para("Ekotuki kokoontuu kuukausittain"))
    source = read(docx(HEADING, para(run("Ruutu on tässä kohdassa") + inside), item("Kriteerit ovat käytössä")))

    assert _said(source, "Ekotuki kokoontuu kuukausittain").theme.code == "training"
    assert _said(source, "Kriteerit ovat käytössä").theme.code == "procurement"


@pytest.mark.parametrize(
    "facts",
    [
        table(row("Pvm", "Haastateltavat", "Paikka"), row("17.3.2022", "rehtori", "Teams")),
        table(row("Pvm", "17.3.2022", "Paikka", "Teams"), row("Haastateltavat", "rehtori", "Poissa", "talousjohtaja")),
    ],
)
def test_facts_of_the_visit_are_known_in_any_direction(facts: str) -> None:
    source = read(docx(facts, HEADING, item("Ohje on selkeä kaikille")))

    assert line(source, "17.3.2022").decision.set_aside is SetAsideReason.METADATA
    assert findings(source)[0].role_class is RoleClass.SERVICE_SECTORS


def test_a_page_header_tells_whose_notes_they_are_and_is_no_finding() -> None:
    source = read(CORPUS["ylatunniste.docx"].data, "muistio.docx", folder=None)

    header = line(source, "Vertaisoppimisvierailu")
    assert header.locator == "pageheader 1"
    assert header.decision.set_aside is SetAsideReason.PAGE_EDGE
    assert source.municipality.code == "M2"


def test_a_page_header_with_the_visitors_does_not_make_the_notes_theirs() -> None:
    source = read(docx(HEADING, item("Ohje on"), header1=para("Haastattelijat: Lumiranta")), "m.docx", folder=None)

    assert source.municipality.code is None


def test_what_a_form_asks_to_be_typed_over_and_contents_are_set_aside() -> None:
    assert line(_corpus("sisallonohjaus.docx"), "Kirjoita").decision.set_aside is SetAsideReason.NO_CONTENT
    assert line(_corpus("kentat.docx"), "Sisällys").decision.set_aside is SetAsideReason.METADATA


def test_hidden_text_is_reported_and_never_a_finding() -> None:
    source = _corpus("piilotettu_teksti.docx")

    hidden = [one for one in source.lines if one.decision.set_aside is SetAsideReason.HIDDEN_PART]
    assert [one.locator for one in hidden] == ["para 2 hidden", "para 3 hidden", "table 1 r1 c1 hidden"]
    assert not any(one.findings for one in hidden)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=40)
_BLOCK = st.one_of(
    _TEXT.map(lambda text: para(run(text))),
    _TEXT.map(lambda text: item(run(text))),
    _TEXT.map(lambda text: item(run(text), 1)),
    _TEXT.map(lambda text: para(run(text, "<w:b/>"))),
    _TEXT.map(lambda text: para(run(text, "<w:vanish/>"))),
    _TEXT.map(lambda text: para(run(text), "Otsikko2")),
    st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=3).map(
        lambda rows: table(*(row(cell(para(run(a))), cell(para(run(b)))) for a, b in rows))
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=8), _TEXT)
def test_any_document_balances_keeps_its_raw_text_and_reads_the_same_again(blocks: list[str], last: str) -> None:
    data = docx(*blocks, para(run("Loppurivi " + last)))

    source = read(data)

    locators = [one.locator for one in source.lines]
    assert source.balance.lines_in == len(source.lines)
    assert len(locators) == len(set(locators))
    assert "Loppurivi " + last in [one.raw for one in source.lines]
    assert source == read(data)


def test_a_sound_file_raises_no_warning() -> None:
    assert _corpus("luettelot.docx").warnings == ()
    assert ReadWarning.TRACKED_CHANGES in _corpus("muutokset.docx").warnings


def test_a_blank_theme_in_a_table_is_asked_and_not_filled_from_the_heading_or_the_row_above() -> None:
    rows = (
        row(cell(para("Teema")), cell(para("Huomio"))),
        row(cell(para("Hankinnat")), cell(para("kriteerit ovat käytössä"))),
        row(cell(para("")), cell(para("johto on sitoutunut"))),
    )

    source = read(docx(para("Koulutus ja viestintä", "Otsikko2"), table(*rows)), "muistio.docx")

    assert _said(source, "kriteerit ovat käytössä").theme.is_sure
    blank = _said(source, "johto on sitoutunut").theme
    assert (blank.code, blank.is_sure) == ("procurement", False)


def _below_organisation(*body: str) -> ReadSource:
    return read(docx(para("1. Organisointi", "Otsikko2"), item("vuosikello on sovittu"), *body, item(NEXT)))


NEXT = "asia sovittiin yhdessä"
BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("bold", "plain", "text"),
    [
        ("2. Hankinnat", " – kriteerit puuttuvat", "kriteerit puuttuvat"),
        ("Hankinnat: ", "kriteerit puuttuvat", "kriteerit puuttuvat"),
        ("HANKINNAT –", " kriteerit puuttuvat", "kriteerit puuttuvat"),
        ("Hankinnat.", " Kriteerit puuttuvat", "Hankinnat. Kriteerit puuttuvat"),
    ],
)
def test_a_theme_in_bold_before_its_text_opens_its_section(bold: str, plain: str, text: str) -> None:
    source = _below_organisation(para(run(bold, BOLD) + run(plain)))

    assert line(source, bold.strip()).raw == bold + plain
    for said in (text, NEXT):
        assert (_said(source, said).theme.code, _said(source, said).theme.is_sure) == ("procurement", True)


def test_a_section_opened_in_bold_ends_at_the_next_heading_and_types_go_on_within_it() -> None:
    opening = para(run("2. ") + run("Hankinnat", BOLD) + run(" – kriteerit puuttuvat"))
    below = (para(run("Vahvuudet", BOLD)), item("ohje löytyy"), para("3. Koulutus", "Otsikko2"))
    source = _below_organisation(opening, *below)

    ready = _said(source, "ohje löytyy")
    assert (ready.theme.code, ready.finding_type) == ("procurement", FindingType.STRENGTH)
    assert (_said(source, NEXT).theme.code, _said(source, NEXT).finding_type) == ("training", None)


def test_a_type_above_holds_for_the_themes_that_begin_in_bold_below_it() -> None:
    opening = para(run("Hankinnat", BOLD) + run(" – laskuri otettiin mukaan"))
    source = read(docx(para(run("Vahvuudet", BOLD)), opening, item(NEXT)))

    assert [finding.finding_type for finding in findings(source)] == [FindingType.STRENGTH] * 2
    assert [finding.theme.code for finding in findings(source)] == ["procurement"] * 2


@pytest.mark.parametrize(
    "opening",
    [
        para(run("Seuranta", BOLD) + run(" – asia on kesken")),
        para(run("Hankinnat", BOLD) + run(" tehdään yhdessä naapurin kanssa")),
        item(run("Viestintä:", BOLD) + run(" toimii hyvin")),
        para(run("- ") + run("Katselmukset", BOLD) + run(": raportit luettiin")),
    ],
    ids=["doubtful tag", "stress in a sentence", "item of a list", "typed item"],
)
def test_after_a_bold_beginning_in_doubt_the_lines_are_asked(opening: str) -> None:
    source = _below_organisation(opening)

    assert not _said(source, NEXT).theme.is_sure
    assert _said(source, NEXT).theme.code != "organisation"
    assert Flag.THEME_UNCERTAIN in _said(source, NEXT).flags
    assert _said(source, "vuosikello on sovittu").theme.is_sure


@pytest.mark.parametrize(
    "line_in_bold",
    [
        para(run("Todella tärkeää", BOLD) + run(" on jatkaa samalla tavalla")),
        para(run("Organisointi", BOLD) + run(" – asia on kesken")),
        para(run("Asia on kesken, ") + run("hankinnat", BOLD) + run(" myös")),
        item(run("Hankinnat:", BOLD) + run(" kesken"), 1),
    ],
    ids=["no theme", "same theme", "not at the beginning", "nested item"],
)
def test_other_bold_words_leave_the_section_as_it_was(line_in_bold: str) -> None:
    theme = _said(_below_organisation(line_in_bold), NEXT).theme

    assert (theme.code, theme.is_sure) == ("organisation", True)


def test_a_bold_first_line_above_bullets_typed_into_its_paragraph_is_a_heading() -> None:
    typed = "".join(f"<w:r><w:br/></w:r>{run(text)}" for text in ("- kriteerit puuttuvat", "- ohje on vanha"))
    source = _below_organisation(para(run("Hankinnat", BOLD) + typed))

    assert line(source, "Hankinnat").decision.set_aside is SetAsideReason.HEADING
    assert _said(source, "ohje on vanha").theme.code == "procurement"
    assert _said(source, NEXT).theme.code == "procurement"
