"""Main tasks by mouse and by keyboard alone in a real browser: bring in, correct, comment and send."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Server, running_server
from tests.e2e.test_whole_story import go

pytestmark = pytest.mark.e2e

SLOW = 60_000
SEEN = 5_000
MOST_TABS = 400
WAYS = [
    pytest.param(by_keys, width, id=f"{'keys' if by_keys else 'mouse'}-{width}")
    for by_keys in (False, True)
    for width in (1440,)
]
_WHERE = "e => e.contains(document.activeElement) && e.getClientRects().length > 0"
_IS_BEHIND = "e => !!(document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING)"
_SHOWS_FOCUS = """() => {
  const shows = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  const e = document.activeElement;
  return [e, e.parentElement, e.parentElement?.parentElement].filter(Boolean).some(one => shows(getComputedStyle(one)));
}"""


class Hand:
    """Somebody who uses a page with a mouse, or with nothing but the keyboard."""

    def __init__(self, page: Page, *, by_keys: bool) -> None:
        self.page, self.by_keys = page, by_keys

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Press a button or a link, or turn a box (with the space bar)."""
        expect(target).to_be_visible(timeout=SLOW)
        if not self.by_keys:
            target.click()
            return
        self.reach(target)
        self.page.keyboard.press(key)

    def turn(self, name: re.Pattern[str] | str) -> None:
        """Turn a box."""
        box = self.page.get_by_role("checkbox", name=name).first
        if self.by_keys:
            self.reach(box)
            self.page.keyboard.press("Space")
        else:
            self.page.get_by_text(name).first.click()
        expect(box).to_be_checked(timeout=SLOW)

    def write(self, field: Locator, words: str) -> None:
        """Write over what a field holds."""
        expect(field).to_be_visible(timeout=SLOW)
        if self.by_keys:
            self.reach(field)
        else:
            field.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def reach(self, target: Locator) -> None:
        """Move the focus with Tab until it is on the target, and see it there."""
        for _ in range(MOST_TABS):
            if target.evaluate(_WHERE):
                self.page.wait_for_function(_SHOWS_FOCUS, timeout=SEEN)  # a field that is left may draw the page anew
                return
            self.page.keyboard.press("Shift+Tab" if target.evaluate(_IS_BEHIND) else "Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def has_focus(self, selector: str) -> None:
        """See that the focus was not lost when the page was drawn anew; a mouse needs none."""
        if not self.by_keys:
            return
        self.page.wait_for_function(
            "s => document.activeElement !== document.body && !!document.activeElement.closest(s)",
            arg=selector,
            timeout=SLOW,
        )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with the sample round, for every way."""
    with running_server(tmp_path_factory.mktemp("sample") / "data", demo=True) as running:
        yield running


@pytest.fixture
def hand(chromium: Browser, sample: Server, by_keys: bool, width: int) -> Iterator[Hand]:
    """A visitor of the sample round."""
    size = {"width": width, "height": 900 if width > 900 else 844}
    context = chromium.new_context(viewport=size, locale="fi-FI", accept_downloads=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(sample.url)
    page.get_by_role("button", name=re.compile("esimerkki")).first.click()
    expect(page.get_by_text(re.compile(r"\d+ huomiota")).first).to_be_visible(timeout=SLOW)
    yield Hand(page, by_keys=by_keys)
    context.close()


@pytest.mark.parametrize(("by_keys", "width"), WAYS)
def test_an_analyst_brings_in_a_file_and_corrects_a_finding(
    hand: Hand, sample: Server, tmp_path: Path, by_keys: bool, width: int
) -> None:
    mark = f"{'näppäimin' if by_keys else 'hiirellä'} {width}"
    bring_in(hand, sample, tmp_path, mark)
    correct(hand, sample, mark)


def bring_in(hand: Hand, sample: Server, folder: Path, mark: str) -> None:
    page = hand.page
    file = folder / f"Lumiranta {mark}.txt"
    file.write_text(f"Lumiranta\n\nKulutusseuranta\n- Vahvuus: hälytysrajat tarkistettiin {mark}\n", encoding="utf-8")
    go(page, sample, "tuonti", "Tuo muistiinpanoja")
    with page.expect_file_chooser() as chooser:
        hand.press(page.get_by_test_id("stFileUploaderDropzone").get_by_role("button", name="Selaa"))
    chooser.value.set_files(str(file))
    hand.press(page.get_by_role("button", name=re.compile("Lue$")))
    expect(page.get_by_text("Mitään ei ole vielä tallennettu.").first).to_be_visible(timeout=SLOW)
    hand.press(page.get_by_role("button", name=re.compile("Vie kierrokseen")))
    expect(page.get_by_text("Tuonti on valmis").first).to_be_visible(timeout=SLOW)
    assert stored(sample, "SELECT count(*) FROM finding WHERE text LIKE ?", f"%{mark}%") == 1


def correct(hand: Hand, sample: Server, mark: str) -> None:
    page = hand.page
    finding_id = stored(sample, "SELECT id FROM finding WHERE text LIKE ?", f"%{mark}%")
    page.goto(f"{sample.url}/huomiot?huomio={finding_id}")
    hand.write(page.get_by_label("Huomio", exact=True).first, f"Korjattu {mark}.")
    hand.press(page.get_by_role("button", name="Tallenna", exact=True).first)
    expect(page.get_by_text("Huomio tallennettiin.").first).to_be_visible(timeout=SLOW)
    assert stored(sample, "SELECT text FROM finding WHERE id = ?", finding_id) == f"Korjattu {mark}."


@pytest.mark.parametrize(("by_keys", "width"), [pytest.param(True, 1440, id="keys-1440")])
def test_a_contact_comments_proposes_a_wording_and_sends(hand: Hand, sample: Server, by_keys: bool, width: int) -> None:
    page, mark = hand.page, f"{'näppäimin' if by_keys else 'hiirellä'} {width}"
    page.get_by_label("Katso näkymää").first.click()
    page.get_by_role("option", name=re.compile("Lumiranta")).click()
    wait_for_release(page)

    hand.press(page.get_by_role("button", name=re.compile(r"^Kommentoi: N\d+$")).first)
    hand.has_focus(".st-key-comment_form")
    choose_kind(hand)
    hand.write(page.get_by_label("Kommentti", exact=True), f"Vuosi on väärä {mark}.")
    hand.turn("Ehdota toista sanamuotoa")
    hand.write(page.get_by_label(re.compile("Muokkaa teksti")), f"Vuosi korjattiin {mark}.")
    hand.press(page.get_by_role("button", name="Tallenna luonnos"))
    expect(page.get_by_text(f"Vuosi on väärä {mark}.").first).to_be_visible(timeout=SLOW)
    hand.has_focus("[class*=st-key-comment_]")
    hand.press(page.get_by_role("button", name=re.compile(r"Lähetä \d+ komment")).first)
    expect(page.get_by_text(re.compile(r"\d+ kommenttia? lähetettiin")).first).to_be_visible(timeout=SLOW)
    assert stored(sample, "SELECT count(*) FROM comment WHERE proposed LIKE ?", f"%{mark}%") == 1


def wait_for_release(page: Page) -> None:
    """The sample is released by a job; until then the section says that it is not ready."""
    for _ in range(30):
        expect(page.get_by_role("heading", name="Lumiranta").first).to_be_visible(timeout=SLOW)
        page.wait_for_timeout(1000)
        if page.get_by_role("button", name=re.compile("^Kommentoi: ")).count():
            return
        page.reload()
    raise AssertionError("the sample was not released")


def choose_kind(hand: Hand) -> None:
    page = hand.page
    kind = page.get_by_label("Millainen kommentti?")
    if hand.by_keys:
        hand.reach(kind)
        page.keyboard.type("Asiavirhe")
        page.keyboard.press("Enter")
    else:
        kind.click()
        page.get_by_role("option", name=re.compile("Asiavirhe")).click()


def stored(server: Server, query: str, *values: str) -> object:
    with sqlite3.connect(server.data / "vertaiskooste.sqlite3") as database:
        return database.execute(query, values).fetchone()[0]
