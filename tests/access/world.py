"""Two rounds with everything in them, each municipality with a word of its own, and somebody for every role."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from analysis.access import Scope, open_rounds_scope, open_scope
from analysis.model.comments import CommentKind
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role, Terms
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.settings import Settings
from analysis.store import people as stored
from analysis.store import schema
from analysis.store.database import Database
from analysis.store.reach import EVERYTHING, SYSTEM, Reach, enter
from analysis.store.unit import Store
from analysis.workflow import (
    comment_rounds,
    commenting,
    importing,
    jobs,
    members,
    people,
    publishing,
    recurring,
    releasing,
    rounds,
    statements,
    suggesting,
    summary,
    visits,
    word_return,
    word_sections,
)
from analysis.workflow.desk import Desk
from tests.word_files import Editor

# Words that stand nowhere else: whoever is shown one has been shown its municipality's notes.
SECRETS = {"A1": "kvartsikello", "A2": "pyökkiportti", "B1": "marmorihana", "B2": "lasiköynnös"}
NOTES = """{name}

Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
- Kehittämiskohde: {secret} on hankittu ilman kilpailutusta
- ok
"""
PASSWORD = "kolme hevosta laulaa"


class OneTransaction(Database):
    """A database whose every change lies in one transaction, so that each try is taken back after it."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection.engine)
        self._connection = connection

    @contextmanager
    def begin(self, *, write: bool = False, reach: Reach = SYSTEM) -> Iterator[Connection]:
        with self._connection.begin_nested():
            enter(self._connection, reach)
            yield self._connection


@dataclass
class World:
    """The rounds by letter, the municipalities by key (A1 …), and the memberships by role, all of round A."""

    store: Store
    round_ids: dict[str, str] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)
    visits: dict[str, str] = field(default_factory=dict)
    memberships: dict[Role, Membership] = field(default_factory=dict)
    leads: dict[str, Desk] = field(default_factory=dict)

    def scope(self, role: Role) -> Scope:
        held = self.memberships[role]
        return open_scope(held.person_id, [held], held.membership_id)

    def token(self, role: Role) -> str:
        return people.open_session(self.store, self.memberships[role].person_id)

    def secrets_from(self, role: Role) -> tuple[str, ...]:
        """Return the words that a role must never be shown."""
        own = {Role.READER: (), Role.LEAD_ANALYST: ("A1", "A2"), Role.ANALYST: ("A1", "A2")}.get(role, ("A1",))
        return tuple(word for key, word in SECRETS.items() if key not in own)

    @contextmanager
    def trial(self) -> Iterator[Store]:
        """A store in which everything is as made, and to which everything returns after the block."""
        with self.store.database.engine.connect() as connection:
            connection.execution_options(vertaiskooste_write=True)
            transaction = connection.begin()
            try:
                yield Store(OneTransaction(connection), self.store.clock)
            finally:
                transaction.rollback()


def make_world(store: Store) -> World:
    """Fill two rounds and give each role to somebody."""
    world = World(store)
    lead = Membership("B-lead-all", "P-maker", Role.LEAD_ANALYST)
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, Person("P-maker", "Tekijä", "tekija@example.fi"), None, store.clock())
        stored.add_membership(connection, lead, store.clock())
    for letter in ("A", "B"):
        _make_round(world, letter, lead)
    for role in Role:
        _give(world, role)
    _bring(world)
    for letter in ("A", "B"):
        _comment(world, letter)
        _return_word(world, letter)
    return world


def fingerprint(store: Store) -> tuple[object, ...]:
    """Return what changes when anything is written: rows and versions of every table."""
    with store.database.begin(reach=EVERYTHING) as connection:
        return tuple(
            connection.execute(
                select(
                    func.count(), func.coalesce(func.sum(table.c.version), 0) if "version" in table.c else 0
                ).select_from(table)
            ).one()
            for table in schema.metadata.sorted_tables
        )


