"""Every page, role, theme and language in a real browser: nothing serious for axe, all of it on a narrow screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from analysis.model.people import Role
from analysis.settings import Settings
from analysis.workflow import people
from analysis.workflow.opening import open_store
from tests.e2e.axe import severe
from tests.e2e.conftest import Server, running_server
from tests.e2e.small_round import SmallRound, make_small_round

pytestmark = pytest.mark.e2e

SLOW = 90_000  # the first page that needs the round's vectors learns them
NARROW = 320  # a screen of 1280 at 400 %
STILL = 0.001  # seconds: what moves no longer is not seen to
LINK = '[data-testid="stSidebarNavLink"]'
_IS_WHOLE = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')"""
# Whether the ground is dark or light as the browser asks, with no colour on its way.
HAS_THEME = r"""theme => {
  const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
  const isDark = parseInt(ground.match(/\d+/)[0]) < 128;
  return isDark === (theme === 'dark') && document.getAnimations().every(one => one.playState !== 'running');
}"""
# Whether a page scrolls sideways: tables may do so inside their own frame, and nothing else.
_FITS = """width => document.documentElement.scrollWidth <= width
  && document.querySelector('[data-testid="stMain"]').scrollWidth <= width"""
_STICKS_OUT = """width => [...document.querySelectorAll('[data-testid="stMain"] *')]
  .filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 140))"""
# What has the focus, and whether an outline or a shadow of it or of the box that it stands in shows it.
_FOCUS = """() => {
  const has = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  const e = document.activeElement;
  const near = [e, e.parentElement, e.parentElement?.parentElement].filter(Boolean);
  return [e.outerHTML.slice(0, 160), near.some(one => has(getComputedStyle(one)))];
}"""
# The longest transition or animation on a page, in seconds.
_LONGEST_MOVE = """() => Math.max(...[...document.querySelectorAll('*')]
  .map(e => getComputedStyle(e))
  .flatMap(s => `${s.transitionDuration}, ${s.animationDuration}`.split(','))
  .map(t => parseFloat(t) * (t.includes('ms') ? 0.001 : 1)))"""
OPEN_ADDRESSES = ("kirjautuminen", "ohje", "saavutettavuus", "tietosuoja")
# An analyst's pages are those of a lead analyst, less two.
ROLES = (Role.LEAD_ANALYST, Role.CONTACT, Role.APPROVER, Role.INTERVIEWER, Role.READER)
WIDE: ViewportSize = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def small_round(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallRound, Path]:
    data = tmp_path_factory.mktemp("round")
    return make_small_round(open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(data)}))), data


@pytest.fixture(scope="module")
def app(small_round: tuple[SmallRound, Path]) -> Iterator[Server]:
    with running_server(small_round[1]) as running:
        yield running


@pytest.fixture
def enter(chromium, small_round, app) -> Iterator[Callable[..., Page]]:
    """Open the app as somebody of a role (None: a stranger), in a theme, a language and a width."""
    contexts: list[BrowserContext] = []

    def open_as(role: Role | None, *, theme: str = "light", language: str = "fi", width: int = 1440) -> Page:
        # The policy of our pages forbids foreign scripts; the test brings axe in past it.
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            reduced_motion="reduce",
            bypass_csp=True,
            locale="fi-FI",
        )
        contexts.append(context)
        cookies = {"vertaiskooste_kieli": language}
        if role is not None:
            token = small_round[0].token(role)
            people.set_language(small_round[0].store, token, language)
            cookies["vertaiskooste"] = token
        context.add_cookies([{"name": name, "value": value, "url": app.url} for name, value in cookies.items()])
        page = context.new_page()
        page.goto(app.url)
        drawn(page)
        return page

    yield open_as
    for context in contexts:
        context.close()


def drawn(page: Page) -> None:
    """Wait until a page stands whole."""
    expect(page.get_by_role("heading", level=1)).to_have_count(1, timeout=SLOW)
    page.wait_for_function(_IS_WHOLE, timeout=SLOW)


def walk(page: Page) -> Iterator[str]:
    """Go through every page in the menu by its link. Gives each page's address."""
    for link in page.locator(LINK).all():
        address = (link.get_attribute("href") or "").rsplit("/", 1)[-1]
        link.click()
        page.wait_for_url(re.compile(re.escape(address)), timeout=SLOW)
        drawn(page)
        yield address


