"""What importing promises: nothing doubled, changes approved, people hidden everywhere, taken back or told why not."""

from dataclasses import replace

import pytest

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput, RuleBroken, StaleWrite
from analysis.ingest.bounded_reading import read_here
from analysis.model.codes import Direction, FindingType, Flag, LineStatus
from analysis.model.findings import FindingFilter
from analysis.model.imports import ImportPreview, Replacement, SourceFile
from analysis.model.people import Membership, Role
from analysis.model.recurring import Answer, RecurringFinding
from analysis.model.rounds import Municipality
from analysis.model.tables import Column
from analysis.store import recurring as stored
from analysis.store.unit import Store
from analysis.workflow import (
    findings,
    hiding,
    history,
    import_draft,
    importing,
    preview,
    recurring,
    replacing,
    rounds,
    splitting,
    summary,
)
from analysis.workflow.desk import Desk
from analysis.workflow.preview import LinePlace
from analysis.workflow.views import FindingChanges

FIRST = """Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
- Energiakriteerit puuttuvat palveluhankinnoista kokonaan
- Hankintaohje on vuodelta 2015 eikä sitä lue kukaan
Katselmukset
- Ehdotusten toteutumista ei seurata keskitetysti
"""
# One line reworded, one gone, one new; two as they were, one of them further down.
SECOND = """Hankinnat
- Energiakriteerit puuttuvat palveluhankinnoista lähes kokonaan
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
Katselmukset
- Ehdotusten toteutumista ei seurata keskitetysti
- Katselmusraportit ovat yhdessä paikassa kaikkien saatavilla
"""
LABEL = "Havulinna/muistio.txt"


def desk_of(store: Store, person: str = "aino") -> Desk:
    lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person, lead, f"B-{person}")
    known = rounds.list_rounds(store, lists)
    round_id = known[0].round_id if known else rounds.make_round(store, lists, "Kierros", "")
    return Desk(store, open_scope(person, lead, f"B-{person}", round_id=round_id))


@pytest.fixture
def desk(store: Store) -> Desk:
    desk = desk_of(store)
    for name in ("Havulinna", "Lumiranta"):
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    return desk


def read(desk: Desk, words: str, name: str = "muistio.txt", folder: str = "Havulinna") -> ImportPreview:
    return importing.read_files(desk, [SourceFile(name, words.encode(), folder)], read=read_here)


def bring(desk: Desk, words: str, name: str = "muistio.txt", folder: str = "Havulinna"):
    return importing.commit_import(desk, read(desk, words, name, folder))


def texts(desk: Desk) -> list[str]:
    return sorted(row.finding.text for row in findings.search(desk, FindingFilter(), page_size=500).rows)


def finding_with(desk: Desk, words: str):
    rows = findings.search(desk, FindingFilter(), page_size=500).rows
    return next(row.finding for row in rows if words in row.finding.text)


def correct(desk: Desk, words: str, new: str) -> str:
    finding = finding_with(desk, words)
    findings.edit(desk, finding.finding_id, finding.version, FindingChanges(text=new))
    return finding.finding_id


def approve(desk: Desk, shown: ImportPreview, **choices) -> importing.ImportReport:
    (document,) = replacing.earlier_states(desk, shown)[LABEL]
    changes = replacing.difference(desk, shown.sources[0], document.document_id)
    said = Replacement(LABEL, document.document_id, document.version, **choices)
    return importing.commit_import(desk, replacing.with_replacement(shown, said, changes))


def test_nothing_is_stored_until_commit_and_a_commit_is_one_step(desk: Desk) -> None:
    shown = read(desk, FIRST)
    assert texts(desk) == []

    importing.commit_import(desk, shown)

    assert len(texts(desk)) == 4
    assert history.undo(desk) == "commit_import"
    assert texts(desk) == []


def test_a_fault_in_one_file_of_a_commit_stores_nothing_of_the_others(desk: Desk) -> None:
    both = importing.read_files(
        desk,
        [SourceFile("a.txt", FIRST.encode(), "Havulinna"), SourceFile("b.txt", SECOND.encode(), "Havulinna")],
        read=read_here,
    )
    wrong = Replacement("Havulinna/b.txt", "D-none", 1)

    with pytest.raises(Exception, match="D-none"):
        importing.commit_import(desk, replacing.with_replacement(both, wrong, None))

    assert texts(desk) == []
    assert importing.documents(desk) == ()


