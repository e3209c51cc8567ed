"""Every page as screenshots on one sheet a role: python -m tests.contact_sheet DIRECTORY.

Roles, languages, themes and widths are all taken unless some are named (--role contact --view fi-light-1440).
The round is the small one of the browser tests.
"""

import argparse
import html
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from analysis.model.people import Role
from analysis.settings import Settings
from analysis.workflow import people
from analysis.workflow.opening import open_store
from tests.e2e.conftest import BROWSER_ARGUMENTS, Server, running_server
from tests.e2e.small_round import SmallRound, make_small_round
from tests.e2e.test_accessibility import HAS_THEME, SLOW, drawn, open_pages, walk

LANGUAGES, THEMES, WIDTHS = ("fi", "sv", "en"), ("light", "dark"), (1440, 390)
STRANGER = "stranger"
ROLES = (*(role.value for role in Role), STRANGER)
TALLEST = 6_000
_HEIGHT = """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""


class View(NamedTuple):
    """How a page is looked at."""

    language: str
    theme: str
    width: int

    @property
    def name(self) -> str:
        """What the view is called on the sheet and on the command line."""
        return f"{self.language}-{self.theme}-{self.width}"


class Shot(NamedTuple):
    """One screenshot: the page's address, the view, and the file beside the sheet."""

    address: str
    view: View
    file: str


VIEWS = tuple(View(*one) for one in product(LANGUAGES, THEMES, WIDTHS))


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the screenshots and write the sheets."""
    asked = _arguments().parse_args(arguments)
    views = [view for view in VIEWS if not asked.view or view.name in asked.view]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder)
        made = make_small_round(open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(data)})))
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        with running_server(data) as server:
            for role in asked.role or ROLES:
                target = asked.directory / role
                target.mkdir(parents=True, exist_ok=True)
                shots = [shot for view in views for shot in take(browser, made, server, role, view, target)]
                (target / "sheet.html").write_text(sheet_of(role, shots), encoding="utf-8")
        browser.close()


def take(browser: Browser, made: SmallRound, server: Server, role: str, view: View, target: Path) -> Iterator[Shot]:
    """Walk the pages of a role in one view. Gives each screenshot once its file is written."""
    context = browser.new_context(
        viewport={"width": view.width, "height": 900}, color_scheme=view.theme, reduced_motion="reduce", locale="fi-FI"
    )
    cookies = {"vertaiskooste_kieli": view.language}
    if role != STRANGER:
        token = cookies["vertaiskooste"] = made.token(Role(role))
        people.set_language(made.store, token, view.language)
    context.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(server.url)
    drawn(page)
    for address in _pages(page, server, role, view):
        page.wait_for_function(HAS_THEME, arg=view.theme, timeout=SLOW)
        name = f"{address or 'first'}-{view.name}.png"
        _shoot(page, view, target / name)
        yield Shot(address, view, name)
    context.close()


def _pages(page: Page, server: Server, role: str, view: View) -> Iterator[str]:
    """A phone's menu is folded away, so the pages are looked up in a wide window first."""
    if role == STRANGER:
        yield from open_pages(page, server)
        return
    page.set_viewport_size({"width": 1440, "height": 900})
    for address in walk(page):
        page.set_viewport_size({"width": view.width, "height": 900})
        page.wait_for_timeout(400)  # The sidebar folds away and charts follow the width.
        yield address
        page.set_viewport_size({"width": 1440, "height": 900})
        page.wait_for_timeout(400)


def _shoot(page: Page, view: View, file: Path) -> None:
    """The whole page: the window is made as tall as what scrolls in it."""
    height = max(900, min(TALLEST, page.evaluate(_HEIGHT) + 20))
    page.set_viewport_size({"width": view.width, "height": height})
    page.wait_for_timeout(400)
    page.screenshot(path=file)


def sheet_of(role: str, shots: Sequence[Shot]) -> str:
    """Return the sheet: a row of screenshots a page."""
    rows = "".join(
        f"<h2>{html.escape(address or '/')}</h2><div>{''.join(_figure(shot) for shot in some)}</div>"
        for address, some in groupby(sorted(shots), key=lambda shot: shot.address)
    )
    style = "body{font-family:sans-serif}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}img{width:24rem}"
    return f"<!doctype html><meta charset='utf-8'><title>{role}</title><style>{style}</style><h1>{role}</h1>{rows}"


def _figure(shot: Shot) -> str:
    name, file = html.escape(shot.view.name), html.escape(shot.file, quote=True)
    return f'<figure><figcaption>{name}</figcaption><a href="{file}"><img src="{file}" alt="{name}"></a></figure>'


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--role", action="append", choices=ROLES)
    parser.add_argument("--view", action="append", choices=[view.name for view in VIEWS])
    return parser


if __name__ == "__main__":
    main()
