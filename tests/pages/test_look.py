"""How the screens look: a font of the app's own, colours with enough contrast, charts for the colour-blind."""

import asyncio
import itertools
import tomllib
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from pages import web
from pages.web import font_routes
from pages.web.security import CONTENT_SECURITY_POLICY
from tests.colours import contrast, difference, seen_by

ROOT = Path(__file__).resolve().parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
THEMES = ("light", "dark")
WORD_COLOURS = (
    "textColor",
    "primaryColor",
    "linkColor",
    "redTextColor",
    "greenTextColor",
    "orangeTextColor",
    "yellowTextColor",
    "blueTextColor",
    "grayTextColor",
)
SIGHTS = ("all colours", "protanopia", "deuteranopia", "tritanopia")
# CIE76: about 2.3 is just seen side by side; a legend and a mark lie apart, so they have to differ by far more.
CLEARLY_APART = 20.0
# Two files carry upright text of our languages; the whole folder stays small enough for a slow line.
LARGEST_FONT, LARGEST_FOLDER = 40_000, 120_000


def grounds(theme: str) -> list[str]:
    """Every ground that words stand on."""
    own = THEME[theme]
    sidebar = own["sidebar"]
    both = ("backgroundColor", "secondaryBackgroundColor")
    return [table[name] for table in (own, sidebar) for name in both]


def ask(path: str) -> httpx.Response:
    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=Starlette(routes=web.routes(), middleware=web.middleware()))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path)

    return asyncio.run(get())


@pytest.mark.parametrize("face", THEME["fontFaces"], ids=lambda face: Path(face["url"]).stem)
def test_the_font_comes_from_the_app_itself_and_may_be_kept(face) -> None:
    answer = ask(face["url"])

    assert face["url"].startswith("/fontit/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "font/woff2"
    assert "max-age=31536000" in answer.headers["cache-control"]
    assert answer.content[:4] == b"wOF2"


@pytest.mark.parametrize("path", ["/fontit/OFL.txt", "/fontit/..%2Flook.css", "/fontit/font_routes.py", "/fontit/"])
def test_the_fonts_folder_gives_nothing_but_fonts(path) -> None:
    assert ask(path).status_code == 404


def test_no_font_comes_from_elsewhere() -> None:
    fonts = next(rule for rule in CONTENT_SECURITY_POLICY.split("; ") if rule.startswith("font-src"))

    assert set(fonts.split()[1:]) <= {"'self'", "data:"}


def test_the_font_is_small_and_carries_its_licence() -> None:
    sizes = [path.stat().st_size for path in font_routes.FOLDER.glob("*.woff2")]

    assert 0 < max(sizes) <= LARGEST_FONT
    assert sum(sizes) <= LARGEST_FOLDER
    assert "SIL Open Font License, Version 1.1" in (font_routes.FOLDER / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("letter", "åäöÅÄÖšž–”€")
def test_the_ranges_hold_the_letters_of_our_languages(letter) -> None:
    ranges = [part.strip() for face in THEME["fontFaces"] for part in face["unicodeRange"].split(",")]

    assert any(int(first, 16) <= ord(letter) <= int(last or first, 16) for first, last in map(bounds, ranges))


def bounds(part: str) -> tuple[str, str]:
    first, _dash, last = part.removeprefix("U+").partition("-")
    return first, last


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", WORD_COLOURS)
def test_words_stand_out_from_every_ground(theme, name) -> None:
    assert [ground for ground in grounds(theme) if contrast(THEME[theme][name], ground) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_field_shows_where_it_is(theme) -> None:
    own = THEME[theme]

    assert contrast(own["borderColor"], own["backgroundColor"]) >= 3
    assert contrast(own["sidebar"]["borderColor"], own["sidebar"]["backgroundColor"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_marks_of_charts_stand_out_from_the_ground(theme) -> None:
    own = THEME[theme]

    assert [colour for colour in own["chartCategoricalColors"] if contrast(colour, own["backgroundColor"]) < 3] == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_charts_differ_for_every_sight(theme, sight) -> None:
    seen = {colour: seen_by(colour, sight) for colour in THEME[theme]["chartCategoricalColors"]}
    near = [
        pair for pair in itertools.combinations(seen, 2) if difference(*(seen[one] for one in pair)) < CLEARLY_APART
    ]

    assert near == []


def test_two_colours_that_a_red_blind_reader_takes_for_one_are_noticed() -> None:
    red, green = seen_by("#b3391c", "protanopia"), seen_by("#5a6b1f", "protanopia")

    assert difference(red, green) < difference("#b3391c", "#5a6b1f") / 2


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_counted_as_wcag_counts_it(one, other, ratio) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