def _make_round(world: World, letter: str, lead: Membership) -> None:
    store = world.store
    lists = open_rounds_scope(lead.person_id, [lead], lead.membership_id)
    round_id = rounds.make_round(store, lists, f"Kierros {letter}", "")
    desk = Desk(store, open_scope(lead.person_id, [lead], lead.membership_id, round_id=round_id))
    world.round_ids[letter], world.leads[letter] = round_id, desk
    files = []
    for number, name in ((1, "Havulinna"), (2, "Lumiranta")):
        key = f"{letter}{number}"
        world.municipalities[key] = rounds.save_municipality(desk, Municipality("", name), is_new=True)
        world.visits[key] = rounds.save_visit(desk, Visit("", world.municipalities[key]), is_new=True)
        rounds.save_interview(desk, Interview("", world.visits[key], "Tekninen johto"), is_new=True)
        text = NOTES.format(name=name, secret=SECRETS[key])
        files.append(SourceFile(f"{key}.txt", text.encode(), name))
    importing.commit_import(desk, importing.read_files(desk, files))
    suggesting.suggest_recurring(desk)
    for card in recurring.board(desk).suggestions[:1]:
        recurring.accept(desk, card.suggestion.suggestion_id)
    summary.draft_summary(desk)
    for view in (one for chapter in summary.summary(desk).chapters for one in chapter.statements):
        if view.statement.suggested:
            statements.accept_statement(desk, view.statement.statement_id, view.statement.version)
    made = releasing.release_for_comments(desk, None)
    comment_rounds.close(desk, made.release_id, 1)
    publishing.publish(desk)
    comment_rounds.reopen(desk, made.release_id, 2, None)
    jobs.enqueue(desk, "suggest")
    terms = Terms(Role.CONTACT, world.municipalities[f"{letter}2"])
    members.invite(desk, Settings.from_environment({}), f"kutsuttu-{letter}@example.fi", "", terms)


def _give(world: World, role: Role) -> None:
    key, now = f"P-{role.value}", world.store.clock()
    bound = role is not Role.READER
    terms = {
        "round_id": world.round_ids["A"] if bound else None,
        "municipality_id": world.municipalities["A1"] if role in (Role.CONTACT, Role.APPROVER) else None,
        "visit_id": world.visits["A1"] if role is Role.INTERVIEWER else None,
    }
    membership = Membership(f"B-{role.value}", key, role, **terms)
    world.memberships[role] = membership
    with world.store.database.begin(write=True) as connection:
        stored.add_person(connection, Person(key, f"Henkilö {role.value}", f"{role.value}@example.fi"), None, now)
        stored.add_membership(connection, membership, now)


def _bring(world: World) -> None:
    """The interviewer of the first visit brings a file; another brings one of the second."""
    for key, person in (("A1", world.memberships[Role.INTERVIEWER].person_id), ("A2", "P-maker")):
        held = Membership(f"B-visit-{key}", person, Role.INTERVIEWER, world.round_ids["A"], None, world.visits[key])
        desk = Desk(world.store, open_scope(person, [held], held.membership_id))
        note = f"Hankinnat\n- Kehittämiskohde: {SECRETS[key]} odottaa yhä päätöstä\n"
        visits.bring_notes(desk, visits.read_notes(desk, [SourceFile("vierailu.txt", note.encode())]))


def _comment(world: World, letter: str) -> None:
    """The municipalities comment: the first of round A as its contact, the others as somebody else."""
    for key, municipality_id in world.municipalities.items():
        if key[0] != letter:
            continue
        person = world.memberships[Role.CONTACT].person_id if key == "A1" else "P-maker"
        held = Membership(f"B-c-{key}", person, Role.CONTACT, world.round_ids[letter], municipality_id)
        desk = Desk(world.store, open_scope(person, [held], held.membership_id))
        new = commenting.NewComment("section", CommentKind.ADDITION, f"{SECRETS[key]} puuttuu", "")
        commenting.write_comment(desk, new)


def _return_word(world: World, letter: str) -> None:
    """Each municipality's section comes back as a Word file with a comment in it."""
    for key, municipality_id in world.municipalities.items():
        if key[0] == letter:
            file = Editor(word_sections.section_file(world.leads[letter], municipality_id).data)
            file.comment(file.at("vk_T_0"), f"{SECRETS[key]} ei ole totta")
            word_return.bring(world.leads[letter], municipality_id, SourceFile(f"{key}.docx", file.saved()))
