"""People in texts that no import has read (file names, raw lines, comments): hidden as they are in notes."""

import re
from collections.abc import Iterable

from analysis.ingest.municipality import MunicipalityNames
from analysis.ingest.people import NAME, PeopleHider
from analysis.language.vocabulary import municipal_vocabulary
from analysis.model.findings import HiddenPerson
from analysis.store import documents as document_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading

_NUMBERED = re.compile(r"\[henkilö \d+\]")
_PERSON = "[henkilö]"


class RoundPeople:
    """Hides whoever the lists of names or a document of the round give away; nobody here has a number."""

    def __init__(self, people: Iterable[str], names: MunicipalityNames) -> None:
        vocabulary = municipal_vocabulary("fi").lemmas.keys() | municipal_vocabulary("sv").lemmas.keys()
        self._hider = PeopleHider(
            tuple(people), lambda word: names.is_form(word) or word.lower() in vocabulary, frozenset(), names.is_form
        )

    def hide(self, text: str, mark: str = _PERSON) -> str:
        """Return a text with people hidden; a word that may be a name and may be none stays."""
        return _NUMBERED.sub(mark, self._hider.hide(text).text)

    def hide_doubtful_too(self, text: str, mark: str = _PERSON) -> str:
        """Return a text for a document, where nobody is asked: what may be a name is hidden too, and marked so."""
        hidden = self.hide(text, mark)
        for word in sorted(set(self.doubts_in(text)), key=len, reverse=True):
            hidden = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _found: f"{mark[:-1]}?]", hidden)
        return hidden

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that surely name a person."""
        return tuple(one.original for one in self._hider.hide(text).hidden if one.sure and one.kind == NAME)

    def doubts_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that may name a person and may be none: somebody has to say which."""
        return tuple(one.original for one in self._hider.hide(text).hidden if not one.sure)


def is_named(person: HiddenPerson) -> bool:
    """Return whether somebody was surely hidden by name."""
    return person.sure and person.kind == NAME


def people_of_round(reading: Reading) -> RoundPeople:
    """Return what hides the people of the open round in texts of every kind."""
    everybody = dict.fromkeys(one.original for one in document_store.hidden_people(reading) if is_named(one))
    return RoundPeople(everybody, MunicipalityNames(round_store.municipalities(reading)))
