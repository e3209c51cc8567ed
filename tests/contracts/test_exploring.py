"""Exploring a round on both databases: what is kept follows every change, and each round asks its own scope."""

import pytest
from sqlalchemy import delete

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied
from analysis.model.codes import Direction, FindingType, RoleClass
from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.store import people as stored_people
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import (
    explore,
    explore_flow,
    explore_links,
    explore_map,
    explore_opposites,
    explore_roles,
    explore_rounds,
    explore_texts,
    explore_words,
    findings,
    joining,
    rounds,
    statements,
    summary,
)
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import Fate, FlowLink
from analysis.workflow.views import FindingChanges

NAMES = ("Havulinna", "Harmaalahti", "Lumiranta")
WORKS, LACKS = FindingType.STRENGTH, FindingType.DEVELOPMENT
DEPUTY = "Sopimuksen vastuuhenkilölle on nimetty varahenkilö."
NO_DEPUTY = "Sopimuksen vastuuhenkilölle ei ole nimetty varahenkilöä."
EVERY_VIEW = (
    explore.themes_by_types,
    explore.ids_by_theme_and_type,
    explore.version,
    explore_map.finding_map,
    explore_words.words_of_themes,
    explore_roles.roles_by_themes,
    explore_flow.flow,
    explore_links.links,
    explore_opposites.opposites,
    explore_rounds.other_rounds,
)


class Rounds:
    """Rounds of one lead analyst, with findings typed by hand."""

    def __init__(self, store: Store, person: str = "aino") -> None:
        self.store, self.person = store, person
        self.lead = Membership(f"B-{person}", person, Role.LEAD_ANALYST)
        with store.database.begin(write=True) as connection:
            entry = Person(person, person, f"{person}@example.fi")
            stored_people.add_person(connection, entry, None, store.clock())
            stored_people.add_membership(connection, self.lead, store.clock())

    def make(self, name: str) -> Desk:
        lists = open_rounds_scope(self.person, [self.lead], self.lead.membership_id)
        round_id = rounds.make_round(self.store, lists, name, "")
        scope = open_scope(self.person, [self.lead], self.lead.membership_id, round_id=round_id)
        desk = Desk(self.store, scope)
        for municipality in NAMES:
            rounds.save_municipality(desk, Municipality("", municipality), is_new=True)
        return desk

    def bound(self, person: str, round_id: str) -> Desk:
        """The desk of an analyst of one round only."""
        held = Membership(f"B-{person}", person, Role.ANALYST, round_id)
        with self.store.database.begin(write=True) as connection:
            entry = Person(person, person, f"{person}@example.fi")
            stored_people.add_person(connection, entry, None, self.store.clock())
            stored_people.add_membership(connection, held, self.store.clock())
        return Desk(self.store, open_scope(person, [held], held.membership_id))


def note(desk: Desk, name: str, text: str, kind: FindingType | None = WORKS, theme: str = "organisation") -> str:
    ids = {one.name_fi: one.municipality_id for one in rounds.round_facts(desk).municipalities}
    return findings.type_by_hand(desk, municipality_id=ids[name], theme_code=theme, finding_type=kind, text=text)


def group(desk: Desk, title: str, direction: Direction, *finding_ids: str) -> str:
    with desk.store.writing(desk.scope, "accept") as unit:
        entry = joining.new_entry(unit, title, "organisation", direction)
        joining.store_group(unit, entry, tuple(sorted(finding_ids)))
    return entry.recurring_id


@pytest.fixture
def made(store: Store) -> Rounds:
    return Rounds(store)


def test_an_empty_round_has_empty_views(made: Rounds) -> None:
    desk = made.make("Kierros")

    assert explore.ids_by_theme_and_type(desk) == {}
    assert explore_map.finding_map(desk).points == ()
    assert explore_words.words_of_themes(desk) == ()
    assert explore_roles.roles_by_themes(desk).rows == ()
    assert explore_flow.flow(desk).links == ()
    assert explore_links.links(desk).groups == ()
    assert explore_opposites.opposites(desk).pairs == ()


