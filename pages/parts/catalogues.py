"""The words of the screens: gettext catalogues, read once a process. The msgids are English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("fi", "sv", "en")
DEFAULT_LANGUAGE = "fi"
_LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Words:
    """The translations of one language: plain texts, and pairs of one and many."""

    plain: dict[str, str]
    counted: dict[str, tuple[str, str]]


@cache
def words(language: str) -> Words:
    """Return the words of a language, from every .po file of its folder; Finnish for any other language."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    messages = [
        message
        for path in sorted((_LOCALE / known / "LC_MESSAGES").glob("*.po"))
        for message in _messages(path)
        if message.id and not message.fuzzy
    ]
    return Words(_plain(messages), _counted(messages))


def text_in(language: str, msgid: str) -> str:
    """Return a text in a language; the msgid itself where the language has no translation."""
    return words(language).plain.get(msgid, msgid)


def plural_in(language: str, one: str, many: str, number: int) -> str:
    """Return a counted text in a language, with `{count}` filled in as the language writes numbers.

    Our three languages know one and not one.
    """
    forms = words(language).counted.get(one, (one, many))
    return forms[0 if number == 1 else 1].format(count=number_in(language, number))


def number_in(language: str, number: int) -> str:
    """Return a whole number as a language writes it: thousands apart by a space or a comma."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return str(format_decimal(number, locale=known)) if abs(number) > 999 else str(number)


def _messages(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return list(read_po(file))


def _plain(messages: list[Message]) -> dict[str, str]:
    return {str(m.id): str(m.string) for m in messages if m.string and not m.pluralizable}


def _counted(messages: list[Message]) -> dict[str, tuple[str, str]]:
    pairs = [(m.id[0], m.string) for m in messages if m.pluralizable]
    return {str(one): (forms[0], forms[1]) for one, forms in pairs if len(forms) > 1 and all(forms)}