def test_the_same_file_under_any_name_is_no_newer_state_and_doubles_nothing(desk: Desk) -> None:
    bring(desk, FIRST)
    again = read(desk, FIRST, "kopio.txt")

    assert replacing.earlier_states(desk, again) == {}
    assert importing.commit_import(desk, again).skipped == ("Havulinna/kopio.txt",)
    assert len(texts(desk)) == 4


def test_a_changed_file_is_not_brought_in_before_somebody_says_what_it_is(desk: Desk) -> None:
    bring(desk, FIRST)

    with pytest.raises(RuleBroken) as refused:
        bring(desk, SECOND)

    assert (refused.value.rule, refused.value.keys) == ("changed_file_open", (LABEL,))
    assert len(texts(desk)) == 4


def test_a_changed_file_may_be_kept_as_a_document_of_its_own(desk: Desk) -> None:
    bring(desk, FIRST)
    shown = replacing.with_replacement(read(desk, SECOND), Replacement(LABEL, None), None)

    importing.commit_import(desk, shown)

    assert len(importing.documents(desk)) == 2
    assert len(texts(desk)) == 8


def test_a_difference_tells_lines_that_stayed_changed_came_and_went(desk: Desk) -> None:
    bring(desk, FIRST)
    shown = read(desk, SECOND)
    (document,) = replacing.earlier_states(desk, shown)[LABEL]

    changes = replacing.difference(desk, shown.sources[0], document.document_id)

    assert len(changes.same) == 4
    assert [one.pair.old.raw for one in changes.reworded] == [
        "- Energiakriteerit puuttuvat palveluhankinnoista kokonaan"
    ]
    assert [shown.sources[0].lines[one.pair.new].raw for one in changes.fresh] == [
        "- Katselmusraportit ovat yhdessä paikassa kaikkien saatavilla"
    ]
    assert [one.pair.old.raw for one in changes.gone] == ["- Hankintaohje on vuodelta 2015 eikä sitä lue kukaan"]


def test_an_approved_change_keeps_findings_of_unchanged_lines_with_their_corrections(desk: Desk) -> None:
    bring(desk, FIRST)
    kept = correct(desk, "Ehdotusten", "Ehdotuksia ei seuraa kukaan.")
    reworded = finding_with(desk, "Energiakriteerit").finding_id

    report = approve(desk, read(desk, SECOND))

    assert report.replaced == (LABEL,)
    assert texts(desk) == [
        "Ehdotuksia ei seuraa kukaan.",
        "Energiakriteerit puuttuvat palveluhankinnoista lähes kokonaan",
        "Katselmusraportit ovat yhdessä paikassa kaikkien saatavilla",
        "elinkaarikustannukset lasketaan aina laitehankinnoissa",
    ]
    assert finding_with(desk, "lähes").finding_id == reworded
    (row,) = importing.documents(desk)
    assert {line.document.document_id for line in findings.detail(desk, kept).lines} == {row.document.document_id}
    assert row.balance.lines_in == 6


@pytest.mark.parametrize(("takes_new", "expected"), [(False, "Kriteerit puuttuvat."), (True, "lähes kokonaan")])
def test_a_correction_on_a_changed_line_stays_unless_somebody_lets_it_go(desk, takes_new, expected) -> None:
    bring(desk, FIRST)
    finding_id = correct(desk, "Energiakriteerit", "Kriteerit puuttuvat.")

    approve(desk, read(desk, SECOND), take_new=frozenset({finding_id}) if takes_new else frozenset())

    assert expected in findings.detail(desk, finding_id).row.finding.text


@pytest.mark.parametrize("drops", [False, True])
def test_a_corrected_finding_whose_line_went_stays_unless_somebody_lets_it_go(desk, drops) -> None:
    bring(desk, FIRST)
    finding_id = correct(desk, "Hankintaohje", "Ohje on vanha.")

    approve(desk, read(desk, SECOND), drop=frozenset({finding_id}) if drops else frozenset())

    assert ("Ohje on vanha." in texts(desk)) is not drops


