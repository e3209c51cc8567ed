"""The five main tasks by mouse and by keyboard alone, on a desk and on a phone, in a real browser."""

import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, running_server
from tests.e2e.hand import SLOW, Hand
from tests.e2e.test_whole_story import OTHERS, go

pytestmark = pytest.mark.e2e

WAYS = [
    pytest.param(by_keys, width, id=f"{'keys' if by_keys else 'mouse'}-{width}")
    for by_keys in (False, True)
    for width in (1440, 390)
]


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
    for _ in range(120):  # the sample is read, grouped and released by a job
        if stored(sample, "SELECT count(*) FROM release"):
            break
        page.wait_for_timeout(500)
    go(page, sample, "kooste", "Tuloskooste")
    yield Hand(page, by_keys=by_keys)
    context.close()


def mark_of(by_keys: bool, width: int) -> str:
    """Words that tell one way from another; no figures, which the rules of the summary look at."""
    return f"{'näppäimin' if by_keys else 'hiirellä'} {'pöydällä' if width > 900 else 'puhelimella'}"


@pytest.mark.parametrize(("by_keys", "width"), WAYS)
def test_an_analyst_brings_in_a_file_and_corrects_a_finding(
    hand: Hand, sample: Server, tmp_path: Path, by_keys: bool, width: int
) -> None:
    mark = mark_of(by_keys, width)
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


@pytest.mark.parametrize(("by_keys", "width"), WAYS)
def test_an_analyst_accepts_what_recurs_and_answers_questions(
    hand: Hand, sample: Server, by_keys: bool, width: int
) -> None:
    go(hand.page, sample, "toistuvat", "Toistuvat huomiot")
    accept(hand, sample)
    answer_and_take_back(hand, sample)


def accept(hand: Hand, sample: Server) -> None:
    page, count = hand.page, "SELECT count(*) FROM recurring"
    before = stored(sample, count)
    button = page.get_by_role("button", name=re.compile("Hyväksy: ")).first
    expect(button).to_be_visible(timeout=SLOW)
    title = str(button.inner_text()).split("Hyväksy: ")[1].strip()
    hand.press(button)
    expect(page.get_by_text("Ehdotus hyväksyttiin.").first).to_be_visible(timeout=SLOW)
    hand.has_focus("[class*=st-key-suggestion_]")
    expect(page.get_by_role("button", name=f"Hyväksy: {title}")).to_have_count(0)
    assert stored(sample, count) == before + 1


def answer_and_take_back(hand: Hand, sample: Server) -> None:
    page, group = hand.page, "SELECT recurring_id FROM recurring_member WHERE finding_id = ?"
    hand.choose("Mitä näytetään", "Kysy")
    asked = asked_about(page)
    assert stored(sample, group, asked) is None
    partner, other = (candidate_of(page, sample, place) for place in (0, 1))
    tick(hand, 1)
    tick(hand, 2)
    tick(hand, 2, is_ticked=False)
    press_key(hand, "Enter", re.compile("1 sanoo saman"))
    expect(page.get_by_text("Vastaus tallennettiin.").first).to_be_visible(timeout=SLOW)
    skipped = asked_about(page, but=asked)
    press_key(hand, "s", re.compile("Ohita"))
    asked_about(page, but=skipped)

    # Stored: after a reload the two stand together, and what was not ticked is kept apart.
    made = stored(sample, group, asked)
    assert made is not None
    page.goto(f"{sample.url}/toistuvat?toistuva={made}")
    opened = page.locator(".st-key-opened_recurring")
    expect(opened.get_by_text(text_of(sample, asked)).first).to_be_visible(timeout=SLOW)
    expect(opened.get_by_text(text_of(sample, partner)).first).to_be_visible()
    assert (asked, other) in pairs(sample, "apart")

    # Whoever looks at the suggestions finds them made anew; none goes against the answer.
    run = stored(sample, "SELECT made_at FROM suggestion_run")
    hand.press(page.get_by_role("button", name=re.compile("takaisin luetteloon")))
    hand.choose("Mitä näytetään", re.compile("^Ehdotukset"))
    for _ in range(60):
        if stored(sample, "SELECT made_at FROM suggestion_run") != run:
            break
        page.wait_for_timeout(500)
    assert stored(sample, "SELECT made_at FROM suggestion_run") != run
    suggested = rows(sample, "SELECT finding_ids FROM suggestion WHERE state = 'open'")
    assert suggested
    assert not [ids for (ids,) in suggested if asked in ids and other in ids]

    # The answer is taken back from where it was given, and the same is asked again.
    hand.choose("Mitä näytetään", "Kysy")
    asked_about(page)
    press_key(hand, "u", re.compile("Kumoa edellinen vastaus"))
    expect(page.get_by_text(re.compile("Kumottu")).first).to_be_visible(timeout=SLOW)
    page.wait_for_function("id => !!document.querySelector(`.st-key-asked a[href*='${id}']`)", arg=asked, timeout=SLOW)
    assert stored(sample, group, asked) is None
    assert (asked, other) not in pairs(sample, "apart")


def asked_about(page: Page, but: str = "-") -> str:
    """Return the finding that is asked about, once it is another one than `but` and has the focus."""
    page.wait_for_function(
        "but => document.activeElement.matches('.st-key-asked')"
        " && !!document.querySelector('.st-key-asked a') && !document.querySelector(`.st-key-asked a[href*='${but}']`)",
        arg=but,
        timeout=SLOW,
    )
    address = str(page.locator(".st-key-asked a[href*=huomio]").get_attribute("href"))
    return address.split("huomio=")[1].split("&", maxsplit=1)[0]


