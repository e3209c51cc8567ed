"""The access matrix in small (`make check-access` runs all of it), and that it would notice what is open."""

from pathlib import Path

import pytest

from analysis import access
from analysis.errors import AccessDenied, NotFound
from analysis.model.people import Role
from analysis.model.summary import Chapter
from analysis.store import unit
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import commenting, coverage, rounds, sections, visits
from analysis.workflow.desk import Desk
from tests.access import calls
from tests.access.matrix import text_of, try_all
from tests.access.web_walk import as_data, shown_on, walk_addresses
from tests.access.world import SECRETS, World, make_world

FEW = (
    "commenting.withdraw",
    "exporting.export",
    "findings.search",
    "importing.original",
    "members.change_role",
    "recurring.rename",
    "rounds.remove_visit",
    "sections.own_section",
    "visits.own_visit",
)


def test_every_use_case_says_who_may_call_it() -> None:
    assert set(calls.found()) == set(calls.entries())
    assert calls.unguarded() == ()


def test_a_use_case_without_an_entry_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def new_call(desk: Desk) -> None:
        """A use case that nobody entered."""

    new_call.__module__ = sections.__name__
    monkeypatch.setattr(sections, "new_call", new_call, raising=False)

    assert "sections.new_call" in set(calls.found()) - set(calls.entries())


def test_a_few_use_cases_by_every_role_with_everybodys_ids(store: Store) -> None:
    assert [str(one) for one in try_all(make_world(store), FEW)] == []


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(Store(Database.in_memory()))


def test_a_use_case_that_forgets_to_ask_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unit, "check_write", lambda _scope, _table: None)

    found = {(one.role, one.what) for one in try_all(world, ("recurring.rename",))}

    assert {(Role.CONTACT, "wrote"), (Role.INTERVIEWER, "wrote")} <= found


def test_words_shown_to_a_stranger_are_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "own_section", leaking := lambda desk: f"{SECRETS['A2']}")
    monkeypatch.setattr(calls, "found", lambda: {"sections.own_section": leaking})

    assert any("showed" in one.what for one in try_all(world, ("sections.own_section",)))


def test_those_who_may_are_shown_their_own_words(world: World) -> None:
    with world.trial() as store:
        own = text_of(sections.own_section(Desk(store, world.scope(Role.CONTACT))))
        visit = text_of(visits.own_visit(Desk(store, world.scope(Role.INTERVIEWER))))

    assert SECRETS["A1"] in own and SECRETS["A1"] in visit
    assert not any(SECRETS[key] in own + visit for key in ("A2", "B1", "B2"))


def test_an_interviewer_sees_own_files_and_only_the_visits_findings(world: World) -> None:
    with world.trial() as store:
        seen = visits.own_visit(Desk(store, world.scope(Role.INTERVIEWER)))

    assert [document.file_name for document, _balance in seen.brought] == ["Havulinna/vierailu.txt"]
    assert [finding.text for finding in seen.findings] == [f"{SECRETS['A1']} odottaa yhä päätöstä"]


def test_rounds_are_never_tied_together(world: World) -> None:
    foreign = world.municipalities["B1"]
    with world.trial() as store:
        desk = Desk(store, world.leads["A"].scope)
        with pytest.raises(NotFound):
            coverage.decide_coverage(desk, foreign, "procurement", coverage.CoverageState.DISCUSSED)
        with pytest.raises(NotFound):
            rounds.save_chapter(desk, Chapter("C-made-up", "x", ("procurement",), 0), is_new=False)


@pytest.mark.parametrize("role", [Role.CONTACT, Role.INTERVIEWER, Role.READER])
def test_the_store_itself_refuses_to_write_what_is_not_theirs(world: World, role: Role) -> None:
    for table in ("finding", "statement", "round", "release", "membership", "invitation"):
        with pytest.raises(AccessDenied):
            access.check_write(world.scope(role), table)


def test_a_comment_of_another_municipality_cannot_be_withdrawn(world: World) -> None:
    with world.trial() as store:
        own = commenting.own_comments(Desk(store, world.scope(Role.APPROVER)))

    assert SECRETS["A1"] in repr(own) and SECRETS["A2"] not in repr(own)


def test_every_address_refuses_whom_it_is_not_for(tmp_path: Path) -> None:
    from pages.parts import storage

    with as_data(tmp_path):
        asked, open_ones = walk_addresses(small := make_world(storage.store()))
        page = shown_on("kuntaote", small.token(Role.CONTACT))

    assert open_ones == [] and asked > 300
    assert SECRETS["A1"] in page
