"""A round of any size, made from a seed: invented findings put straight into a database, for benches of the pages."""

import sys
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert

from analysis.access import open_rounds_scope, open_scope
from analysis.model.codes import FindingType, Flag, Layout, LineStatus, RoleClass
from analysis.model.people import Membership, Role
from analysis.model.rounds import Municipality
from analysis.store import schema
from analysis.store.database import Database
from analysis.store.findings import terms_text
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow import rounds
from analysis.workflow.desk import Desk

SEED = 7
_STAMP = {"version": 1, "changed_by": "bench", "changed_at": "2026-11-01T08:00:00.000Z"}
_PLACES = ("Havulinna", "Lumiranta", "Kivijoki", "Ylämetsä", "Äyräpelto", "Rantakylä", "Isosuo", "Pihlajavesi")
_WHAT = (
    *("energiakatselmus", "hankinta", "kulutusseuranta", "sijaisjärjestely", "koulutus", "ylläpito", "raportointi"),
    *("kilpailutus", "valaistus", "ilmanvaihto", "kiinteistönhoito", "mittari", "sopimus", "suunnittelu"),
)
_HOW = (
    *("toimii hyvin", "jää tekemättä", "on yhden hlön varassa", "tehdään joka kuukausi", "puuttuu kokonaan"),
    *("on sovittu kirjallisesti", "ei ole sovittu", "vaihtelee kohteittain", "pysähtyy lomien ajaksi"),
)
_TABLES = (schema.source_line, schema.finding, schema.finding_line)
_PART = 2_000


def make_round(store: Store, findings: int, *, seed: int = SEED, person_id: str = "bench") -> Desk:
    """Fill an empty store with a round of so many findings, one document for each hundred. Returns a lead's desk."""
    desk = _desk(store, person_id)
    for name in _PLACES:
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    facts = rounds.round_facts(desk)
    with store.database.begin(write=True, reach=EVERYTHING) as connection:
        _fill(connection, facts, findings, Random(seed))
    return desk


def _desk(store: Store, person_id: str) -> Desk:
    lead = [Membership(f"B-{person_id}", person_id, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person_id, lead, f"B-{person_id}")
    round_id = rounds.make_round(store, lists, "Mittauskierros", "")
    return Desk(store, open_scope(person_id, lead, f"B-{person_id}", round_id=round_id))


def _fill(connection: Connection, facts: Any, findings: int, dice: Random) -> None:
    places = [one.municipality_id for one in facts.municipalities]
    themes = [theme.code for theme in facts.round.themes]
    own = {"round_id": facts.round.round_id}
    for start in range(0, findings, _PART):
        rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
        documents = []
        for number in range(start, min(start + _PART, findings)):
            document_id, at = f"D{number // 100:05d}", number % 100
            place = places[(number // 100) % len(places)]
            if at == 0:
                documents.append(own | _STAMP | _document(document_id, place))
            for table, row in zip(_TABLES, _rows(number, document_id, at, place, themes, dice), strict=True):
                rows[table.name].append(own | _STAMP | row)
        connection.execute(insert(schema.document), documents)
        for table in _TABLES:
            connection.execute(insert(table), rows[table.name])
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE finding")


def _document(document_id: str, place: str) -> dict[str, Any]:
    return {
        **{"id": document_id, "file_name": f"muistio-{document_id}.docx", "sha256": document_id},
        **{"layout": Layout.WORD_HEADINGS.value, "municipality_id": place, "visit_id": None, "size": 1},
        **{"imported_by": "bench", "imported_at": _STAMP["changed_at"], "retired": False},
    }


def _rows(
    number: int, document_id: str, at: int, place: str, themes: list[str], dice: Random
) -> tuple[dict[str, Any], ...]:
    words = f"{dice.choice(_WHAT)} ja {dice.choice(_WHAT)}: {dice.choice(_HOW)}, {dice.choice(_HOW)} (kohta {number})"
    finding_id, line_id = f"F{dice.getrandbits(64):016x}{number:06d}", f"{document_id}-{at:05d}"
    kind = dice.choice([None, *FindingType])
    role = dice.choice([None, *RoleClass])
    line = {
        **{"id": line_id, "document_id": document_id, "ordinal": at, "locator": str(at), "raw": words},
        **{"status": LineStatus.IMPORTED.value, "set_aside": None, "waiting": None},
    }
    finding = {
        **{"id": finding_id, "municipality_id": place, "theme_code": dice.choice(themes), "text": words},
        **{"finding_type": kind.value if kind else None, "role_class": role.value if role else None},
        **{"interview_id": None, "language": "sv" if dice.random() < 0.1 else "fi", "context": ""},
        "flags": [dice.choice(list(Flag)).value] if dice.random() < 0.1 else [],
        "search_terms": terms_text(words.lower().replace(":", " ").replace(",", " ").split()),
    }
    link = {"id": f"{finding_id}:{line_id}", "finding_id": finding_id, "line_id": line_id, "ordinal": 0}
    return line, finding, link


if __name__ == "__main__":
    # python -m tests.bench.pages_data FILE COUNT
    make_round(Store(Database.open(f"sqlite:///{Path(sys.argv[1]).resolve()}")), int(sys.argv[2]))
