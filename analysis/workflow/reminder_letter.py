"""The words of a reminder, in the language of whoever gets it; in Finnish and Swedish where that is not known."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import analysis
from analysis.export.local_words import day_in_words
from analysis.language.catalogue import load_catalogue

_LOCALE = Path(analysis.__file__).parent / "export" / "locale"
_TRANSLATED = ("fi", "sv")
_BOTH = ("fi", "sv")


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain letter; its words are data, not markup."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a reminder is about. `address` is that of the section's page, or empty when the service's is not set."""

    round_name: str
    municipality_name: str
    deadline: date
    address: str = ""


def reminder_letter(occasion: Occasion, language: str) -> Letter:
    """Return the reminder in `fi`, `sv` or `en`; for any other language, or none, in Finnish and then in Swedish."""
    languages = (language,) if language in (*_TRANSLATED, "en") else _BOTH
    parts = [_in_language(occasion, one) for one in languages]
    subject = " / ".join(dict.fromkeys(part.subject for part in parts))
    return Letter(subject, "\n\n— — —\n\n".join(part.body for part in parts))


def _in_language(occasion: Occasion, language: str) -> Letter:
    facts = {
        "round": f"”{' '.join(occasion.round_name.split())}”",
        "municipality": occasion.municipality_name,
        "day": day_in_words(occasion.deadline, language),
        "address": occasion.address,
    }
    where = (
        "The section is here, after signing in: {address}"
        if occasion.address
        else "The section is in Vertaiskooste. Sign in with your own account."
    )
    told = (
        "Hello!",
        "Your municipality's section ({municipality}) of the peer-learning round {round} waits for your comments, "
        "or for word that you have none.",
        "There is time until {day} at 23.59 (Finnish time).",
        where,
        "If the time ends without an answer, that is not taken as an approval.",
        "This reminder was sent by the service. You get it because you are a contact person of your municipality.",
    )
    subject = letter_words(language, "Reminder: comments by {day} ({municipality})").format(**facts)
    return Letter(subject, "\n\n".join(letter_words(language, one).format(**facts) for one in told))


def letter_words(language: str, msgid: str) -> str:
    """Return words of letters, and of what is handed over, in a language; the msgid itself where it has none."""
    if language not in _TRANSLATED:
        return msgid
    return load_catalogue(_LOCALE / language / "LC_MESSAGES" / "letters.po").text(msgid)
