"""What is due by a date, looked after by the worker: erasing notes whose day has come, and reminders."""

import logging

from sqlalchemy import select

from analysis.access import WORKER, open_round_for_worker
from analysis.settings import Settings
from analysis.store import retention as retention_store
from analysis.store import schema, sweeping
from analysis.store.unit import Store
from analysis.workflow import reminding, retention

log = logging.getLogger(__name__)


def do_what_is_due(store: Store, settings: Settings) -> None:
    """Do everything that is due now. Safe to run twice, and by two workers at once."""
    with store.database.begin() as connection:
        table = schema.peer_round
        found = connection.execute(select(table.c.id, table.c.is_sample).order_by(table.c.id)).all()
    for round_id, is_sample in found:
        if not is_sample:  # nobody stands behind the sample's addresses
            reminding.send_due(store, settings, round_id)
        _erase_when_due(store, round_id)
    sweep_after_erasures(store, tuple(one.id for one in found))


def sweep_after_erasures(store: Store, round_ids: tuple[str, ...]) -> None:
    """Rewrite the database's files after erasures; when others hold them, the next turn tries again."""
    before = store.clock()
    waiting = [one for one in round_ids if _is_unswept(store, one)]
    if not waiting or not sweeping.sweep(store.database):
        return
    for round_id in waiting:
        with store.writing(open_round_for_worker(round_id), "sweep", can_undo=False) as unit:
            sweeping.mark_swept(unit, before)
    log.info("swept after erasures in %s", ", ".join(waiting))


def _erase_when_due(store: Store, round_id: str) -> None:
    with store.reading(open_round_for_worker(round_id)) as reading:
        is_due = retention_store.retention(reading, store.clock()).is_due
    if is_due and retention.erase(store, round_id, WORKER):
        log.info("erased the notes of round %s", round_id)


def _is_unswept(store: Store, round_id: str) -> bool:
    with store.reading(open_round_for_worker(round_id)) as reading:
        return sweeping.unswept(reading)
