"""Every text on screen is in the catalogues: Finnish is complete."""

import ast
from pathlib import Path

import pytest

from pages.parts import catalogues, code_names, places
from pages.parts.plain import escape_html, escape_markdown

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"
SOURCES = sorted(PAGES_FOLDER.rglob("*.py"))
NAME_TABLES = [table for name, table in sorted(vars(code_names).items()) if name.isupper()]
# Words of the trade that this product never uses of municipalities, as they begin in Finnish.
NEVER_SAID = ("pistee", "arvosan", "sijoitu", "liikennevalo", "paras ", "heikoin", "vertailu kuntien")


def asked_texts(source: Path) -> list[tuple[str, bool]]:
    """The msgids of a file, and whether each is counted."""
    asked = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if words and name in {"_", "text", "plural"}:
                asked.append((words[0], name == "plural"))
    return asked


def finnish_misses(asked: list[tuple[str, bool]]) -> list[str]:
    known = catalogues.words("fi")
    return [msgid for msgid, is_counted in asked if msgid not in (known.counted if is_counted else known.plain)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PAGES_FOLDER)))
def test_every_text_has_a_finnish_translation(source: Path) -> None:
    assert finnish_misses(asked_texts(source)) == []


def test_every_code_has_a_finnish_name() -> None:
    named = [(msgid, False) for table in NAME_TABLES for msgid in table.values()]
    named += [(place.title, False) for place in places.EVERY_PLACE]

    assert len(named) > 100
    assert finnish_misses(named) == []


def test_a_text_without_a_translation_is_noticed() -> None:
    assert finnish_misses([("Nobody has translated this", False)]) == ["Nobody has translated this"]


def test_municipalities_are_never_graded_in_words() -> None:
    known = catalogues.words("fi")
    said = [*known.plain.values(), *(form for forms in known.counted.values() for form in forms)]

    assert [text for text in said if any(word in text.casefold() for word in NEVER_SAID)] == []


@pytest.mark.parametrize(("number", "words"), [(1, "1 huomio"), (0, "0 huomiota"), (2, "2 huomiota")])
def test_counted_texts_know_one_and_many(number: int, words: str) -> None:
    assert catalogues.plural_in("fi", "{count} finding", "{count} findings", number) == words


def test_a_missing_translation_shows_the_english_text() -> None:
    assert catalogues.text_in("en", "Sign in") == "Sign in"


@pytest.mark.parametrize("words", ["**bold**", "[a](javascript:b)", "$x$", ":red[x]", "<b>x</b>", "# x", "- x"])
def test_words_of_users_are_never_markdown(words: str) -> None:
    shown = escape_markdown(words)

    assert shown.replace("\\", "") == words
    assert all(shown[place - 1] == "\\" for place, sign in enumerate(shown) if sign in "*[]$:<#-")


def test_words_of_users_are_never_html() -> None:
    assert escape_html('<b title="x">') == "&lt;b title=&quot;x&quot;&gt;"
