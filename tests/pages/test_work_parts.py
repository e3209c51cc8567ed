"""The pure pieces of the work pages: piles of a preview, names of files, filters, paging, baskets."""

import pytest

from analysis.model.codes import FindingType, Flag, Layout, SetAsideReason, WaitingReason
from analysis.model.documents import IMPORTED, LineDecision, set_aside, waiting
from analysis.model.findings import Finding, FindingFilter
from analysis.model.imports import DraftFinding, DraftLine, Guess, ImportPreview, ReadSource, SourceFile
from analysis.workflow.views import FindingChanges, FindingRow
from pages.parts import paging, quotes
from pages.parts.finding_parts.filters import as_filter
from pages.parts.finding_parts.tagging import KEEP, changes_of
from pages.parts.import_parts.names import pasted_file, with_own_names
from pages.parts.import_parts.piles import piles_of
from pages.parts.locators import locator_text
from pages.parts.recurring_parts.basket import Basket, say_opposite


def line(locator: str, decision: LineDecision = IMPORTED, flags: frozenset[Flag] = frozenset()) -> DraftLine:
    finding = DraftFinding("Sanottua", "M1", Guess("organisation", 1.0), None, flags=flags)
    return DraftLine(locator, "Sanottua", decision, (finding,))


def preview(*lines: DraftLine) -> ImportPreview:
    return ImportPreview((ReadSource(SourceFile("a.txt", b""), "sha", Layout.PLAIN_TEXT, Guess("M1", 1.0), lines),))


def row(finding_id: str, municipality: str, kind: FindingType | None = None, version: int = 1) -> FindingRow:
    finding = Finding(finding_id, "M1", "organisation", kind, "Sanottua", ("L1",), version=version)
    return FindingRow(finding, municipality, "a.txt", "1", None, None)


def test_every_line_of_a_preview_is_in_one_pile() -> None:
    read = preview(
        line("1"),
        line("2", waiting(WaitingReason.IS_IT_A_FINDING)),
        line("3", set_aside(SetAsideReason.HEADING)),
        line("4", flags=frozenset({Flag.THEME_UNCERTAIN})),
    )

    piles = piles_of(read)

    assert [one.line.locator for one in piles.ready] == ["1"]
    assert [one.line.locator for one in piles.to_decide] == ["2", "4"]
    assert [one.line.locator for one in piles.set_aside] == ["3"]
    assert len(piles.ready + piles.to_decide + piles.set_aside) == read.balance.lines_in


@pytest.mark.parametrize("flag", [Flag.QUOTE, Flag.CONTRAST, Flag.PERSON_HIDDEN])
def test_a_mark_that_asks_nothing_at_the_door_does_not_hold_a_line_up(flag: Flag) -> None:
    assert piles_of(preview(line("1", flags=frozenset({flag})))).to_decide == ()


def test_two_files_of_one_name_are_told_apart() -> None:
    named = with_own_names(
        [SourceFile("a.txt", b"1"), SourceFile("a.txt", b"2"), SourceFile("a.txt", b"3", "Havulinna")]
    )

    assert [file.label for file in named] == ["a.txt", "a (2).txt", "Havulinna/a.txt"]
    assert [file.data for file in named] == [b"1", b"2", b"3"]


def test_pasted_words_come_in_the_folder_of_their_municipality() -> None:
    file = pasted_file("Sanottua", "1.2.2026 klo 9.00", "Havulinna")

    assert (file.folder, file.data) == ("Havulinna", b"Sanottua")
    assert "Sanottua" not in file.name


def test_nothing_chosen_lets_everything_through() -> None:
    assert as_filter("  ", {}) == FindingFilter()


def test_a_type_not_recorded_can_be_looked_for() -> None:
    wanted = as_filter("", {"tyyppi": "none"})

    assert wanted.type_missing
    assert wanted.finding_type is None


def test_tagging_changes_only_what_was_chosen() -> None:
    assert changes_of(KEEP, KEEP, KEEP) == FindingChanges()
    assert changes_of("audits", KEEP, KEEP) == FindingChanges(theme_code="audits")
    assert changes_of(KEEP, "", KEEP) == FindingChanges(clear_type=True)


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (10, 1), (11, 2), (200, 20)])
def test_a_list_has_as_many_pages_as_it_needs(total: int, pages: int) -> None:
    assert paging.page_count(total, 10) == pages


def test_the_last_page_holds_what_is_left() -> None:
    assert list(paging.page_of(range(11), 2, 10)) == [10]


def test_findings_stand_by_municipality_in_finnish_order() -> None:
    rows = [row("F1", "Ähtäri"), row("F2", "Tuulisalo"), row("F3", "Havulinna")]

    assert [one.municipality_name for one in quotes.by_municipality(rows)] == ["Havulinna", "Tuulisalo", "Ähtäri"]


def test_the_key_of_a_table_changes_with_its_data() -> None:
    before, after = [row("F1", "Havulinna")], [row("F1", "Havulinna", version=2)]

    assert quotes.data_version(before) != quotes.data_version(after)
    assert quotes.data_version(before) == quotes.data_version([row("F1", "Havulinna")])


def test_opposite_findings_are_noticed_before_they_are_joined() -> None:
    works, lacks = row("F1", "Havulinna", FindingType.STRENGTH), row("F2", "Tuulisalo", FindingType.DEVELOPMENT)

    assert say_opposite([works, lacks])
    assert not say_opposite([works, row("F3", "Tuulisalo", FindingType.QUESTION)])


def test_an_empty_basket_is_no_basket() -> None:
    assert not Basket()
    assert len(Basket(frozenset({"T1"}), frozenset({"G1"}))) == 2


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("para 7", "kappale 7"),
        ("line 12", "rivi 12"),
        ("table 1 r2 c3", "taulukko 1 rivi 2, sarake 3"),
        ("message 4 author", "viesti 4 kirjoittaja"),
        ("00:12:05", "00:12:05"),
        ("line!B2", "line!B2"),
        ("1", "rivi 1"),
        ("2b", "2b"),
    ],
)
def test_a_place_in_a_document_is_told_in_finnish(locator: str, words: str) -> None:
    assert locator_text(locator) == words