def candidate_of(page: Page, server: Server, place: int) -> str:
    """Return the finding that a candidate is."""
    words = str(page.locator(f".st-key-candidate_{place} [data-testid=stCheckbox]").inner_text()).strip(" \n“”")
    return str(stored(server, "SELECT id FROM finding WHERE text = ?", words))


def tick(hand: Hand, number: int, *, is_ticked: bool = True) -> None:
    box = hand.page.locator(f".st-key-candidate_{number - 1}").get_by_role("checkbox")
    if hand.by_keys:
        hand.page.keyboard.press(str(number))
    else:
        hand.page.locator(f".st-key-candidate_{number - 1} [data-testid=stCheckbox] label").click()
    expect(box).to_be_checked(checked=is_ticked, timeout=SLOW)


def press_key(hand: Hand, key: str, name: re.Pattern[str]) -> None:
    """Press a key that the view has of its own, or the button that it stands for."""
    button = hand.page.get_by_role("button", name=name).first
    expect(button).to_be_visible(timeout=SLOW)
    if hand.by_keys:
        hand.page.keyboard.press(key)
    else:
        button.click()


@pytest.mark.parametrize(("by_keys", "width"), WAYS)
def test_an_analyst_edits_a_statement_and_fetches_the_word_summary(
    hand: Hand, sample: Server, by_keys: bool, width: int
) -> None:
    page, words = hand.page, f"Tätä nostoa muokattiin {mark_of(by_keys, width)}."
    go(page, sample, "kooste", "Tuloskooste")
    field = page.get_by_label("Noston teksti").first
    expect(field).to_be_visible(timeout=SLOW)
    before = field.input_value()
    hand.write(field, words)
    hand.press(page.get_by_role("button", name=re.compile(r"^Tallenna N\d+")).first)
    expect(page.get_by_text("Nosto tallennettiin.").first).to_be_visible(timeout=SLOW)
    hand.has_focus("[class*=st-key-statement_]")
    with page.expect_download(timeout=SLOW) as waiting:
        hand.press(page.get_by_role("link", name=re.compile("Lataa Word")).first)

    document = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert words in text
    assert before not in text
    development = text.split("Kehittämiskohteita")[1].split("Liite:")[0]
    assert not [name for name in (*OTHERS, "Lumiranta") if name in development]


@pytest.mark.parametrize(("by_keys", "width"), WAYS)
def test_a_contact_comments_proposes_a_wording_and_approves(
    hand: Hand, sample: Server, by_keys: bool, width: int
) -> None:
    page, mark = hand.page, mark_of(by_keys, width)
    # Each way is another municipality's contact: an approval is given once.
    own = dict(zip((way.id for way in WAYS), ("Lumiranta", *OTHERS), strict=False))[hand_id(by_keys, width)]
    hand.pick(page.get_by_label("Katso näkymää").first, own)
    expect(page.get_by_role("heading", name=own).first).to_be_visible(timeout=SLOW)

    hand.press(page.get_by_role("button", name=re.compile(r"^Kommentoi: N\d+$")).first)
    hand.has_focus(".st-key-comment_form")
    hand.pick(page.get_by_label("Millainen kommentti?"), "Asiavirhe")
    hand.write(page.get_by_label("Kommentti", exact=True), f"Vuosi on väärä {mark}.")
    hand.turn("Ehdota toista sanamuotoa")
    hand.write(page.get_by_label(re.compile("Muokkaa teksti")), f"Vuosi korjattiin {mark}.")
    hand.press_at_once(page.get_by_role("button", name="Tallenna luonnos"))
    expect(page.locator(".st-key-comment_form")).to_have_count(0, timeout=SLOW)
    written = page.locator("[class*=st-key-comment_K]").get_by_text(f"Vuosi on väärä {mark}.")
    expect(written.first).to_be_visible(timeout=SLOW)
    hand.has_focus("[class*=st-key-comment_K]")  # the comment that was kept
    hand.press(page.get_by_role("button", name=re.compile(r"Lähetä \d+ komment")).first)
    expect(page.get_by_text(re.compile(r"\d+ kommenttia? lähetettiin")).first).to_be_visible(timeout=SLOW)
    assert stored(sample, "SELECT count(*) FROM comment WHERE proposed LIKE ?", f"%{mark}%") == 1

    hand.press(page.get_by_role("button", name="Hyväksy teksti"))
    expect(page.get_by_role("button", name="Peru hyväksyntä")).to_be_visible(timeout=SLOW)
    hand.has_focus("[data-testid=stMain]")
    query = (
        "SELECT m.name_fi FROM approval a JOIN municipality m ON m.id = a.municipality_id"
        " WHERE a.part = 'text' AND a.is_given = 1"
    )
    assert (own,) in rows(sample, query)
    expect(page.get_by_role("link", name="Link to heading")).to_have_count(0)
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert not [name for name in ("Lumiranta", *OTHERS) if name != own and name in shown]


def hand_id(by_keys: bool, width: int) -> str:
    return f"{'keys' if by_keys else 'mouse'}-{width}"


def stored(server: Server, query: str, *values: str) -> object:
    """Return the first value that a query finds, or None."""
    return next((row[0] for row in rows(server, query, *values)), None)


def rows(server: Server, query: str, *values: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(server.data / "vertaiskooste.sqlite3") as database:
        return database.execute(query, values).fetchall()


def pairs(server: Server, answer: str) -> set[tuple[object, ...]]:
    """Return the pairs of findings that somebody answered so about, either way round."""
    found = rows(server, "SELECT finding_a, finding_b FROM grouping_constraint WHERE answer = ?", answer)
    return {*found, *((b, a) for a, b in found)}


def text_of(server: Server, finding_id: str) -> str:
    return str(stored(server, "SELECT text FROM finding WHERE id = ?", finding_id))
