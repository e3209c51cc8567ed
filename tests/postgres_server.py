"""A PostgreSQL server of our own on loopback, for tests and for measuring; it lives as long as a block."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Return the folder of the server's programs, or None where the system has none."""
    found = shutil.which("postgres")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return Path(found).parent if found else (installed[-1].parent if installed else None)


@contextmanager
def running_postgres(folder: Path, *options: str) -> Iterator[str]:
    """Run an empty server whose data lies in a folder, with options of its own. Gives its URL."""
    found = programs()
    assert found is not None, "PostgreSQL's server is not installed"
    user, data = _ordinary_user(folder), folder / "data"
    _run(user, found / "initdb", "-D", data, "-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    port = _started(user, found / "pg_ctl", folder, options)
    try:
        yield f"postgresql+psycopg://app@127.0.0.1:{port}/postgres"
    finally:
        stop = [str(found / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run(stop, user=user, check=False, capture_output=True, cwd="/")


def _started(user: str | None, pg_ctl: Path, folder: Path, options: Sequence[str]) -> int:
    """Start the server and return its port; another process may take a free port before the server does."""
    for is_last in (False, False, True):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        said = " ".join((f"-p {port} -k {folder} -c listen_addresses=127.0.0.1", *options))
        try:
            _run(user, pg_ctl, "-D", folder / "data", "-o", said, "-l", folder / "log", "-w", "start")
        except subprocess.CalledProcessError:
            if is_last:
                raise
        else:
            return port
    raise AssertionError("unreachable")


def _ordinary_user(folder: Path) -> str | None:
    """The server refuses to run as root: then it runs as the user that its package made."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return "postgres"


def _run(user: str | None, *command: object) -> None:
    words = [str(word) for word in command]
    subprocess.run(words, user=user, check=True, capture_output=True, cwd="/")
