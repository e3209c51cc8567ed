"""Notes go on their day in a worker that runs as a process of its own, as beside the app; a later day waits."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from analysis.store.unit import Store
from analysis.workflow import retention
from analysis.workflow.desk import Desk
from analysis.workflow.moments import now as moment_now
from tests.contracts.retention_round import LEFT_WORDS, Clock, desk_of, everything_stored, with_summary

ROOT = Path(__file__).resolve().parents[2]
LAST_YEAR = "2025-11-24T10:00:00.000Z"
PATIENCE = 90.0


@contextmanager
def worker(store: Store, data: Path) -> Iterator[None]:
    """Run the worker as the app does, on the same database, until the block ends."""
    url = store.database.engine.url.render_as_string(hide_password=False)
    environment = {**os.environ, "VERTAISKOOSTE_DATA": str(data), "VERTAISKOOSTE_DATABASE_URL": url}
    command = [sys.executable, "-m", "analysis", "worker", "--parent", str(os.getpid())]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def due_round(store: Store) -> Desk:
    """A round of last year whose day has come since."""
    real, store.clock = store.clock, Clock(LAST_YEAR)
    desk = with_summary(desk_of(store))
    retention.set_day(desk, date(2025, 11, 30), None)
    store.clock = real
    return desk


def is_erased_in_time(desk: Desk) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if retention.erased(desk):
            return True
        time.sleep(0.5)
    return False


def test_the_worker_erases_a_round_whose_day_has_come_and_no_other(store: Store, tmp_path: Path) -> None:
    desk = due_round(store)
    waiting = desk_of(store, "eeva", name="Toinen kierros")
    retention.set_day(waiting, (moment_now(store) + timedelta(days=400)).date(), None)
    assert [word for word in LEFT_WORDS if word in everything_stored(store)]

    with worker(store, tmp_path):
        assert is_erased_in_time(desk)

    left = everything_stored(store)
    assert not [word for word in LEFT_WORDS if word in left]
    assert retention.erased(waiting) == ()
    assert retention.state(waiting).erase_on is not None
