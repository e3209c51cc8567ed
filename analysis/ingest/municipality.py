"""Which municipality a folder, a file name, a heading or a cell names, in any inflected form, alias or with a slip."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from analysis.ingest.folding import fold, is_one_slip_apart
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.language.inflection import forms_of, without_clitic
from analysis.model.imports import Guess, SourceFile
from analysis.model.rounds import Municipality

_WORD = re.compile(r"[^\W\d_]+(?::n)?")
_CAMEL = re.compile(r"([a-zåäö])([A-ZÅÄÖ])")
_FOLDER = 1.0
_FILE_NAME = 0.95
_TITLE = 0.9
_CONTENT = 0.6
_SLIP = 0.7
_CONFLICT = 0.7
# Lines that tell who came to visit name the other municipalities.
_VISITORS = re.compile(r"haastattelij|vierailij|kirjasi|kirjaaja|kirjaus|koon|intervjuare|antecknat|interviewer|kolleg")


class MunicipalityNames:
    """The participants of a round by every form of their names."""

    def __init__(self, municipalities: Sequence[Municipality]) -> None:
        self._forms: dict[str, str] = {}
        self._phrases: list[tuple[tuple[frozenset[str], ...], str]] = []
        self._bare: dict[str, str] = {}
        # One line is asked about by one rule after another, and words come again and again.
        self.mentioned = lru_cache(maxsize=2_000)(self._mentioned)
        self.is_form = lru_cache(maxsize=20_000)(self._is_form)
        self._slip_of = lru_cache(maxsize=20_000)(self._slips)
        for municipality in municipalities:
            for name in municipality.names():
                self._add(name, municipality.municipality_id)

    def _add(self, name: str, municipality_id: str) -> None:
        words = _WORD.findall(fold(name))
        if len(words) != 1:
            if words:  # "Iso Kylä": each word may be inflected (Ison Kylän)
                self._phrases.append((tuple(forms_of(word) for word in words), municipality_id))
            return
        self._bare[words[0]] = municipality_id
        for form in forms_of(words[0]):
            self._forms.setdefault(form, municipality_id)

    def _mentioned(self, text: str) -> tuple[str, ...]:
        """Return the ids of the municipalities that a text names, in order, each once."""
        words = _words(text)
        found = [found for word in words if (found := self._of_word(word)) is not None]
        found += [owner for forms, owner in self._phrases if _has_phrase(words, forms)]
        return tuple(dict.fromkeys(found))

    def _is_form(self, word: str) -> bool:
        """Return whether a word is a form of a participant's name."""
        return self._of_word(fold(word)) is not None

    def recognise(self, text: str, confidence: float) -> Guess:
        """Return the one municipality that a text names; several are alternatives; a slip makes it less sure."""
        found = self.mentioned(text)
        if len(found) == 1:
            return Guess(found[0], confidence)
        if found:
            return Guess(found[0], min(confidence, _CONTENT), found[1:])
        return self._by_slip(text)

    def _of_word(self, folded: str) -> str | None:
        bare = folded.removesuffix(":n")
        return self._forms.get(bare) or self._forms.get(without_clitic(bare))

    def _by_slip(self, text: str) -> Guess:
        owners = tuple(dict.fromkeys(owner for word in _words(text) for owner in self._slip_of(word)))
        # Between two nobody guesses.
        return Guess(owners[0], _SLIP) if len(owners) == 1 else Guess(None, 0.0, owners)

    def _slips(self, word: str) -> tuple[str, ...]:
        """Return whose name a word may be with a slip of the finger, in any form of the name."""
        bare = {owner for name, owner in self._bare.items() if _is_slip(name, word)}
        inflected = {owner for form, owner in self._forms.items() if is_one_slip_apart(form, word)}
        return tuple(sorted(bare | inflected))


@lru_cache(maxsize=2_000)
def _words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text or a file's name: "muistioLohja_2026" has two. A line is asked often."""
    return tuple(_WORD.findall(fold(_CAMEL.sub(r"\1 \2", text.replace("_", " ")))))


def _has_phrase(words: Sequence[str], forms: tuple[frozenset[str], ...]) -> bool:
    if forms[0].isdisjoint(words):
        return False
    runs = zip(*(words[place:] for place in range(len(forms))), strict=False)
    return any(all(word in known for word, known in zip(run, forms, strict=True)) for run in runs)


def _is_slip(name: str, word: str) -> bool:
    """Five letters are enough here: few words are one letter from a participant's name ("Rauna")."""
    if is_one_slip_apart(name, word):
        return True
    same_length = len(name) == len(word) == 5
    return same_length and sum(a != b for a, b in zip(name, word, strict=True)) == 1


def recognise_document(file: SourceFile, units: Sequence[SourceUnit], names: MunicipalityNames) -> Guess:
    """Return whose notes a file holds: by folder, file name, title and content, in that order of trust."""
    guesses = [
        names.recognise(file.folder or "", _FOLDER),
        names.recognise(file.name.rpartition(".")[0] or file.name, _FILE_NAME),
        names.recognise(_title(units), _TITLE),
        _by_content(units, names),
    ]
    known = [guess for guess in guesses if guess.code is not None]
    if not known:
        return Guess(None, 0.0)
    best = max(known[:1] if known[0].confidence == _FOLDER else known, key=lambda guess: guess.confidence)
    others = tuple(dict.fromkeys(guess.code for guess in known[:3] if guess.code and guess.code != best.code))
    contradicted = bool(others) and any(guess.code in others and guess.is_sure for guess in known)
    confidence = min(best.confidence, _CONFLICT) if contradicted else best.confidence
    return Guess(best.code, confidence, others or best.alternatives)


def names_visitors(text: str) -> bool:
    """Return whether a text tells who visited or wrote: their municipality is not the one that the notes are of."""
    return _VISITORS.search(fold(text)) is not None


def _title(units: Sequence[SourceUnit]) -> str:
    """The first heading or line, and facts about the visit that name its host."""
    first = next((unit.raw for unit in units if unit.kind is not UnitKind.PERSONAL), "")
    heading = next((unit.raw for unit in units if unit.kind is UnitKind.HEADING), "")
    texts = [text for text in (first, heading) if not _VISITORS.search(fold(text))]
    return texts[0] if texts else ""


def _by_content(units: Sequence[SourceUnit], names: MunicipalityNames) -> Guess:
    counts: Counter[str] = Counter()
    for unit in units:
        counts.update(names.mentioned(unit.municipality_tag) * 3)
        named = names.mentioned(unit.raw)
        if named and not _VISITORS.search(fold(f"{unit.keywords} {unit.raw}")):
            counts.update(named)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return Guess(None, 0.0)
    return Guess(ranked[0][0], _CONTENT if len(ranked) == 1 else 0.5, tuple(owner for owner, _ in ranked[1:3]))
