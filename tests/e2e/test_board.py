"""The board of recurring findings by mouse and by keys: split by ticking, compare two, place a loose finding, undo."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Server, running_server
from tests.e2e.hand import SLOW, Hand
from tests.e2e.test_five_tasks import stored
from tests.e2e.test_whole_story import go

pytestmark = pytest.mark.e2e

MEMBERS = "SELECT count(*) FROM recurring_member"
GROUPS = "SELECT count(*) FROM recurring"
OPEN = "SELECT count(*) FROM suggestion WHERE state = 'open'"
APART = "SELECT count(*) FROM grouping_constraint WHERE answer = 'apart'"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with the sample round, for both ways."""
    with running_server(tmp_path_factory.mktemp("sample") / "data", demo=True) as running:
        yield running


@pytest.fixture(params=[False, True], ids=["mouse", "keys"])
def hand(request: pytest.FixtureRequest, chromium: Browser, sample: Server) -> Iterator[Hand]:
    """An analyst who looks at the suggestions of the sample round."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="fi-FI", reduced_motion="reduce")
    page = context.new_page()
    page.goto(sample.url)
    page.get_by_role("button", name=re.compile("esimerkki")).first.click()
    expect(page.get_by_text(re.compile(r"\d+ huomiota")).first).to_be_visible(timeout=SLOW)
    for _ in range(120):  # the sample is read, grouped and released by a job
        if stored(sample, "SELECT count(*) FROM release"):
            break
        page.wait_for_timeout(500)
    go(page, sample, "toistuvat", "Toistuvat huomiot")
    expect(page.get_by_role("button", name=re.compile("Hyväksy: ")).first).to_be_visible(timeout=SLOW)
    made = Hand(page, by_keys=request.param)
    made.wait()
    yield made
    context.close()


def card_of(page: Page) -> Locator:
    """The card that the keys work on."""
    return page.locator("[class*=st-key-suggestion_]").filter(has=page.locator(".st-key-current_card")).first


def do(hand: Hand, key: str, target: Locator) -> None:
    """Press the key, or what it stands for."""
    hand.wait()
    if hand.by_keys:
        hand.page.keyboard.press(key)
    else:
        target.click()


def undo(hand: Hand) -> None:
    do(hand, "u", hand.page.locator(".st-key-step_undo button").first)
    expect(hand.page.get_by_text(re.compile("^Kumottu: ")).first).to_be_visible(timeout=SLOW)


def test_a_suggestion_is_split_by_ticking_and_the_split_undone(hand: Hand, sample: Server) -> None:
    page, before = hand.page, (stored(sample, OPEN), stored(sample, APART), stored(sample, GROUPS))
    card = card_of(page)
    boxes = card.locator("[class*=st-key-part_]")
    assert boxes.count() >= 3
    for at in (0, 1):
        do(hand, str(at + 1), boxes.nth(at).locator("label"))
        expect(boxes.nth(at).get_by_role("checkbox")).to_be_checked(timeout=SLOW)
    expect(card.get_by_role("button", name=re.compile("Hyväksy: "))).to_have_count(0)

    do(hand, "e", card.get_by_role("button", name=re.compile("Erota valitut 2")))

    expect(page.get_by_text("Huomiot erotettiin").first).to_be_visible(timeout=SLOW)
    hand.has_focus("[class*=st-key-suggestion_]")
    assert stored(sample, APART) > before[1]
    assert stored(sample, OPEN) >= before[0]
    assert stored(sample, GROUPS) == before[2]

    undo(hand)
    assert (stored(sample, OPEN), stored(sample, APART), stored(sample, GROUPS)) == before


def test_two_suggestions_are_compared_and_merged_and_the_merge_undone(hand: Hand, sample: Server) -> None:
    page, before = hand.page, (stored(sample, GROUPS), stored(sample, MEMBERS))
    for at in range(2):
        choice = page.get_by_text("Valitse yhdistettäväksi").nth(at)
        do(hand, "m", choice)
        expect(page.locator(".st-key-basket").get_by_text(re.compile(f"^{at + 1} "))).to_be_visible(timeout=SLOW)
        if not at:
            do(hand, "n", page.get_by_role("button", name="Seuraava"))
            hand.has_focus("[class*=st-key-suggestion_]")

    do(hand, "v", page.get_by_role("button", name="Vertaa vierekkäin"))

    columns = page.locator(".st-key-compared [data-testid=stColumn]")
    expect(columns).to_have_count(2, timeout=SLOW)
    first, second = (columns.nth(at).bounding_box() for at in range(2))
    assert first and second and first["y"] == second["y"] and first["x"] < second["x"]
    page.reload()
    expect(columns).to_have_count(2, timeout=SLOW)

    do(hand, "m", page.get_by_role("button", name="Yhdistä nämä kaksi"))
    expect(page.get_by_text("Ne yhdistettiin.").first).to_be_visible(timeout=SLOW)
    assert stored(sample, GROUPS) == before[0] + 1
    assert stored(sample, MEMBERS) >= before[1] + 4

    undo(hand)
    assert (stored(sample, GROUPS), stored(sample, MEMBERS)) == before


def test_a_finding_without_a_place_is_put_into_a_recurring_one_and_taken_back(hand: Hand, sample: Server) -> None:
    page, before = hand.page, (stored(sample, GROUPS), stored(sample, MEMBERS))
    hand.choose("Mitä näytetään", re.compile("Ilman paikkaa"))
    row = page.locator("[class*=st-key-loose_F]").filter(has=page.locator(".st-key-current_card")).first
    expect(row).to_be_visible(timeout=SLOW)
    hand.wait()
    for _ in range(10):  # the first one that is near to a recurring finding
        if row.get_by_role("button", name=re.compile("^Sijoita: ")).count():
            break
        do(hand, "n", page.get_by_role("button", name="Seuraava"))
        page.wait_for_timeout(300)
        hand.wait()

    do(hand, "1", row.get_by_role("button", name=re.compile("^Sijoita: ")).first)

    expect(page.get_by_text("Huomio sijoitettiin.").first).to_be_visible(timeout=SLOW)
    assert (stored(sample, GROUPS), stored(sample, MEMBERS)) == (before[0], before[1] + 1)

    undo(hand)
    assert (stored(sample, GROUPS), stored(sample, MEMBERS)) == before


def test_letters_typed_into_a_title_are_no_keys(hand: Hand, sample: Server) -> None:
    page, before = hand.page, (stored(sample, OPEN), stored(sample, GROUPS))
    field = card_of(page).get_by_role("textbox").first
    hand.write(field, "")
    page.keyboard.type("axe 1 mun")
    expect(field).to_have_value("axe 1 mun")
    hand.wait()

    assert (stored(sample, OPEN), stored(sample, GROUPS)) == before
    expect(page.locator(".st-key-basket")).to_have_count(0)
