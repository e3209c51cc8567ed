"""A round out for comments with many contacts, each signed in with a session of their own, for `bench_load`."""

from dataclasses import dataclass

from analysis.access import open_rounds_scope, open_scope
from analysis.model.codes import Direction, FindingType
from analysis.model.people import Membership, Person, Role
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Municipality
from analysis.store import people as stored
from analysis.store import recurring as recurring_store
from analysis.store.unit import Store
from analysis.workflow import findings, people, releasing, rounds, statements, summary
from analysis.workflow.desk import Desk

_THEMES = ("consumption_monitoring", "procurement")


@dataclass(frozen=True)
class LoadRound:
    """The store, the lead's desk, a statement that is in every section, and the contacts' tokens."""

    store: Store
    lead: Desk
    statement_id: str
    tokens: list[str]


def make_load_round(store: Store, places: int, people_of_each: int) -> LoadRound:
    """Make a round whose summary is out for comments, with so many municipalities and contacts in each."""
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    lists = open_rounds_scope("aino", lead, "B-aino")
    round_id = rounds.make_round(store, lists, "Kierros", "")
    desk = Desk(store, open_scope("aino", lead, "B-aino", round_id=round_id))
    ids = [rounds.save_municipality(desk, Municipality("", f"Kunta {n:03}"), is_new=True) for n in range(places)]
    for theme in _THEMES:
        _recurring(desk, theme, ids)
    summary.draft_summary(desk)
    drafted = [one.statement for chapter in summary.summary(desk).chapters for one in chapter.statements]
    for one in drafted:
        statements.accept_statement(desk, one.statement_id, one.version)
    releasing.release_for_comments(desk, "2099-12-15")
    tokens = [_token(store, round_id, place, n) for n in range(people_of_each) for place in ids]
    return LoadRound(store, desk, drafted[0].statement_id, tokens)


def _recurring(desk: Desk, theme: str, municipality_ids: list[str]) -> None:
    told = tuple(
        findings.type_by_hand(
            desk,
            municipality_id=one,
            theme_code=theme,
            finding_type=FindingType.STRENGTH,
            text="Kulutuslukemat käydään läpi joka kuukausi kiinteistönhoidon kanssa",
        )
        for one in municipality_ids
    )
    with desk.store.writing(desk.scope, "accept") as unit:
        title = "Kulutus käydään läpi kuukausittain"
        entry = RecurringFinding(f"G-{theme}", title, theme, Direction.WORKS, told, unit.person_id, unit.now)
        recurring_store.add_recurring(unit, entry)


def _token(store: Store, round_id: str, municipality_id: str, number: int) -> str:
    key = f"P-{municipality_id}-{number}"
    held = Membership(f"B-{key}", key, Role.CONTACT, round_id, municipality_id)
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, Person(key, f"Henkilö {number}", f"{key}@example.fi"), None, store.clock())
        stored.add_membership(connection, held, store.clock())
    token = people.open_session(store, key)
    people.choose(store, token, held.membership_id, round_id)
    return token
