"""Chapter sets, the grid and drafts hold on both databases: in order, versioned, undone, and each person's own."""

import pytest
from sqlalchemy import select
from test_statements import Round, drafted, second_statement  # noqa: F401 – a fixture

from analysis.errors import InvalidInput, NotFound, StaleWrite
from analysis.model.codes import CoverageState, FindingType
from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Municipality
from analysis.model.summary import CellParagraph
from analysis.store import schema
from analysis.store.drafts import MOST_DRAFTS
from analysis.store.unit import Store
from analysis.workflow import chapters, coverage, drafts, grid, history, rounds, statements, summary
from analysis.workflow.views import SignedIn


def titles(made: Round) -> list[str]:
    return [view.chapter.title for view in summary.summary(made.desk).chapters]


def test_seven_chapters_take_the_place_of_five_and_statements_keep_numbers_and_text(drafted) -> None:  # noqa: F811
    made, *_ = drafted
    second_statement(made)
    before = {view.statement.label: view.statement.text for view in made.all()}
    editorial = statements.add_editorial(made.desk, _chapter(made), "Miksi?")
    before["N3"] = "Miksi?"

    chapters.use_chapter_set(made.desk, chapters.MARKS)

    assert len(titles(made)) == 7
    assert {view.statement.label: view.statement.text for view in made.all()} == before
    holding = {view.chapter.title for view in summary.summary(made.desk).chapters if view.statements}
    assert holding == {"Energiatehokkuus hankinnoissa"}
    assert editorial
    history.undo(made.desk)
    assert titles(made) == [theme.name_fi for theme in rounds.round_facts(made.desk).round.themes]
    assert {view.statement.label: view.statement.text for view in made.all()} == before


def _chapter(made: Round) -> str:
    return next(one.statement.chapter_id for one in made.all())


def test_a_theme_may_feed_several_chapters_and_the_draft_goes_where_the_title_fits_best(store: Store) -> None:
    made = Round(store)
    chapters.use_chapter_set(made.desk, chapters.MARKS)
    ids = [
        made.note(name, "Johdon tuki näkyy: energia on johdon ja päättäjien asialistalla.", theme="organisation")
        for name in ("Havulinna", "Lumiranta")
    ]
    made.group(*ids, theme="organisation")

    summary.draft_summary(made.desk)

    (chapter,) = [view.chapter.title for view in summary.summary(made.desk).chapters if view.statements]
    assert chapter == "Johdon ja päättäjien tuki"


def test_an_unknown_set_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInput):
        chapters.use_chapter_set(Round(store).desk, "nine")


def test_municipalities_of_the_grid_stand_in_finnish_order(store: Store) -> None:
    made = Round(store)
    for name in ("Äänekoski", "Åvik", "Zetakylä", "Örö"):
        rounds.save_municipality(made.desk, Municipality("", name), is_new=True)
    names = {one.municipality_id: one.name_fi for one in rounds.round_facts(made.desk).municipalities}

    order = list(dict.fromkeys(names[cell.municipality_id] for cell in grid.grid(made.desk)))

    assert order == ["Havulinna", "Kuurajärvi", "Lumiranta", "Sammalkoski", "Zetakylä", "Åvik", "Äänekoski", "Örö"]


def test_the_grid_is_words_without_findings_or_numbers(store: Store) -> None:
    made = Round(store)
    made.note("Havulinna", "Elinkaarikustannukset lasketaan.")

    assert all(cell.findings == () and cell.offered == () for cell in grid.grid(made.desk))


def test_an_empty_cell_offers_the_most_central_findings_linked_and_without_the_name(store: Store) -> None:
    made = Round(store)
    ids = {
        made.note("Havulinna", f"Havulinnassa elinkaarikustannukset lasketaan {n}. kertaa hankinnoissa.")
        for n in "1234"
    }
    made.note("Lumiranta", "Elinkaarikustannukset lasketaan.")

    cell = grid.cell(made.desk, made.ids["Havulinna"], "procurement")

    assert 2 <= len(cell.offered) <= 3
    assert {key for paragraph in cell.offered for key in paragraph.finding_ids} <= ids
    assert not any("Havulinna" in paragraph.text for paragraph in cell.offered)
    assert {row.finding.finding_id for row in cell.findings} == ids


def test_a_cell_is_written_versioned_and_undone(store: Store) -> None:
    made, eero = Round(store), Round(store, "eero")
    place = made.ids["Havulinna"], "procurement"
    one = made.note("Havulinna", "Elinkaarikustannukset lasketaan.")
    grid.save_cell(made.desk, *place, None, [CellParagraph("Laskelmat tehdään aina.", (one,))])
    written = grid.cell(made.desk, *place).summary
    assert written.paragraphs == (CellParagraph("Laskelmat tehdään aina.", (one,)),)
    assert grid.cell(made.desk, *place).offered == ()

    grid.save_cell(eero.desk, *place, written.version, [CellParagraph("Eeron sanat.", (one,))])
    with pytest.raises(StaleWrite):
        grid.save_cell(made.desk, *place, written.version, [CellParagraph("Ainon sanat.", (one,))])

    history.undo(eero.desk)
    assert grid.cell(made.desk, *place).summary.paragraphs[0].text == "Laskelmat tehdään aina."


