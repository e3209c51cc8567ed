"""The worker: a process of its own beside the server, started again when it dies, ended with the server."""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds between starts; longer each time, so that a broken one rests
_HEALTHY_AFTER = 30.0
_GRACE = 5.0


async def keep_worker_running() -> None:
    """Start the worker again and again until cancelled; then end it."""
    wait = _FIRST_WAIT
    loop = asyncio.get_running_loop()
    while True:
        started = loop.time()
        await _run_once()
        wait = _FIRST_WAIT if loop.time() - started > _HEALTHY_AFTER else min(wait * 2, _LONGEST_WAIT)
        await asyncio.sleep(wait)


async def _run_once() -> None:
    command = (sys.executable, "-m", "analysis", "worker", "--parent", str(os.getpid()))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    try:
        await process.wait()
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):  # it may end by itself in between
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _GRACE)
    except TimeoutError:
        process.kill()
        await process.wait()
