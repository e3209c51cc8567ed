"""Every page, role, theme and language in a real browser: nothing serious for axe, all of it on a narrow screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from analysis.model.people import Role
from analysis.settings import Settings
from analysis.workflow import people
from analysis.workflow.opening import open_store
from tests.e2e.axe import severe
from tests.e2e.conftest import Server, running_server
from tests.e2e.small_round import SmallRound, make_small_round

pytestmark = pytest.mark.e2e

SLOW = 90_000  # the first page that needs the round's vectors learns them
ROLES = (Role.LEAD_ANALYST, Role.CONTACT, Role.INTERVIEWER, Role.READER)
NARROW = 320  # a screen of 1280 at 400 %
LINK = '[data-testid="stSidebarNavLink"]'
_IS_WHOLE = """() => document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')"""
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
OPEN_ADDRESSES = ("kirjautuminen", "ohje", "saavutettavuus")


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
    page.wait_for_function(
        "() => document.querySelector('[data-testid=\"stApp\"]')?.dataset.testScriptState === 'notRunning'"
        ' && !document.querySelector(\'[data-testid="stSkeleton"], [data-stale="true"]\')',
        timeout=SLOW,
    )


def walk(page: Page) -> Iterator[str]:
    """Go through every page in the menu by its link. Gives each page's address."""
    addresses = [link.get_attribute("href") or "" for link in page.locator(LINK).all()]
    for place, address in enumerate(addresses):
        page.locator(LINK).nth(place).click()
        page.wait_for_url(re.compile(re.escape(address.rsplit("/", 1)[-1])), timeout=SLOW)
        drawn(page)
        yield address.rsplit("/", 1)[-1]


def found_on_every_page(page: Page) -> dict[str, list[str]]:
    return {address: found for address in walk(page) if (found := severe(page))}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_page_of_a_role_has_a_serious_fault(enter, role, theme) -> None:
    assert found_on_every_page(enter(role, theme=theme)) == {}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("role", [Role.LEAD_ANALYST, Role.CONTACT], ids=lambda role: role.value)
def test_no_page_in_another_language_has_a_serious_fault(enter, role, language) -> None:
    page = enter(role, language=language)

    assert page.evaluate("document.documentElement.lang") == language
    assert found_on_every_page(page) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", OPEN_ADDRESSES)
def test_no_page_of_strangers_has_a_serious_fault(enter, app, address, theme) -> None:
    page = enter(None, theme=theme)
    page.goto(f"{app.url}/{address}")
    drawn(page)

    assert severe(page) == []


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


@pytest.mark.parametrize("role", [*ROLES, None], ids=lambda role: role.value if role else "stranger")
def test_every_page_fits_a_screen_enlarged_four_times(enter, app, role) -> None:
    page = enter(role, width=1440)
    addresses = list(walk(page)) if role else OPEN_ADDRESSES
    page.set_viewport_size({"width": NARROW, "height": 256})
    too_wide = {}
    for address in addresses:
        page.goto(f"{app.url}/{address}")
        drawn(page)
        if found := too_wide_on(page):
            too_wide[address] = found

    assert too_wide == {}


def too_wide_on(page: Page) -> list[str]:
    """What makes a page scroll sideways: tables may do so inside their own frame, and nothing else."""
    return page.evaluate(
        """width => {
          const main = document.querySelector('[data-testid="stMain"]');
          if (main.scrollWidth <= width && document.documentElement.scrollWidth <= width) return [];
          return [...main.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1)
            .slice(0, 3).map(e => e.outerHTML.slice(0, 140));
        }""",
        NARROW,
    )


def test_a_page_that_is_too_wide_is_noticed(enter) -> None:
    page = enter(None, width=NARROW)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<p style=\"width: 40rem\">leveä</p>')")

    assert len(too_wide_on(page)) > 0


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

    assert page.evaluate(_LONGEST_MOVE) <= 0.001