def faults_of(page: Page, address: str, themes: tuple[str, ...] = ("light", "dark")) -> dict[str, list[str]]:
    """What axe finds on a drawn page in each theme, what moves, and what does not fit a screen enlarged four times."""
    found = {f"{address} moves": [f"{page.evaluate(_LONGEST_MOVE)} s"] if page.evaluate(_LONGEST_MOVE) > STILL else []}
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(HAS_THEME, arg=theme, timeout=SLOW)
        found[f"{address} {theme}"] = severe(page)
    page.set_viewport_size({"width": NARROW, "height": 256})
    found[f"{address} {NARROW}"] = too_wide_on(page)
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    drawn(page)
    return {where: what for where, what in found.items() if what}


def too_wide_on(page: Page, settles: float = 10_000) -> list[str]:
    """What sticks out of a narrow page that scrolls sideways, once charts have had time to follow."""
    try:
        page.wait_for_function(_FITS, arg=NARROW, timeout=settles)
    except PlaywrightTimeoutError:
        return page.evaluate(_STICKS_OUT, NARROW)
    return []


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_page_of_a_role_has_a_serious_fault_and_every_page_fits_when_enlarged(enter, role) -> None:
    page = enter(role)
    found = {}
    for address in walk(page):
        found |= faults_of(page, address)

    assert found == {}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("role", [*ROLES, None], ids=lambda role: role.value if role else "stranger")
def test_no_page_in_another_language_has_a_serious_fault(enter, app, role, language) -> None:
    page = enter(role, language=language)

    assert page.evaluate("document.documentElement.lang") == language
    found = {}
    for address in walk(page) if role else open_pages(page, app):
        found |= faults_of(page, address, themes=("light",))
    assert found == {}


def test_no_page_of_strangers_has_a_serious_fault(enter, app) -> None:
    page = enter(None)
    found = {}
    for address in open_pages(page, app):
        found |= faults_of(page, address)

    assert found == {}


def open_pages(page: Page, app: Server) -> Iterator[str]:
    """Go through the pages of strangers, who have no menu. Gives each page's address."""
    for address in OPEN_ADDRESSES:
        page.goto(f"{app.url}/{address}")
        drawn(page)
        yield address


def test_a_fault_is_noticed(enter) -> None:
    page = enter(None)
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button><img src=\"/x.png\">')"
    )

    assert {line.split()[0] for line in severe(page)} == {"button-name", "image-alt"}


def test_a_screen_reader_hears_our_words_on_the_file_field(enter, app) -> None:
    page = enter(Role.LEAD_ANALYST)
    page.goto(f"{app.url}/tuonti")
    drawn(page)

    expect(page.get_by_test_id("stFileUploaderDropzone").get_by_role("button", name="Selaa")).to_be_visible()


def test_a_page_that_is_too_wide_is_noticed(enter) -> None:
    page = enter(None, width=NARROW)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<p style=\"width: 40rem\">leveä</p>')")

    assert len(too_wide_on(page, settles=500)) > 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_has_the_focus_shows_it(enter, app, theme) -> None:
    page = enter(Role.LEAD_ANALYST, theme=theme)
    page.goto(f"{app.url}/kooste")
    drawn(page)
    unseen, reached = [], set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name, is_seen = page.evaluate(_FOCUS)
        reached.add(name)
        unseen += [] if is_seen else [name]

    assert len(reached) > 20
    assert unseen == []


def test_what_was_done_is_told_to_a_screen_reader(enter, app) -> None:
    page = enter(Role.LEAD_ANALYST)
    page.goto(f"{app.url}/kooste")
    drawn(page)

    page.get_by_text("Lisää taustatekstiä").first.click()
    page.get_by_role("textbox", name=re.compile("Taustaa")).fill("Miksi tämä on tärkeää.")
    page.get_by_role("button", name="Lisää", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="Teksti lisättiin")).to_be_attached(timeout=SLOW)


def test_an_error_is_told_to_a_screen_reader(enter, app) -> None:
    page = enter(None)
    page.goto(f"{app.url}/kirjautuminen?virhe=wrong")

    expect(page.get_by_role("alert").filter(has_text="Sähköpostiosoite tai salasana")).to_be_visible(timeout=SLOW)


def test_nothing_moves_for_those_who_asked_for_it(enter) -> None:
    page = enter(Role.LEAD_ANALYST)

    assert page.evaluate(_LONGEST_MOVE) <= STILL


def test_what_moves_is_noticed(enter) -> None:
    page = enter(None)
    page.evaluate("document.querySelector('h1').style.setProperty('transition-duration', '2s', 'important')")

    assert page.evaluate(_LONGEST_MOVE) == 2
