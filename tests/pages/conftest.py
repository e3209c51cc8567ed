"""A data directory of its own for each test, people to sign in as, and pages opened by their address."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Municipality
from analysis.store import people as stored_people
from analysis.workflow import people, rounds
from analysis.workflow.desk import Store
from pages.parts import storage

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "pages" / "main.py"
PASSWORD = "pitkä salasana 1"


@dataclass
class House:
    """A store with the few people that a test needs."""

    store: Store

    def lead(self) -> str:
        """Make the first lead analyst. Returns the token of a session with no round open."""
        code = people.issue_first_code(self.store)
        person = people.make_first_lead(self.store, code, "Aino Asiantuntija", "aino@example.fi", PASSWORD)
        return people.open_session(self.store, person.person_id)

    def lead_of_round(self) -> tuple[str, str]:
        """Make a lead analyst and a round with one municipality, open. Returns the token and the municipality's id."""
        token = self.lead()
        visitor = people.session_of(self.store, token)
        scope = people.open_rounds(visitor)
        round_id = rounds.make_round(self.store, scope, "Kierros 2026", "KETS")
        people.choose(self.store, token, scope.membership_id, round_id)
        desk = people.open_desk(self.store, people.session_of(self.store, token))
        municipality_id = rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
        return token, municipality_id

    def contact(self, analyst_token: str, municipality_id: str) -> str:
        """Make a contact person of a municipality. Returns the token of a session with the section open."""
        round_id = people.session_of(self.store, analyst_token).round_id
        person = Person("P-contact", "Kaisa Kuntalainen", "kaisa@example.fi")
        now = self.store.clock()
        with self.store.database.begin(write=True) as connection:
            stored_people.add_person(connection, person, "no password", now)
            membership = Membership("B-contact", person.person_id, Role.CONTACT, round_id, municipality_id)
            stored_people.add_membership(connection, membership, now)
        return people.open_session(self.store, person.person_id)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("VERTAISKOOSTE_DATA", str(tmp_path))
    monkeypatch.delenv("VERTAISKOOSTE_DATABASE_URL", raising=False)
    monkeypatch.delenv("VERTAISKOOSTE_DEMO", raising=False)
    return House(storage.store())


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch):
    """Open an address of the app with the cookies of somebody; AppTest has no cookies of its own."""

    def open_address(url_path: str = "", token: str | None = None) -> AppTest:
        cookies = {"vertaiskooste": token} if token else {}
        monkeypatch.setattr(type(st.context), "cookies", property(lambda _context: cookies))
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app._page_hash = calc_hash(url_path) if url_path else ""
        return app.run()

    return open_address
