"""`worker`: does queued long work until the app that started it ends."""

import argparse
import logging
import os
import time

from analysis.settings import Settings
from analysis.workflow.jobs import Work, Worker, recover, run_next
from analysis.workflow.opening import open_migrated_store

IDLE_SECONDS = 0.3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--parent", type=int, help="end when this process has ended")


def run(args: argparse.Namespace) -> int:
    """Work until the parent process ends. Returns the exit code."""
    logging.basicConfig(level=logging.INFO, format="worker: %(message)s")
    store = open_migrated_store(Settings.from_environment())
    recover(store)
    kinds: dict[str, Worker] = {"suggest": _suggest, "load_sample": _load_sample}
    while args.parent is None or _is_alive(args.parent):
        if not run_next(store, kinds):
            time.sleep(IDLE_SECONDS)
    return 0


def _suggest(work: Work) -> None:
    from analysis.workflow.suggesting import suggest_recurring

    suggest_recurring(work.desk, work.tell, work.is_cancelled)


def _load_sample(work: Work) -> None:
    from analysis.workflow.sample import load_sample

    load_sample(work)


def _is_alive(parent: int) -> bool:
    # An orphan gets another parent on POSIX. On Windows it keeps the number: there the app itself ends its worker.
    return os.name == "nt" or os.getppid() == parent
