"""Tables of notes: what merged cells, bands, ticks, colours and a person's correction make of each row."""

from dataclasses import replace

import pytest
from ingest_builders import findings, line, read, workbook

from analysis.ingest.reading import read_file
from analysis.model.codes import FindingType, Flag, Layout, LineStatus, SetAsideReason, WaitingReason
from analysis.model.imports import ReadSource, SourceFile
from analysis.model.tables import Column, TableMapping
from tests.corpus import excel_files
from tests.corpus.entry import CorpusFile
from tests.corpus.sheet_makers import book, sheet


def of_corpus(name: str) -> ReadSource:
    file = next(file for file in excel_files.FILES if file.name == name)
    return _read(file)


def _read(file: CorpusFile) -> ReadSource:
    return read(file.data, file.name)


def by_text(source: ReadSource) -> dict[str, tuple[str | None, FindingType | None]]:
    return {f.text: (f.theme.code if f.theme.is_sure else None, f.finding_type) for f in findings(source)}


def test_a_merged_theme_covers_its_rows() -> None:
    assert by_text(of_corpus("yhdistetty_teema.xlsx"))["x" * 30][0] == "procurement"


def test_a_theme_written_once_above_a_run_of_rows_is_asked_not_taken() -> None:
    rows = [
        ["Teema", "Huomio"],
        ["Hankinnat", "a b c"],
        [None, "d e f"],
        [None, "g h i"],
        ["EK", "j k l"],
        [None, "m n o"],
    ]

    third = findings(read(workbook(rows)))[2]

    assert third.theme.code == "procurement"
    assert Flag.THEME_UNCERTAIN in third.flags


def test_bands_between_rows_give_the_theme_of_what_lies_under_them() -> None:
    found = by_text(of_corpus("vyohykkeet.xlsx"))

    assert found[excel_files.TENDER] == ("procurement", FindingType.DEVELOPMENT)
    assert found[excel_files.MONTHLY] == ("consumption_monitoring", FindingType.STRENGTH)


def test_columns_of_types_give_the_type_and_ticks_too() -> None:
    matrix, ticks = by_text(of_corpus("matriisi.xlsx")), by_text(of_corpus("rastit.xlsx"))
    deep = by_text(of_corpus("kaksirivinen_otsikko.xlsx"))

    assert matrix[excel_files.NOBODY] == ("consumption_monitoring", FindingType.DEVELOPMENT)
    assert ticks[excel_files.TENDER] == ("procurement", FindingType.DEVELOPMENT)
    assert ticks[excel_files.MONTHLY][1] is FindingType.STRENGTH
    assert deep[excel_files.NOBODY] == ("audits", FindingType.DEVELOPMENT)


def test_tables_below_and_beside_one_another_keep_their_own_columns() -> None:
    below, beside = by_text(of_corpus("kaksi_taulukkoa.xlsx")), by_text(of_corpus("rinnakkain.xlsx"))

    assert below[excel_files.MONTHLY] == ("consumption_monitoring", FindingType.STRENGTH)
    assert beside[excel_files.TENDER][0] == "procurement"
    assert beside[excel_files.NOBODY][0] == "consumption_monitoring"


def test_a_colour_is_asked_and_its_answer_gives_the_type() -> None:
    source = of_corpus("vari_merkitsee.xlsx")
    table = source.tables[0]
    told = replace(table.mapping, colours=(("#C6EFCE", FindingType.STRENGTH), ("#FFC7CE", FindingType.DEVELOPMENT)))

    again = read_file(source.file, _context(), (told,))

    assert table.colours == ("#C6EFCE", "#FFC7CE")
    assert all(Flag.TYPE_UNCERTAIN in finding.flags for finding in findings(source))
    assert by_text(again)[excel_files.MONTHLY][1] is FindingType.STRENGTH
    assert by_text(again)[excel_files.TENDER][1] is FindingType.DEVELOPMENT
    assert again.warnings == () and again.tables[0].colours == ()


def _context() -> object:
    from ingest_builders import context

    return context()