def test_what_recurs_keeps_its_findings_over_a_change_and_an_undo_brings_everything_back(desk: Desk) -> None:
    bring(desk, FIRST)
    bring(desk, "Katselmukset\n- Ehdotusten toteutumista ei seuraa kukaan\n", "lumi.txt", "Lumiranta")
    member, gone = finding_with(desk, "keskitetysti").finding_id, finding_with(desk, "Hankintaohje").finding_id
    other = finding_with(desk, "seuraa kukaan").finding_id
    keep_apart(desk, gone, other)
    keep_apart(desk, member, other)
    join(desk, member, other)
    before = texts(desk)

    approve(desk, read(desk, SECOND))

    (card,) = recurring.board(desk).recurring
    assert {row.finding.finding_id for row in card.findings} == {member, other}
    assert answers(desk) == {tuple(sorted((member, other)))}  # that of the finding whose line went is gone with it
    assert history.undo(desk) == "commit_import"
    assert texts(desk) == before
    assert len(importing.documents(desk)) == 2
    assert len(answers(desk)) == 2
    history.redo(desk)
    assert "Katselmusraportit ovat yhdessä paikassa kaikkien saatavilla" in texts(desk)


def keep_apart(desk: Desk, one: str, other: str) -> None:
    with desk.store.writing(desk.scope, "answer") as unit:
        stored.set_constraint(unit, one, other, Answer.APART)


def answers(desk: Desk) -> set[tuple[str, str]]:
    with desk.store.reading(desk.scope) as reading:
        return {one.pair for one in stored.constraints(reading)}


def join(desk: Desk, *finding_ids: str) -> None:
    """Put findings into one recurring finding, whatever the engine thinks."""
    with desk.store.writing(desk.scope, "accept") as unit:
        entry = RecurringFinding("T-1", "Yhteinen", "audits", Direction.HINDERS, tuple(finding_ids), "aino", unit.now)
        stored.add_recurring(unit, entry)


def test_a_finding_that_something_rests_on_stays_though_its_line_went(desk: Desk) -> None:
    bring(desk, FIRST)
    bring(desk, "Hankinnat\n- Hankintaohje on vanha\n", "lumi.txt", "Lumiranta")
    gone = finding_with(desk, "vuodelta 2015").finding_id
    join(desk, gone, finding_with(desk, "ohje on vanha").finding_id)

    approve(desk, read(desk, SECOND), drop=frozenset({gone}))

    assert findings.detail(desk, gone).row.recurring_id == "T-1"


def test_the_older_state_brought_in_again_doubles_nothing(desk: Desk) -> None:
    bring(desk, FIRST)
    before = texts(desk)
    approve(desk, read(desk, SECOND))

    approve(desk, read(desk, FIRST))

    assert texts(desk) == before
    assert len(importing.documents(desk)) == 1


def test_a_change_on_a_document_that_was_taken_back_meanwhile_is_refused(desk: Desk) -> None:
    bring(desk, FIRST)
    shown = read(desk, SECOND)
    (document,) = replacing.earlier_states(desk, shown)[LABEL]
    said = Replacement(LABEL, document.document_id, document.version)
    importing.take_back(desk, document.document_id, document.version)

    with pytest.raises(StaleWrite):
        importing.commit_import(desk, replacing.with_replacement(shown, said, None))


def test_a_renamed_file_that_shares_half_of_its_lines_is_offered_and_another_is_not(desk: Desk) -> None:
    bring(desk, FIRST)

    assert "Havulinna/uusi.txt" in replacing.earlier_states(
        desk, read(desk, FIRST + "- Uusi rivi tuli lisää\n", "uusi.txt")
    )
    assert replacing.earlier_states(desk, read(desk, "Hankinnat\n- Jotain aivan muuta sanottiin\n", "muu.txt")) == {}


# People


PEOPLE = """Katselmukset
- Xhemailin mukaan raportit ovat mapissa
- Raporteista vastaa nyt Drita Xhemaili
- Mittaukset ovat Xhemaililla
"""


