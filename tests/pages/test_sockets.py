import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.web.sockets import send_at_once

pytestmark = pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="open files are not listed on this system")


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A socket made as Streamlit makes it: without naming TCP."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
        yield made


def accepted(listening: socket.socket) -> int:
    with socket.create_connection(listening.getsockname()):
        connection, _ = listening.accept()
        with connection:
            return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_a_visitor_gets_each_message_at_once(listening):
    assert not accepted(listening)

    send_at_once()

    assert accepted(listening)


def test_other_open_files_stay_open_and_as_they_were(tmp_path):
    before = open_files()
    with (tmp_path / "notes").open("w") as file:
        send_at_once()
        file.write("still here")

    assert (tmp_path / "notes").read_text() == "still here"
    assert open_files() == before
