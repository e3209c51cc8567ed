"""Common first names and surnames in Finland, with every form in which notes may write them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from analysis.ingest.folding import fold
from analysis.language.inflection import forms_of, without_clitic

_WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of the lists: first name or surname, and whether it is an everyday word too."""

    name: str
    is_first: bool
    is_word: bool


def _listed(file_name: str) -> tuple[str, ...]:
    lines = (_WORDS / file_name).read_text(encoding="utf-8").splitlines()
    return tuple(name for line in lines if not line.startswith("#") for name in line.split())


@lru_cache(maxsize=1)
def _by_form() -> Mapping[str, ListedName]:
    """Later lists win: a form that is a clear name is never taken for a word."""
    lists = (
        ("surnames_that_are_words.txt", False, True),
        ("first_names_that_are_words.txt", True, True),
        ("surnames.txt", False, False),
        ("first_names_swedish.txt", True, False),
        ("first_names.txt", True, False),
    )
    return {
        form: ListedName(name, is_first, is_word)
        for file_name, is_first, is_word in lists
        for name in _listed(file_name)
        for form in sorted(forms_of(fold(name), keeps_i=is_first and not is_word))
    }


@lru_cache(maxsize=1)
def _organisation_forms() -> frozenset[str]:
    names = _listed("organisations_and_towns.txt")
    return frozenset(form for name in names for form in forms_of(fold(name), keeps_i=name.endswith("i")))


def is_organisation_or_town(word: str) -> bool:
    """Return whether a word is a form of a listed organisation, product, country or town."""
    folded = fold(word)
    return folded in _organisation_forms() or without_clitic(folded) in _organisation_forms()


@lru_cache(maxsize=1)
def _everyday_forms() -> frozenset[str]:
    return frozenset(_listed("name_forms_that_are_words.txt"))


@lru_cache(maxsize=20_000)
def listed_name(word: str) -> ListedName | None:
    """Return the listed name of which a word is a form; None when it is none.

    A form that is an everyday word ("Annan", "Oven") counts as one, though its name is none. Of a double name
    ("Anna-Liisalta") both parts have to be first names.
    """
    whole = _listed_form(word)
    parts = word.split("-")
    if whole is not None or len(parts) != 2:
        return whole
    first, second = (_listed_form(part) if part[:1].isupper() else None for part in parts)
    if first is not None and second is not None and not first.is_first and not second.is_first:
        # Two surnames: "Virtanen-Koskela", "Mäki-Laineelta"; "Ranta-Lahti" may be a place.
        return ListedName(f"{first.name}-{second.name}", is_first=False, is_word=first.is_word and second.is_word)
    if first is None or not first.is_first:
        return None
    if second is None:
        # "Hannu-setä" is Hannu; "Lahja-kortti" is no person.
        return None if first.is_word else first
    if not second.is_first:
        return None
    return ListedName(f"{first.name}-{second.name}", is_first=True, is_word=False)


def _listed_form(word: str) -> ListedName | None:
    folded = fold(word)
    found = _by_form().get(folded) or _by_form().get(without_clitic(folded))
    if found is None or not _same_dots(word.lower(), found.name.lower()):
        return None
    return replace(found, is_word=True) if folded in _everyday_forms() else found


def _same_dots(word: str, name: str) -> bool:
    """Return whether no letter has dots that the name lacks: "Mikä" is not Mika, though "Makela" is Mäkelä."""
    pairs = zip(word, name, strict=False)
    return not any(ours != theirs and fold(ours) == theirs for ours, theirs in pairs)
