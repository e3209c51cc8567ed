"""A server process of its own with a data directory of its own, and a real browser from the system's packages."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.app_server import streamlit_process

BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, where its data lies, and what it printed."""

    url: str
    data: Path
    log: Path

    def first_code(self) -> str:
        """Return the one-time code that it printed."""
        line = next(line for line in self.log.read_text(encoding="utf-8").splitlines() if "Kertakäyttökoodi" in line)
        return line.rsplit(": ", 1)[1].strip()


@contextmanager
def running_server(data: Path, *, demo: bool = False) -> Iterator[Server]:
    """Run a fresh server process until the block ends; its whole process group ends with it."""
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    own = {"VERTAISKOOSTE_DATA": str(data), "VERTAISKOOSTE_DEMO": "1" if demo else "0"}
    with streamlit_process(["app.py"], _free_port(), log, own) as (url, _):
        yield Server(url, data, log)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A fresh server with an empty database, that may not open the sample round."""
    with running_server(tmp_path / "data") as running:
        yield running


@pytest.fixture
def demo_server(tmp_path: Path) -> Iterator[Server]:
    """A fresh server with an empty database, that may open the sample round."""
    with running_server(tmp_path / "data", demo=True) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium is missing: install it from the system's packages (make test does)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Open pages of strangers: each has cookies of its own."""
    contexts = []

    def open_stranger(width: int = 1440, height: int = 900) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="fi-FI", accept_downloads=True
        )
        contexts.append(context)
        return context.new_page()

    yield open_stranger
    for context in contexts:
        context.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
