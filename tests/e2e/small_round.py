"""A small round with something on every page and somebody for every role, made without looking for what recurs."""

from dataclasses import dataclass, field

from analysis.access import open_rounds_scope, open_scope
from analysis.model.codes import Direction, FindingType
from analysis.model.comments import CommentKind
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.store import people as stored
from analysis.store import recurring as recurring_store
from analysis.store.unit import Store
from analysis.workflow import commenting, findings, importing, people, releasing, rounds, summary
from analysis.workflow.desk import Desk

NAMES = ("Havulinna", "Lumiranta", "Åminne")
NOTES = "{name}\n\nHankinnat\n- Vahvuus: elinkaarikustannukset lasketaan laitehankinnoissa\n- Kulutus 12 %?\n"


@dataclass
class SmallRound:
    """The store, and the people by role."""

    store: Store
    people: dict[Role, str] = field(default_factory=dict)

    def token(self, role: Role) -> str:
        """Return the token of a new session of somebody in a role."""
        return people.open_session(self.store, self.people[role])


def make_small_round(store: Store) -> SmallRound:
    """Fill a round up to a comment that waits for an answer."""
    made = SmallRound(store)
    lead = _add(made, Role.LEAD_ANALYST)
    lists = open_rounds_scope(lead.person_id, [lead], lead.membership_id)
    round_id = rounds.make_round(store, lists, "Kierros 2026", "KETS")
    desk = Desk(store, open_scope(lead.person_id, [lead], lead.membership_id, round_id=round_id))
    ids = [rounds.save_municipality(desk, Municipality("", name), is_new=True) for name in NAMES]
    visit_id = rounds.save_visit(desk, Visit("", ids[0], (ids[1],)), is_new=True)
    rounds.save_interview(desk, Interview("", visit_id, "Tekninen johto"), is_new=True)
    _notes_and_summary(desk, ids)
    contact = _add(made, Role.CONTACT, round_id=round_id, municipality_id=ids[0])
    _add(made, Role.APPROVER, round_id=round_id, municipality_id=ids[0])
    _add(made, Role.INTERVIEWER, round_id=round_id, visit_id=visit_id)
    _add(made, Role.ANALYST, round_id=round_id)
    _add(made, Role.READER)
    _comment(Desk(store, open_scope(contact.person_id, [contact], contact.membership_id)))
    return made


def _add(made: SmallRound, role: Role, **terms: str) -> Membership:
    person = Person(f"P-{role.value}", f"Henkilö {role.value}", f"{role.value}@example.fi")
    held = Membership(f"B-{role.value}", person.person_id, role, **terms)
    now = made.store.clock()
    with made.store.database.begin(write=True) as connection:
        stored.add_person(connection, person, None, now)
        stored.add_membership(connection, held, now)
    made.people[role] = person.person_id
    return held


def _notes_and_summary(desk: Desk, municipality_ids: list[str]) -> None:
    files = [SourceFile(f"{name}.txt", NOTES.format(name=name).encode(), name) for name in NAMES]
    importing.commit_import(desk, importing.read_files(desk, files))
    told = tuple(
        findings.type_by_hand(
            desk,
            municipality_id=municipality_id,
            theme_code="consumption_monitoring",
            finding_type=FindingType.STRENGTH,
            text="Kulutuslukemat käydään läpi joka kuukausi",
        )
        for municipality_id in municipality_ids
    )
    with desk.store.writing(desk.scope, "accept") as unit:
        title, theme = "Kulutus käydään läpi kuukausittain", "consumption_monitoring"
        entry = RecurringFinding("G-small", title, theme, Direction.WORKS, told, unit.person_id, unit.now)
        recurring_store.add_recurring(unit, entry)
    summary.draft_summary(desk)
    releasing.release_for_comments(desk, "2099-12-15")


def _comment(desk: Desk) -> None:
    new = commenting.NewComment("section", CommentKind.ADDITION, "Kokoukset pidetään kuukausittain.")
    commenting.write_comment(desk, new)
    commenting.send_comments(desk)
    commenting.write_comment(desk, new)
