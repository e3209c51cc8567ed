"""What happens when the server starts and when it ends."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from analysis.settings import server_secret
from analysis.workflow import people
from pages.parts.settling import settle
from pages.parts.storage import store
from pages.web.sockets import send_at_once
from pages.web.worker_process import keep_worker_running

# Half a millisecond: with many script runs at once the server's own thread must get its turn (measured).
_SWITCH_INTERVAL = 0.0005
_FIRST_CODE = """
  Vertaiskooste on käynnissä, mutta siinä ei ole vielä yhtään käyttäjää.
  Kertakäyttökoodi ensimmäisen asiantuntijan luomiseen (voimassa 24 tuntia): {code}

  Vertaiskooste is running, but it has no users yet.
  One-time code for making the first analyst (valid for 24 hours): {code}
"""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Open the store, tell the first code, keep the worker running as long as the server runs.

    Raises ValueError or OSError for a secret that is no use: better now than when somebody signs in.
    """
    server_secret()
    if not people.has_people(store()):
        _tell(people.issue_first_code(store()))
    _settle()
    send_at_once()
    worker = asyncio.create_task(keep_worker_running())
    try:
        yield
    finally:
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


def _tell(code: str) -> None:
    sys.stdout.write(_FIRST_CODE.format(code=code) + "\n")
    sys.stdout.flush()


def _settle() -> None:
    settle()
    sys.setswitchinterval(_SWITCH_INTERVAL)
