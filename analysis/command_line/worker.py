"""`worker`: does queued long work until the app that started it ends."""

import argparse
import logging
import os
import time

from analysis.access import round_of
from analysis.settings import Settings
from analysis.store.unit import Store
from analysis.workflow.jobs import Work, Worker, recover, run_next
from analysis.workflow.opening import open_migrated_store

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.3
DUE_SECONDS = 60.0  # how often it looks for what is due by a date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--parent", type=int, help="end when this process has ended")


def run(args: argparse.Namespace) -> int:
    """Work until the parent process ends. Returns the exit code."""
    logging.basicConfig(level=logging.INFO, format="worker: %(message)s")
    store = open_migrated_store(Settings.from_environment())
    recover(store)
    settings, looked = Settings.from_environment(), -DUE_SECONDS
    kinds: dict[str, Worker] = {"suggest": _suggest, "load_sample": _load_sample, "erase_notes": _erase_notes}
    while args.parent is None or _is_alive(args.parent):
        if time.monotonic() - looked > DUE_SECONDS:
            looked = time.monotonic()
            _look_for_due_work(store, settings)
        if not run_next(store, kinds):
            time.sleep(IDLE_SECONDS)
    return 0


def _suggest(work: Work) -> None:
    from analysis.workflow.suggesting import suggest_recurring

    suggest_recurring(work.desk, work.tell, work.is_cancelled)


def _load_sample(work: Work) -> None:
    from analysis.workflow.sample import load_sample

    load_sample(work)


def _erase_notes(work: Work) -> None:
    from analysis.workflow.due_work import sweep_after_erasures
    from analysis.workflow.retention import erase_by_job

    erase_by_job(work)
    sweep_after_erasures(work.desk.store, (round_of(work.desk.scope),))


def _look_for_due_work(store: Store, settings: Settings) -> None:
    from analysis.workflow.due_work import do_what_is_due

    try:
        do_what_is_due(store, settings)
    except Exception as error:  # noqa: BLE001  the worker goes on with its jobs; the next turn tries again
        log.error("what is due by a date was not done: %s", type(error).__name__)


def _is_alive(parent: int) -> bool:
    # An orphan gets another parent on POSIX. On Windows it keeps the number: there the app itself ends its worker.
    return os.name == "nt" or os.getppid() == parent