def test_a_cell_first_written_by_two_at_once_keeps_the_first(store: Store) -> None:
    made, eero = Round(store), Round(store, "eero")
    place = made.ids["Havulinna"], "procurement"
    grid.save_cell(eero.desk, *place, None, [CellParagraph("Eeron sanat.")])

    with pytest.raises(StaleWrite):
        grid.save_cell(made.desk, *place, None, [CellParagraph("Ainon sanat.")])


def test_a_cell_emptied_of_words_is_gone_and_comes_back_by_undo(store: Store) -> None:
    made = Round(store)
    place = made.ids["Havulinna"], "procurement"
    grid.save_cell(made.desk, *place, None, [CellParagraph("Sanoja.")])

    grid.save_cell(made.desk, *place, grid.cell(made.desk, *place).summary.version, [])

    assert grid.cell(made.desk, *place).summary is None
    history.undo(made.desk)
    assert grid.cell(made.desk, *place).summary is not None


def test_a_cell_of_nowhere_is_not_written(store: Store) -> None:
    made = Round(store)

    with pytest.raises(NotFound):
        grid.save_cell(made.desk, made.ids["Havulinna"], "no_theme", None, [CellParagraph("Sanoja.")])
    with pytest.raises(NotFound):
        grid.cell(made.desk, "M-elsewhere", "procurement")


def test_a_cell_tells_in_words_when_the_theme_was_not_discussed(store: Store) -> None:
    made = Round(store)
    coverage.decide_coverage(made.desk, made.ids["Havulinna"], "training", CoverageState.NOT_DISCUSSED)

    assert grid.cell(made.desk, made.ids["Havulinna"], "training").coverage is CoverageState.NOT_DISCUSSED


def signed_in(made: Round, person_id: str) -> SignedIn:
    person = Person(person_id, person_id.title(), f"{person_id}@example.fi")
    held = (Membership(f"B-{person_id}", person_id, Role.LEAD_ANALYST),)
    return SignedIn(person, held, held[0].membership_id, made.desk.scope.round_id, "fi")


def test_a_draft_is_given_back_to_whoever_typed_it_and_to_nobody_else(store: Store) -> None:
    aino, eero = Round(store), Round(store, "eero")
    drafts.keep_draft(store, signed_in(aino, "aino"), "statement:S1", "kesken")
    drafts.keep_draft(store, signed_in(aino, "aino"), "statement:S1", "kesken jäänyt")

    assert drafts.draft_of(aino.desk, "statement:S1").text == "kesken jäänyt"
    assert drafts.draft_of(eero.desk, "statement:S1") is None
    assert drafts.draft_of(aino.desk, "statement:S2") is None
    drafts.forget_draft(aino.desk, "statement:S1")
    assert drafts.draft_of(aino.desk, "statement:S1") is None


def test_drafts_leave_no_trace_in_history_or_log(store: Store) -> None:
    made = Round(store)
    with made.desk.store.reading(made.desk.scope) as reading:
        before = len(reading.rows(select(schema.audit_event))), len(reading.rows(select(schema.step)))

    drafts.keep_draft(store, signed_in(made, "aino"), "statement:S1", "kesken")

    with made.desk.store.reading(made.desk.scope) as reading:
        assert (len(reading.rows(select(schema.audit_event))), len(reading.rows(select(schema.step)))) == before


@pytest.mark.parametrize(
    "field", ["", "statement", "statement:", "STATEMENT:S1", "statement:S1;drop", "x:" + "a" * 200]
)
def test_a_draft_of_no_field_of_ours_is_refused(store: Store, field) -> None:
    with pytest.raises(InvalidInput):
        drafts.keep_draft(store, signed_in(Round(store), "aino"), field, "kesken")


def test_a_draft_may_be_long_but_not_endless(store: Store) -> None:
    made = Round(store)
    drafts.keep_draft(store, signed_in(made, "aino"), "statement:S1", "a" * drafts.LONGEST)

    with pytest.raises(InvalidInput):
        drafts.keep_draft(store, signed_in(made, "aino"), "statement:S1", "a" * (drafts.LONGEST + 1))


def test_one_persons_drafts_do_not_grow_without_end(store: Store) -> None:
    made = Round(store)
    for number in range(MOST_DRAFTS + 3):
        drafts.keep_draft(store, signed_in(made, "aino"), f"statement:S{number}", "kesken")

    with made.desk.store.reading(made.desk.scope) as reading:
        assert len(reading.rows(select(schema.draft_text.c.id))) == MOST_DRAFTS


def test_findings_of_another_type_are_not_lost_from_a_cell(store: Store) -> None:
    made = Round(store)
    key = made.note("Havulinna", "Onko kriteerejä?", FindingType.QUESTION)

    assert [row.finding.finding_id for row in grid.cell(made.desk, made.ids["Havulinna"], "procurement").findings] == [
        key
    ]
