"""Every text on screen is in the catalogues: Finnish and Swedish are complete, and hold nothing more."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

from pages.parts import catalogues, code_names, places, texts
from pages.parts.plain import escape_html, escape_markdown, short_words

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"
SOURCES = sorted(PAGES_FOLDER.rglob("*.py"))
NAME_TABLES = [table for name, table in sorted(vars(code_names).items()) if name.isupper()]
TRANSLATED = ("fi", "sv")
ASKED_BY = {"_", "text", "plural", "text_in", "plural_in"}
# Words of the trade that this product never uses of municipalities, as they begin in each language.
NEVER_SAID = {
    "fi": ("pistee", "arvosan", "sijoitu", "liikennevalo", "paras ", "heikoin", "vertailu kuntien"),
    "sv": ("poäng", "betyg", "rangord", "trafikljus", "bäst", "svagast", "sämst", "jämförelse mellan kommuner"),
}


def asked_texts(source: Path) -> list[tuple[str, bool]]:
    """The msgids of a file, and whether each is counted."""
    asked = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if words and name in ASKED_BY:
                asked.append((words[0], name.startswith("plural")))
    return asked


def every_constant() -> set[str]:
    """Every text that stands in the code of the pages: msgids stand in tables of names too."""
    nodes = chain.from_iterable(ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES)
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def misses(language: str, asked: list[tuple[str, bool]]) -> list[str]:
    known = catalogues.words(language)
    return [msgid for msgid, is_counted in asked if msgid not in (known.counted if is_counted else known.plain)]


def slots(text: str) -> set[str]:
    """The places of a text that are filled in."""
    return set(re.findall(r"\{\w*\}", text))


def said_in(language: str) -> list[str]:
    known = catalogues.words(language)
    return [*known.plain.values(), *chain.from_iterable(known.counted.values())]


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PAGES_FOLDER)))
def test_every_text_is_translated(source: Path, language: str) -> None:
    assert misses(language, asked_texts(source)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_code_has_a_name(language: str) -> None:
    named = [(msgid, False) for table in NAME_TABLES for msgid in table.values()]
    named += [(place.title, False) for place in places.EVERY_PLACE]

    assert len(named) > 100
    assert misses(language, named) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_without_a_translation_is_noticed(language: str) -> None:
    assert misses(language, [("Nobody has translated this", False)]) == ["Nobody has translated this"]


def test_swedish_says_what_finnish_says() -> None:
    finnish, swedish = catalogues.words("fi"), catalogues.words("sv")

    assert sorted(finnish.plain.keys() ^ swedish.plain.keys()) == []
    assert sorted(finnish.counted.keys() ^ swedish.counted.keys()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_of_what_no_page_says(language: str) -> None:
    known = catalogues.words(language)

    assert sorted({*known.plain, *known.counted} - every_constant()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_slots_and_the_marks(language: str) -> None:
    known = catalogues.words(language)
    pairs = [*known.plain.items(), *((one, form) for one, forms in known.counted.items() for form in forms)]

    assert [text for msgid, text in pairs if not slots(text) <= {*slots(msgid), "{count}"}] == []
    assert [text for msgid, text in known.plain.items() if slots(text) != slots(msgid)] == []
    assert [text for msgid, text in pairs if text.count("**") != msgid.count("**")] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_municipalities_are_never_graded_in_words(language: str) -> None:
    said = said_in(language)

    assert [text for text in said if any(word in text.casefold() for word in NEVER_SAID[language])] == []


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("fi", 1, "1 huomio"),
        ("fi", 0, "0 huomiota"),
        ("fi", 2, "2 huomiota"),
        ("sv", 1, "1 iakttagelse"),
        ("sv", 0, "0 iakttagelser"),
        ("sv", 2, "2 iakttagelser"),
        ("en", 1, "1 finding"),
        ("en", 0, "0 findings"),
    ],
)
def test_counted_texts_know_one_and_many(language: str, number: int, words: str) -> None:
    assert catalogues.plural_in(language, "{count} finding", "{count} findings", number) == words


def test_a_missing_translation_shows_the_english_text() -> None:
    assert catalogues.text_in("en", "Sign in") == "Sign in"


@pytest.mark.parametrize("words", ["**bold**", "[a](javascript:b)", "$x$", ":red[x]", "<b>x</b>", "# x", "- x"])
def test_words_of_users_are_never_markdown(words: str) -> None:
    shown = escape_markdown(words)

    assert shown.replace("\\", "") == words
    assert all(shown[place - 1] == "\\" for place, sign in enumerate(shown) if sign in "*[]$:<#-")


def test_words_of_users_are_never_html() -> None:
    assert escape_html('<b title="x">') == "&lt;b title=&quot;x&quot;&gt;"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Energiatyöryhmä perustettu", "Energiatyöryhmä perustettu"),
        ("Energiatyöryhmä perustettu 2019, kokoontuu neljästi vuodessa", "Energiatyöryhmä perustettu 2019, kokoontuu…"),
        ("yksi  rivi\ntoinen", "yksi rivi toinen"),
    ],
)
def test_a_label_is_cut_between_words_and_says_so(words: str, shown: str) -> None:
    assert short_words(words) == shown


@pytest.mark.parametrize(("code", "shown"), [("fi", "”sanat”"), ("sv", "”sanat”"), ("en", "“sanat”")])
def test_quoted_words_stand_between_the_marks_of_the_language(
    monkeypatch: pytest.MonkeyPatch, code: str, shown: str
) -> None:
    monkeypatch.setattr(texts, "language", lambda: code)

    assert texts.in_quotes("sanat") == shown
