"""Many at once: writers queue for the one writer that SQLite takes, and readers are not held up by the queue."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from analysis.model.people import Person
from analysis.store import people, schema
from analysis.store.unit import Store

CROWD = 30  # more than the connections of a pool


def add(store: Store, number: int) -> None:
    with store.database.begin(write=True) as connection:
        people.add_person(connection, Person(f"P-{number}", "Nimi", f"{number}@example.fi"), None, store.clock())


def count(store: Store) -> int:
    with store.database.begin() as connection:
        return connection.execute(select(func.count()).select_from(schema.person)).scalar_one()


def test_everybody_in_a_crowd_of_writers_gets_a_turn_once(store: Store) -> None:
    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(lambda number: add(store, number), range(CROWD)))

    assert count(store) == CROWD


def test_who_reads_does_not_wait_for_a_crowd_of_writers(store: Store) -> None:
    if store.database.engine.dialect.name != "sqlite":
        return  # PostgreSQL takes writers side by side
    with ThreadPoolExecutor(CROWD) as crowd:
        with store.database.begin(write=True):
            waiting = [crowd.submit(add, store, number) for number in range(CROWD)]
            time.sleep(0.2)
            begun = time.perf_counter()
            assert count(store) == 0
            took = time.perf_counter() - begun
            assert not any(one.done() for one in waiting)
        for one in waiting:
            one.result()

    assert took < 2
    assert count(store) == CROWD


def test_a_writer_that_fails_gives_its_turn_on(store: Store) -> None:
    add(store, 1)
    failed = []

    def fail() -> None:
        try:
            add(store, 1)
        except Exception as error:  # noqa: BLE001  the same id twice
            failed.append(error)

    work = threading.Thread(target=fail)
    work.start()
    work.join()
    add(store, 2)

    assert len(failed) == 1 and count(store) == 2
