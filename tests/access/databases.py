"""A PostgreSQL server of our own for the whole check, as the contract tests start one."""

import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.contracts import conftest as contract


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a server on loopback until the block ends. Fails in plain words where the system has none."""
    programs = contract._programs()
    if programs is None:
        raise SystemExit("PostgreSQL's server is not installed (make test installs it)")
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port, folder = probe.getsockname()[1], Path(name)
        probe.close()
        user, data = contract._ordinary_user(folder), folder / "data"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
        contract._run(
            user, programs / "initdb", "-D", data, "-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        contract._run(user, programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql+psycopg://app@127.0.0.1:{port}/postgres"
        finally:
            stop = [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            subprocess.run(stop, user=user, check=False, capture_output=True, cwd="/")