def test_what_is_kept_of_a_round_follows_every_change(made: Rounds) -> None:
    desk = made.make("Kierros")
    first = note(desk, "Havulinna", DEPUTY)
    assert explore.ids_by_theme_and_type(desk) == {("organisation", "strength"): (first,)}
    before = explore.version(desk)

    detail = findings.detail(desk, first).row.finding
    findings.edit(desk, first, detail.version, FindingChanges(theme_code="training"))

    assert explore.version(desk) != before
    assert explore.ids_by_theme_and_type(desk) == {("training", "strength"): (first,)}


def test_two_rounds_never_share_what_is_kept(made: Rounds) -> None:
    one, other = made.make("Kierros 1"), made.make("Kierros 2")
    first = note(one, "Havulinna", DEPUTY)

    assert explore_flow.flow(one).findings == 1
    assert explore_flow.flow(other).findings == 0
    assert explore_texts.said(other, [first]) == ()


@pytest.mark.parametrize("view", EVERY_VIEW, ids=lambda view: view.__name__)
def test_what_is_kept_is_handed_to_analysts_of_the_round_only(made: Rounds, view) -> None:
    desk = made.make("Kierros")
    note(desk, "Havulinna", DEPUTY)
    view(desk)
    municipality = rounds.round_facts(desk).municipalities[0].municipality_id
    contact = Membership("B-kaisa", "kaisa", Role.CONTACT, desk.scope.round_id, municipality)
    other = Desk(desk.store, open_scope("kaisa", [contact], "B-kaisa"))

    with pytest.raises(AccessDenied):
        view(other)


def test_texts_below_a_figure_name_no_municipality(made: Rounds) -> None:
    desk = made.make("Kierros")
    first = note(desk, "Havulinna", "Harmaalahdessa on viisi mittaria, Havulinnassa ei yhtään.", LACKS)

    (row,) = explore_texts.said(desk, [first])

    assert "armaala" not in row.text
    assert "avulinn" not in row.text


def test_the_flow_tells_what_came_to_the_summary(made: Rounds) -> None:
    desk = made.make("Kierros")
    used = [note(desk, name, DEPUTY) for name in NAMES]
    left = note(desk, "Havulinna", "Muuta.")
    group(desk, "Varahenkilö on nimetty", Direction.WORKS, *used)
    summary.draft_summary(desk)
    chapter = rounds.round_facts(desk).chapters[0].chapter_id
    statements.add_editorial(desk, chapter, "Miksi tämä on tärkeää.")

    found = explore_flow.flow(desk)

    links = {(link.source, link.target): link for link in found.links}
    assert links["state:recurring", "end:statement"].finding_ids == tuple(sorted(used))
    assert links["state:alone", "end:none"] == FlowLink("state:alone", "end:none", 1, (left,))
    assert found.findings == 4


def test_roles_of_few_people_are_joined(made: Rounds) -> None:
    desk = made.make("Kierros")
    for one in rounds.round_facts(desk).municipalities:
        visit_id = rounds.save_visit(desk, Visit("", one.municipality_id), is_new=True)
        rounds.save_interview(desk, Interview("", visit_id, "Tilat", (RoleClass.PREMISES,), 2), is_new=True)
        if one.name_fi == "Havulinna":
            rounds.save_interview(desk, Interview("", visit_id, "Talous", (RoleClass.FINANCE,), 1), is_new=True)
    spoken = [(RoleClass.PREMISES, "Tilat."), (RoleClass.FINANCE, "Talous."), (RoleClass.TOP_MANAGEMENT, "Johto.")]
    for role, text in spoken:
        key = note(desk, "Havulinna", text)
        version = findings.detail(desk, key).row.finding.version
        findings.edit(desk, key, version, FindingChanges(role_class=role))

    found = explore_roles.roles_by_themes(desk)

    # Finance and top management are one person each: even together too few, so the premises go with them.
    assert [row.role_class for row in found.rows] == [None]
    assert sum(len(ids) for ids in found.rows[0].findings.values()) == 3


