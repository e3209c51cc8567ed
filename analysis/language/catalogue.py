"""Gettext catalogues read straight from their .po files: what a text is in a language, or the text itself."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

DOCUMENT_LANGUAGES = ("fi", "sv", "en")
_DOCUMENTS = Path(__file__).parents[1] / "export" / "locale"


class Catalogue:
    """The texts of one language. What has no translation stays as it is asked for."""

    __slots__ = ("_plurals", "_texts")

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            messages = read_po(file)
        self._texts = _singular_texts(messages)
        self._plurals = _plural_texts(messages)

    def text(self, msgid: str) -> str:
        """Return the translation of a text."""
        return self._texts.get(msgid, msgid)

    def counted(self, singular: str, plural: str, count: int) -> str:
        """Return the translation for a count, by the rule that our three languages share: 1 or not 1."""
        one, many = self._plurals.get(singular, (singular, plural))
        return (one if count == 1 else many).format(count=count)

    def msgids(self) -> frozenset[str]:
        """Return every text that has a translation; plural texts by their singular."""
        return frozenset(self._texts) | frozenset(self._plurals)


def _singular_texts(messages: Catalog) -> dict[str, str]:
    return {
        str(message.id): str(message.string)
        for message in messages
        if message.id and message.string and not message.pluralizable
    }


def _plural_texts(messages: Catalog) -> dict[str, tuple[str, str]]:
    plurals = {}
    for message in messages:
        forms = message.string
        if message.pluralizable and isinstance(forms, tuple) and len(forms) > 1 and all(forms):
            plurals[str(message.id[0])] = (forms[0], forms[1])
    return plurals


@cache
def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue in a .po file, read once a process."""
    return Catalogue(path)


def document_catalogue(language: str) -> Catalogue:
    """Return the words of documents in `fi`, `sv` or `en`; Finnish for any other language."""
    known = language if language in DOCUMENT_LANGUAGES else "fi"
    return load_catalogue(_DOCUMENTS / known / "LC_MESSAGES" / "documents.po")