def test_an_added_name_is_hidden_in_every_form_in_import_and_store_and_undone_as_one(desk: Desk) -> None:
    bring(desk, PEOPLE)
    before = texts(desk)

    changed = hiding.hide_name(desk, "Drita Xhemaili")

    assert changed == 3
    assert not [text for text in texts(desk) if "hemaili" in text or "Drita" in text]
    assert "Raporteista vastaa nyt [henkilö 1]" in "\n".join(texts(desk))
    assert Flag.PERSON_HIDDEN in finding_with(desk, "mapissa").flags
    later = read(desk, "Hankinnat\n- Xhemaililta voi kysyä kriteereistä\n", "myohempi.txt")
    assert "hemaili" not in later.sources[0].lines[1].findings[0].text
    assert history.undo(desk) == "hide_name"
    assert texts(desk) == before


def test_a_name_that_is_a_word_too_is_asked_and_hidden_only_where_chosen(desk: Desk) -> None:
    said = ("Ilma on kuivaa", "Kysykää asiaa Ilmalta", "Ilma Xhemailin mukaan kaikki toimii", "Kevyttä ilmaa")
    word, person, clear, lower = (
        findings.type_by_hand(desk, municipality_id=None, theme_code="other", finding_type=None, text=one)
        for one in said
    )
    uses = {use.where: use.sure for use in hiding.uses_in_round(desk, "Ilma Xhemaili")}

    assert uses == {word: False, person: False, clear: True}
    hiding.hide_name(desk, "Ilma Xhemaili", also={person})

    assert texts(desk) == [
        "Ilma on kuivaa",
        "Kevyttä ilmaa",
        "Kysykää asiaa [henkilö 1]",
        "[henkilö 1] mukaan kaikki toimii",
    ]
    assert lower not in uses


@pytest.mark.parametrize("name", ["", "  ", "P.", "123"])
def test_what_is_no_name_hides_nothing(desk: Desk, name: str) -> None:
    bring(desk, PEOPLE)

    with pytest.raises(InvalidInput):
        hiding.hide_name(desk, name)


def test_a_name_is_hidden_in_a_preview_and_found_words_are_put_back(desk: Desk) -> None:
    draft = import_draft.ImportDraft.of(
        read(desk, "Hankinnat\n- Virtasen mukaan kriteerit puuttuvat\n- Virtaselle ok\n")
    )
    assert any("[henkilö 1]" in found.text for line in draft.shown.sources[0].lines for found in line.findings)
    place = LinePlace(LABEL, draft.shown.sources[0].lines[1].locator)
    themed = draft.after(lambda shown: preview.with_theme(shown, [place], "audits"))

    back = import_draft.with_no_person(desk, themed, "Virtasen")

    first = back.shown.sources[0].lines[1].findings[0]
    assert first.text == "Virtasen mukaan kriteerit puuttuvat"
    assert first.theme.code == "audits"  # what was decided stays decided
    assert back.shown.sources[0].hidden == ()
    hidden = back.after(lambda shown: hiding.with_hidden_name(shown, "Virtanen"))
    assert hidden.shown.sources[0].lines[1].findings[0].text == "[henkilö 1] mukaan kriteerit puuttuvat"
    assert hidden.before.shown == back.shown


# Splits


SEVERAL = "Katselmukset\n- Raportit ovat mapissa. KEHITETTÄVÄÄ: ehdotuksia ei seurata\n"


def test_several_findings_in_a_line_are_never_split_silently(desk: Desk) -> None:
    shown = read(desk, SEVERAL)
    (finding,) = shown.sources[0].lines[1].findings

    assert Flag.SEVERAL_FINDINGS in finding.flags
    importing.commit_import(desk, shown)
    assert len(texts(desk)) == 1


def test_a_line_is_split_as_a_person_says_before_commit(desk: Desk) -> None:
    shown = read(desk, SEVERAL)
    line = shown.sources[0].lines[1]
    pieces = splitting.pieces_of(line.findings[0].text)
    parts = splitting.parts_as_written("\n".join(pieces), rounds.round_facts(desk).round.themes)

    split = preview.with_split(shown, LinePlace(LABEL, line.locator), line.findings[0].text, parts)
    importing.commit_import(desk, split)

    assert texts(desk) == ["Raportit ovat mapissa.", "ehdotuksia ei seurata"]
    assert finding_with(desk, "ehdotuksia").finding_type is FindingType.DEVELOPMENT
    (row,) = importing.documents(desk)
    assert row.balance.lines_in == 2