def test_stripes_for_reading_mean_nothing() -> None:
    assert of_corpus("raidat.xlsx").tables[0].colours == ()


STRANGE = [["Alue", "Mitä?", "Merkki"], ["hankinnat", "toimittajia on yksi", "-"], ["EK", "rapsat mapissa", "-"]]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_person_can_say_what_the_columns_hold(suffix: str) -> None:
    as_text = "\n".join(";".join(row) for row in STRANGE).encode()
    file = SourceFile(f"outo.{suffix}", workbook(STRANGE) if suffix == "xlsx" else as_text, "Havulinna")
    name = "Taul1" if suffix == "xlsx" else ""
    told = TableMapping(name, 1, ((1, Column.THEME), (2, Column.TEXT), (3, Column.TYPE)))

    source = read_file(file, _context(), (told,))

    assert source.layout is Layout.EXCEL_ROWS
    assert by_text(source) == {
        "toimittajia on yksi": ("procurement", FindingType.DEVELOPMENT),
        "rapsat mapissa": ("audits", FindingType.DEVELOPMENT),
    }
    assert source.tables[0].mapping == told
    assert source.balance.lines_in == len(source.lines)


def test_what_was_recognised_is_shown_for_correction_and_gives_the_same_again() -> None:
    source = of_corpus("otsikkorivit.xlsx")
    table = source.tables[0]

    assert table.mapping.header_row == 4
    assert dict(table.mapping.columns) == {1: Column.NUMBER, 2: Column.THEME, 3: Column.TEXT, 4: Column.TYPE}
    assert table.headings == ("Nro", "Teema", "Huomio", "V/K")
    assert table.sample[0][2] == excel_files.MONTHLY
    assert read_file(source.file, _context(), (table.mapping,)).lines == source.lines


def test_who_said_it_is_not_in_the_sample() -> None:
    assert "Virtanen" not in str(of_corpus("kuka_sanoi.xlsx").tables)


def test_a_mapping_needs_a_column_of_notes() -> None:
    with pytest.raises(ValueError, match="notes"):
        TableMapping("", 1, ((1, Column.THEME),))


def test_a_sheet_named_by_a_municipality_is_that_municipalitys() -> None:
    rows = [["Teema", "Huomio"], ["Hankinnat", "kriteerit puuttuvat laitteista"]]

    source = read(book({"Lumiranta": rows, "Haast 2": rows}), folder=None, name="huomiot.xlsx")

    assert [finding.municipality_id for finding in findings(source)] == ["M5", None]


def test_hidden_parts_are_read_and_set_aside() -> None:
    source = of_corpus("piilotettua.xlsx")

    hidden = [line for line in source.lines if line.decision.set_aside is SetAsideReason.HIDDEN_PART]
    assert {line.raw for line in hidden} >= {excel_files.NOBODY, "sivuhuomautus"}
    assert any(line.locator.startswith("Vanhat!") for line in hidden)
    assert not any(line.findings for line in hidden)


def test_a_formula_without_a_value_waits_and_is_never_computed() -> None:
    waiting = line(of_corpus("kaava_ilman_arvoa.xlsx"), "=CONC")

    assert waiting.decision.waiting is WaitingReason.UNREADABLE_TEXT
    assert waiting.findings == ()


def test_a_long_sentence_outside_the_notes_column_is_asked() -> None:
    odd = "Koko vierailun ajan puhuttiin siitä, että mittareita ei lue kukaan eikä rahaa ole."

    source = read(sheet([["Nro", "Huomio", "Teema"], [1, "kriteerit puuttuvat", "hankinnat"], [odd]]), "a.xlsx")

    assert line(source, odd).decision.status is LineStatus.WAITING


def test_a_row_of_notes_is_not_taken_for_a_second_header() -> None:
    table = (
        "Teema;V/K;Huomio\norg;V;vuosikello on sovittu\nmuuta;?;saako hukkalämmöstä tukea?\norg;K;sijainen puuttuu\n"
    )

    source = read(table, name="havainnot.csv")

    assert [finding.text for finding in findings(source)][1:] == ["saako hukkalämmöstä tukea?", "sijainen puuttuu"]
