"""Servers to measure: ours as `make run` starts it, and the plain page with Streamlit's own settings."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from analysis.access import round_of
from analysis.language.dictionaries import build_tries, dictionary_directory
from analysis.model.people import Membership, Person, Role
from analysis.store import people as stored
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import people, rounds
from tests.app_server import ROOT, streamlit_process
from tests.bench.pages_data import make_round

PLAIN = Path(__file__).with_name("plain_page.py")
FIRST_PORT = int(os.environ.get("VERTAISKOOSTE_BENCH_PORT", "8701"))
_PERSON = "bench"


@dataclass(frozen=True)
class Material:
    """A data directory with a round in it, and the names of its themes."""

    data: Path
    round_id: str
    themes: tuple[str, ...]

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "vertaiskooste.sqlite3"

    def token(self) -> str:
        """Return the token of a new session of somebody who has the round open."""
        store = Store(Database.open(f"sqlite:///{self.database}"))
        token = people.open_session(store, _PERSON)
        people.choose(store, token, f"B-{_PERSON}", self.round_id)
        return token


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process, and how long it took to answer (s)."""

    url: str
    pid: int
    ready_after: float

    def memory(self) -> float:
        """Return the resident memory of the server's process in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def make_material(data: Path, findings: int) -> Material:
    """Fill a data directory with a round of so many findings and somebody who may open it."""
    data.mkdir(parents=True)
    # As after installation: built once beside the data; without them the first search would unpack a large dictionary.
    build_tries(dictionary_directory())
    (data / "dictionaries").symlink_to(dictionary_directory())
    store = Store(Database.open(f"sqlite:///{data / 'vertaiskooste.sqlite3'}"))
    desk = make_round(store, findings, person_id=_PERSON)
    now = store.clock()
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, Person(_PERSON, "Mittaaja", "mittaaja@example.fi"), None, now)
        stored.add_membership(connection, Membership(f"B-{_PERSON}", _PERSON, Role.LEAD_ANALYST), now)
    themes = {theme.code: theme.name_fi for theme in rounds.round_facts(desk).round.themes}
    # The plain page has no catalogue of words: it reads the themes' names from a table of its own.
    with store.database.begin(write=True) as connection:
        connection.execute(text("CREATE TABLE bench_theme (code TEXT PRIMARY KEY, name TEXT)"))
        rows = [{"code": code, "name": name} for code, name in themes.items()]
        connection.execute(text("INSERT INTO bench_theme VALUES (:code, :name)"), rows)
    return Material(data, round_of(desk.scope), tuple(themes.values()))


@contextmanager
def our_server(material: Material, port: int = FIRST_PORT) -> Iterator[Server]:
    """Run the app on the material until the block ends."""
    with _running(["app.py"], ROOT, {"VERTAISKOOSTE_DATA": str(material.data)}, port, material.data) as server:
        yield server


@contextmanager
def plain_server(material: Material, port: int, *, is_kept: bool) -> Iterator[Server]:
    """Run the plain page on the same data until the block ends; with the settings that Streamlit comes with."""
    own = {"BENCH_DATABASE": str(material.database), "BENCH_KEPT": "1" if is_kept else "0"}
    options = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with _running([str(PLAIN), *options], material.data, own, port, material.data) as server:
        yield server


@contextmanager
def _running(what: list[str], where: Path, own: dict[str, str], port: int, logs: Path) -> Iterator[Server]:
    begun = time.perf_counter()
    own = {**own, "VERTAISKOOSTE_DEMO": "0"}
    with streamlit_process(what, port, logs / f"server-{port}.log", own, where) as (url, pid):
        yield Server(url, pid, round(time.perf_counter() - begun, 2))
