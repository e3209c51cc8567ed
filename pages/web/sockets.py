"""The server's sockets: what is written is sent at once."""

import os
import socket
from contextlib import suppress
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")


def send_at_once() -> None:
    """Let connections that are accepted from now on send each message as it is written.

    Streamlit makes its listening socket in a way that asyncio does not know for TCP and so leaves Nagle's algorithm on:
    the second message of a run then waits for the browser's delayed acknowledgement, 40 ms in each run (measured).
    What is set on a listening socket is inherited by those it accepts. Where open files are not listed (Windows)
    nothing is changed.
    """
    if not _OPEN_FILES.is_dir():
        return
    for name in [path.name for path in _OPEN_FILES.iterdir()]:
        with suppress(OSError):  # no socket, or closed meanwhile
            _set(os.dup(int(name)))


def _set(descriptor: int) -> None:
    try:
        held = socket.socket(fileno=descriptor)
    except OSError:
        os.close(descriptor)
        return
    with held:
        if held.family in {socket.AF_INET, socket.AF_INET6} and held.type == socket.SOCK_STREAM:
            held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
