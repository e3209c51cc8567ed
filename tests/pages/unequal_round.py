"""A full round in which municipalities differ in everything that can be counted, and somebody for every role."""

from dataclasses import dataclass, field

from analysis.access import open_rounds_scope, open_scope
from analysis.model.codes import RoleClass
from analysis.model.comments import AnswerKind, CommentKind
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.store import people as stored
from analysis.store.unit import Store
from analysis.workflow import (
    comment_rounds,
    commenting,
    importing,
    people,
    publishing,
    recurring,
    releasing,
    rounds,
    statements,
    suggesting,
    summary,
    word_return,
    word_sections,
)
from analysis.workflow.desk import Desk
from tests.word_files import Editor

# How many findings each has, written in no order; no two are equal, and none is a number of anything else here.
FINDINGS = {"Ylöpuro": 41, "Äänekylä": 19, "Havulinna": 37, "Åminne": 29, "Lumiranta": 31}
COMMENTS = {"Äänekylä": 8, "Havulinna": 6, "Lumiranta": 9}
SHARED = (
    "Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa",
    "Kehittämiskohde: katselmusten ehdotuksia ei seurata keskitetysti",
    "Kehittämiskohde: sijaisjärjestelyä ei ole sovittu lomien ajaksi",
)
_WHAT = ("valaistus", "ilmanvaihto", "lämmitys", "uimahalli", "jäähalli", "kirjasto", "varikko", "pumppaamo")
_DOES = ("säädetään", "huolletaan", "mitataan", "katsotaan", "uusitaan")
_GROUPS = ("Johto", "Tilat", "Hankinta", "Talous", "Viestintä")
_THEMES = ("Hankinnat", "Energiakatselmukset", "Koulutus")


@dataclass
class UnequalRound:
    """The store, the lead's desk, the municipalities' ids by name, and a session's token by role."""

    store: Store
    desk: Desk
    ids: dict[str, str] = field(default_factory=dict)
    tokens: dict[Role, str] = field(default_factory=dict)


def make_unequal_round(store: Store) -> UnequalRound:
    """Fill a round up to a publication, with the comment round open again."""
    lead = _add(store, Role.LEAD_ANALYST)
    lists = open_rounds_scope(lead.person_id, [lead], lead.membership_id)
    round_id = rounds.make_round(store, lists, "Syksyn kierros", "KETS")
    made = UnequalRound(store, Desk(store, open_scope(lead.person_id, [lead], lead.membership_id, round_id=round_id)))
    for name in FINDINGS:
        made.ids[name] = rounds.save_municipality(made.desk, Municipality("", name), is_new=True)
    visit_id = _visits(made)
    _notes(made)
    _publication(made)
    _returned(made)
    token = people.open_session(store, lead.person_id)
    people.choose(store, token, lead.membership_id, round_id)
    made.tokens[Role.LEAD_ANALYST] = token
    terms = {
        Role.CONTACT: {"round_id": round_id, "municipality_id": made.ids["Äänekylä"]},
        Role.APPROVER: {"round_id": round_id, "municipality_id": made.ids["Lumiranta"]},
        Role.INTERVIEWER: {"round_id": round_id, "visit_id": visit_id},
        Role.READER: {},
    }
    for role, bounds in terms.items():
        made.tokens[role] = people.open_session(store, _add(store, role, **bounds).person_id)
    return made


def _add(store: Store, role: Role, **bounds: str) -> Membership:
    person = Person(f"P-{role.value}", f"Henkilö {role.value}", f"{role.value}@example.fi")
    held = Membership(f"B-{role.value}", person.person_id, role, **bounds)
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, person, None, store.clock())
        stored.add_membership(connection, held, store.clock())
    return held


def _visits(made: UnequalRound) -> str:
    """Visit each and hear as many groups as its place in the list says. Returns the last visit's id."""
    for place, municipality_id in enumerate(made.ids.values()):
        visit_id = rounds.save_visit(made.desk, Visit("", municipality_id), is_new=True)
        for number in range(place + 1):
            rounds.save_interview(
                made.desk, Interview("", visit_id, _GROUPS[number], (RoleClass.PREMISES,), place + 2), is_new=True
            )
    return visit_id


def _notes(made: UnequalRound) -> None:
    files = [SourceFile(f"{name}.txt", _note(name, count).encode(), name) for name, count in FINDINGS.items()]
    importing.commit_import(made.desk, importing.read_files(made.desk, files))
    suggesting.suggest_recurring(made.desk)
    cards = [card for card in recurring.board(made.desk).suggestions if not card.suggestion.is_local]
    for card in cards[: max(1, len(cards) - 2)]:
        recurring.accept(made.desk, card.suggestion.suggestion_id)


def _note(name: str, count: int) -> str:
    own = [f"Vahvuus: {what} {does} joka kevät" for does in _DOES for what in _WHAT]
    lines = [*SHARED, *own[: count - len(SHARED)]]
    parts = [f"{theme}\n" + "\n".join(f"- {line}" for line in lines[at::3]) for at, theme in enumerate(_THEMES)]
    return f"{name}\n\n" + "\n\n".join(parts) + "\n"


def _publication(made: UnequalRound) -> None:
    desk = made.desk
    summary.draft_summary(desk)
    for view in (one for chapter in summary.summary(desk).chapters for one in chapter.statements):
        if view.statement.suggested:
            statements.accept_statement(desk, view.statement.statement_id, view.statement.version)
    first = releasing.release_for_comments(desk, None)
    for name, count in COMMENTS.items():
        held = Membership("B-c", "P-lead_analyst", Role.CONTACT, desk.scope.round_id, made.ids[name])
        own = Desk(made.store, open_scope(held.person_id, [held], held.membership_id))
        for number in range(count):
            text = "Tästä puuttuu " + ("yksi asia" if number % 2 else "toinen asia")
            commenting.write_comment(own, commenting.NewComment("section", CommentKind.ADDITION, text))
        commenting.send_comments(own)
    board = comment_rounds.board(desk)
    for one in board.unanswered() if board else ():
        comment_rounds.answer(desk, one.comment_id, one.version, AnswerKind.NO_CHANGE, "Ei muutosta.")
    comment_rounds.close(desk, first.release_id, 1)
    publishing.publish(desk)
    comment_rounds.reopen(desk, first.release_id, 2, None)


def _returned(made: UnequalRound) -> None:
    """A Word file comes back from one municipality, and the interviewer's notes wait."""
    municipality_id = made.ids["Havulinna"]
    file = Editor(word_sections.section_file(made.desk, municipality_id).data)
    file.comment(file.at("vk_T_0"), "Tämä ei pidä paikkaansa")
    word_return.bring(made.desk, municipality_id, SourceFile("palautus.docx", file.saved()))