def test_a_stored_finding_is_taken_apart_as_one_step(desk: Desk) -> None:
    bring(desk, SEVERAL)
    finding = finding_with(desk, "Raportit")
    parts = splitting.parts_as_written(
        "Raportit mapissa\nKehitettävää: ei seurata", rounds.round_facts(desk).round.themes
    )

    ids = splitting.split_finding(desk, finding.finding_id, finding.version, parts)

    assert ids[0] == finding.finding_id
    assert texts(desk) == ["Raportit mapissa", "ei seurata"]
    assert findings.detail(desk, ids[1]).lines[0].line.raw == findings.detail(desk, ids[0]).lines[0].line.raw
    history.undo(desk)
    assert len(texts(desk)) == 1


# Taking back


def test_an_import_is_taken_back_whole_or_it_is_said_what_rests_on_it(desk: Desk) -> None:
    bring(desk, FIRST)
    bring(desk, "Katselmukset\n- Ehdotusten toteutumista ei seuraa kukaan\n", "lumi.txt", "Lumiranta")
    ours = next(row for row in importing.documents(desk) if row.document.file_name == LABEL).document
    assert not importing.what_rests_on(desk, ours.document_id)
    join(desk, finding_with(desk, "keskitetysti").finding_id, finding_with(desk, "seuraa kukaan").finding_id)
    summary.draft_summary(desk)

    rests = importing.what_rests_on(desk, ours.document_id)

    assert rests.recurring == (("T-1", "Yhteinen"),)
    assert [number for _, number in rests.statements] == [1]
    with pytest.raises(RuleBroken) as refused:
        importing.take_back(desk, ours.document_id, ours.version)
    assert refused.value.keys == ("Yhteinen", "N1")
    assert len(texts(desk)) == 5


def test_a_file_read_otherwise_after_it_was_taken_back_keeps_its_old_lines(desk: Desk) -> None:
    table = "Teema;Huomio;Muuta\nKatselmukset;Ehdotuksia ei seurata;Raportit ovat mapissa kaikki\n"
    shown = read(desk, table, "taulu.csv")
    importing.commit_import(desk, shown)
    (row,) = importing.documents(desk)
    importing.take_back(desk, row.document.document_id, row.document.version)
    found = shown.sources[0].tables[0].mapping
    told = replace(found, columns=((1, Column.THEME), (2, Column.LEFT_OUT), (3, Column.TEXT)))
    other = importing.read_again(desk, shown, "Havulinna/taulu.csv", [told])

    importing.commit_import(desk, other)

    assert texts(desk) == ["Raportit ovat mapissa kaikki"]
    (row,) = importing.documents(desk)
    lines = importing.document_lines(desk, row.document.document_id)
    assert row.balance.lines_in == len(lines)
    assert sum(line.line.decision.status is LineStatus.IMPORTED for line in lines) == 1


def test_a_contact_may_do_none_of_it(desk: Desk) -> None:
    bring(desk, FIRST)
    shown = read(desk, SECOND)
    (document,) = replacing.earlier_states(desk, shown)[LABEL]
    municipality = rounds.round_facts(desk).municipalities[0].municipality_id
    held = [Membership("B-c", "kaisa", Role.CONTACT, desk.scope.round_id, municipality)]
    contact = Desk(desk.store, open_scope("kaisa", held, "B-c"))
    finding = finding_with(desk, "Ehdotusten")
    parts = (preview.SplitPart("a"), preview.SplitPart("b"))

    for call in (
        lambda: replacing.earlier_states(contact, shown),
        lambda: replacing.difference(contact, shown.sources[0], document.document_id),
        lambda: hiding.uses_in_round(contact, "Virtanen"),
        lambda: hiding.hide_name(contact, "Virtanen"),
        lambda: importing.what_rests_on(contact, document.document_id),
        lambda: splitting.split_finding(contact, finding.finding_id, 1, parts),
        lambda: importing.commit_import(contact, shown),
    ):
        with pytest.raises(AccessDenied):
            call()
    assert len(texts(desk)) == 4
