"""A round with words of its notes in every place where words are kept, for the tests of keeping and erasing."""

from sqlalchemy import select, text

from analysis.access import open_rounds_scope, open_scope
from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Role
from analysis.model.rounds import Municipality
from analysis.model.table_work import Memo, MemoOf, SortBy
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import (
    findings,
    importing,
    recurring,
    releasing,
    rounds,
    suggesting,
    summary,
    table_work,
    versions,
)
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges

NOTES = """{name}

Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
- Kehittämiskohde: {own}, kertoi Matti Meikäläinen
- ok
"""
OWN_WORDS = {"Havulinna": "kvartsikello odottaa päätöstä", "Lumiranta": "pyökkiportti on hankittu kahdesti"}


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: str) -> None:
        self.now = now

    def __call__(self) -> str:
        return self.now


# What `with_summary` leaves in every table that holds words of notes, or of those who read them.
LEFT_WORDS = (
    *("kvartsikello", "pyökkiportti", "aluspuu", "Meikäläinen", "Havulinna.txt"),
    *("muistiotuohi", "näkymävaahtera", "hakuvaahtera", "osoitevaahtera"),
    *("paluutuomi", "lainaustuomi", "pohjatuomi", "kommenttituomi", "ehdotustuomi", "Kommentoija", "kuplatuomi"),
    "päätöstuomi",
)


def desk_of(store: Store, person: str = "aino", role: Role = Role.LEAD_ANALYST, name: str = "Kierros") -> Desk:
    lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person, lead, f"B-{person}")
    known = {entry.name: entry.round_id for entry in rounds.list_rounds(store, lists)}
    round_id = known.get(name) or rounds.make_round(store, lists, name, "")
    held = [Membership(f"B-{person}", person, role, round_id)]
    return Desk(store, open_scope(person, held, f"B-{person}"))


def with_summary(desk: Desk) -> Desk:
    """Bring notes in, change a finding, suggest, accept one, draft and release."""
    files = []
    for name, own in OWN_WORDS.items():
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
        files.append(SourceFile(f"{name}.txt", NOTES.format(name=name, own=own).encode(), name))
    importing.commit_import(desk, importing.read_files(desk, files))
    suggesting.suggest_recurring(desk)
    cards = [card for card in recurring.board(desk).suggestions if "elinkaari" in repr(card)]
    recurring.accept(desk, cards[0].suggestion.suggestion_id)
    summary.draft_summary(desk)
    releasing.release_for_comments(desk, None)
    row = next(r for r in findings.search(desk, findings.FindingFilter()).rows if "kvartsi" in r.finding.text)
    changed = FindingChanges(text=row.finding.text + ", sanottiin aluspuu")
    findings.edit(desk, row.finding.finding_id, row.finding.version, changed)
    _with_table_work(desk, row.finding.finding_id)
    _with_word_file(desk)
    return desk


def _with_table_work(desk: Desk, finding_id: str) -> None:
    """Leave words of the notes where people leave them at the table of findings."""
    table_work.save_memo(desk, Memo(MemoOf.FINDING, finding_id, "Tästä kertoi Matti Meikäläinen, muistiotuohi"))
    table_work.save_view(desk, "näkymävaahtera", FindingFilter(text="hakuvaahtera"), SortBy.PLACE, is_shared=True)
    table_work.key_of_words(desk, "osoitevaahtera")


def _with_word_file(desk: Desk) -> None:
    """Keep a returned Word file with one entry that nobody has decided on."""
    release, place = versions.releases(desk)[0], rounds.round_facts(desk).municipalities[0]
    own = {"municipality_id": place.municipality_id, "release_id": release.release_id}
    with desk.store.writing(desk.scope, "bring_word_file") as unit:
        key = f"W-{desk.scope.round_id}"
        file = {"name": "paluutuomi.docx", "sha256": "0", "brought_by": "aino", "brought_at": unit.now}
        unit.insert(schema.word_file, {"id": key, **own, **file})
        words = {
            **{"quoted": "lainaustuomi", "written_on": "pohjatuomi", "text": "kommenttituomi"},
            **{"proposed": "ehdotustuomi", "remarks": [["Paula Kommentoija", "2026-11-24", "kuplatuomi"]]},
            "note": "päätöstuomi",
        }
        kind = {"kind": "note", "place": "section", "suggested": "addition", "mark": "", "state": "waiting"}
        unit.insert(schema.word_entry, {"id": f"{key}-1", **own, "file_id": key, "ordinal": 1, **kind, **words})


def rows_of(store: Store, table) -> list[dict]:
    with store.database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('app.kind', 'everything', true)"))
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def everything_stored(store: Store) -> str:
    but = {"release", "section"}
    return "".join(repr(rows_of(store, table)) for table in schema.metadata.sorted_tables if table.name not in but)
