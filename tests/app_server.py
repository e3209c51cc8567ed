"""A Streamlit server as a process of its own, for browser tests and for measurements of pages."""

import os
import signal
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_STARTS_WITHIN = 90.0
_ENDS_WITHIN = 10


@contextmanager
def streamlit_process(
    what: Sequence[str], port: int, log: Path, own: Mapping[str, str], where: Path = ROOT, *, scheme: str = "http"
) -> Iterator[tuple[str, int]]:
    """Run Streamlit until the block ends, and its whole process group with it. Gives its address and process id.

    `own` are environment variables beside those of this process; the database is the embedded one.
    """
    environment = {**os.environ, **own}
    environment.pop("VERTAISKOOSTE_DATABASE_URL", None)
    command = [sys.executable, "-m", "streamlit", "run", *what, "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=where, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        url = f"{scheme}://localhost:{port}"
        _wait_until_healthy(url, process, log)
        yield url, process.pid
    finally:
        _end(process)


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    # A test's own certificate is nobody's that this machine knows.
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1, context=unchecked) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server as a terminal would; after a while the whole group without asking."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=_ENDS_WITHIN)