def test_what_works_somewhere_and_is_missing_elsewhere_makes_a_pair_without_names(made: Rounds) -> None:
    desk = made.make("Kierros")
    works = note(desk, "Havulinna", f"Havulinna: {DEPUTY}")
    lacks = note(desk, "Lumiranta", NO_DEPUTY, LACKS)
    note(desk, "Harmaalahti", "Vesimittarit luetaan käsin kerran vuodessa.", LACKS, "consumption_monitoring")

    found = explore_opposites.opposites(desk)

    (pair,) = found.pairs
    assert pair.finding_ids == (works, lacks)
    assert not any(name[:7] in repr(found) for name in NAMES)


def test_what_works_and_is_missing_in_the_same_municipality_is_no_pair(made: Rounds) -> None:
    desk = made.make("Kierros")
    note(desk, "Havulinna", DEPUTY)
    note(desk, "Havulinna", NO_DEPUTY, LACKS)

    assert explore_opposites.opposites(desk).pairs == ()


def test_recurring_findings_of_the_same_interview_are_linked(made: Rounds) -> None:
    desk = made.make("Kierros")
    first = [note(desk, name, DEPUTY) for name in NAMES[:2]]
    second = [note(desk, name, "Vesimittarit luetaan käsin.") for name in NAMES[1:]]
    group(desk, "Varahenkilö on nimetty", Direction.WORKS, *first)
    group(desk, "Havulinnan mittarit", Direction.HINDERS, *second)
    with desk.store.writing(desk.scope, "edit_finding") as unit:
        for key in (first[1], second[0]):
            unit.update(schema.finding, key, {"interview_id": "I1"})

    found = explore_links.links(desk)

    assert [(link.first, link.second, link.talks) for link in found.links] == [(1, 2, 1)]
    assert not any("avulinna" in one.title for one in found.groups)


def two_rounds(made: Rounds) -> tuple[Desk, Desk]:
    earlier, now = made.make("Kierros 2024"), made.make("Kierros 2026")
    before = [note(earlier, name, NO_DEPUTY, LACKS) for name in NAMES[:2]]
    group(earlier, "Varahenkilöä ei ole", Direction.HINDERS, *before)
    after = [note(now, name, DEPUTY) for name in NAMES[1:]]
    group(now, "Varahenkilö on nimetty", Direction.WORKS, *after)
    return earlier, now


def test_what_was_missing_and_works_now_is_suggested_as_mended(made: Rounds) -> None:
    earlier, now = two_rounds(made)

    (one,) = explore_rounds.returning(now, earlier.scope.round_id)

    assert (one.fate, one.earlier, one.now) == (Fate.MENDED, "Varahenkilöä ei ole", "Varahenkilö on nimetty")
    assert one.likelihood is not None


def test_an_analyst_of_one_round_sees_nothing_of_another(made: Rounds) -> None:
    earlier, now = two_rounds(made)
    explore_rounds.returning(now, earlier.scope.round_id)  # what is kept opens nothing either
    bound = made.bound("bertta", now.scope.round_id)

    assert explore_rounds.other_rounds(bound) == ()
    with pytest.raises(AccessDenied):
        explore_rounds.returning(bound, earlier.scope.round_id)


def test_a_round_that_is_not_there_is_refused(made: Rounds) -> None:
    _earlier, now = two_rounds(made)

    with pytest.raises(AccessDenied):
        explore_rounds.returning(now, "R-made-up")
    assert explore_rounds.returning(now, now.scope.round_id) == ()


def test_a_membership_withdrawn_meanwhile_closes_the_earlier_round(made: Rounds) -> None:
    earlier, now = two_rounds(made)
    bertta = made.bound("bertta", now.scope.round_id)
    second = Membership("B-bertta-2", "bertta", Role.ANALYST, earlier.scope.round_id)
    with made.store.database.begin(write=True) as connection:
        stored_people.add_membership(connection, second, made.store.clock())
    assert [one.name for one in explore_rounds.other_rounds(bertta)] == ["Kierros 2024"]
    assert len(explore_rounds.returning(bertta, earlier.scope.round_id)) == 1

    with made.store.database.begin(write=True) as connection:
        table = schema.membership
        connection.execute(delete(table).where(table.c.id == second.membership_id))

    assert explore_rounds.other_rounds(bertta) == ()
    with pytest.raises(AccessDenied):
        explore_rounds.returning(bertta, earlier.scope.round_id)
