"""Inflected forms of Finnish and Swedish names, and the stems they begin with.

Every name, form and stem is folded: lower case, ä = a, ö = o, no apostrophe (Smith'in is smithin).
"""

from collections.abc import Iterator
from functools import lru_cache

from analysis.language.name_stems import NameStems, stems_of_name

_VOWELS = "aeiouy"
# Spoken notes cut the endings short: Virtasel, Virtaselt, Virtasest.
_CASES = ("n", "ssa", "sta", "lla", "lta", "lle", "ksi", "t", "tta", "l", "lt", "st")
_PLURAL_CASES = ("ssa", "sta", "lla", "lta", "lle", "ksi", "tta")
_STRONG_PLURAL_CASES = ("na", "hin", "siin", "ta", "den", "tten", "neen")
_STRONG_PLURALS_WITHOUT_I = ("ia", "ien", "iin", "ja", "jen")
_POSSESSIVES = ("ni", "si", "nsa", "mme", "nne")
# After an apostrophe foreign names take bare endings: Bordeaux'n, Hughes'lle.
_BARE_CASES = ("n", "lla", "lle", "lta", "ssa", "sta", "ta")
_CLITICS = ("kinhan", "kohan", "kaan", "kin", "han", "ko", "kos", "nsa", "mme", "pa", "pas", "ki")
# First parts that inflect together with the rest of a place's name, and their stems.
_FIRST_PARTS = {"uusi": ("uude", "uute"), "iso": ("iso", "iso"), "vaha": ("vaha", "vaha")}
_SHORTEST_REST = 4


@lru_cache(maxsize=4096)
def forms_of(name: str, *, keeps_i: bool = False) -> frozenset[str]:
    """Return the forms of a name in every case, the name itself among them.

    First names keep their i (Olli, Ollin); places and surnames may change it (Järvi, Järven). Of a double name
    (Mäki-Petäjä) the last part inflects. Clitics are left to `without_clitic`. Only families in -nen and places in
    the plural have plural forms (Virtasten, Virroilla): of others these are words of their own (Esa, esillä).
    """
    if not name:
        return frozenset()
    first, dash, last = name.rpartition("-")
    if len(last) < 2:
        return frozenset({name, name + "n", name + "s"})
    forms = {last, last + "s", *_forms(last, keeps_i=keeps_i)}
    whole = {first + dash + form for form in forms}
    return frozenset(whole | set(_with_inflected_first_part(last) if not first else ()))


def _forms(name: str, *, keeps_i: bool) -> Iterator[str]:
    stems = stems_of_name(name, keeps_i=keeps_i)
    yield from stems.partitives
    for stem in stems.weak:
        yield from (stem + case for case in _CASES)
    for stem in stems.strong:
        yield from (stem + ending for ending in ("a", "na", *_illatives(stem), *_POSSESSIVES))
    if _has_plural(name):
        yield from _plural_forms(name, stems)
    if name[-1] not in _VOWELS and not name.endswith("nen"):
        yield from (name + case for case in _BARE_CASES)


def _has_plural(name: str) -> bool:
    return name.endswith("nen") or (name.endswith("t") and name[-2:-1] in _VOWELS)


def _plural_forms(name: str, stems: NameStems) -> Iterator[str]:
    for stem in stems.weak_plural:
        yield from (stem + case for case in _PLURAL_CASES)
    for stem in stems.plural:
        yield from (stem + case for case in _STRONG_PLURAL_CASES)
        yield from (stem[:-1] + case for case in _STRONG_PLURALS_WITHOUT_I)
    if name.endswith("nen"):
        yield name[:-3] + "sten"
    if name.endswith("t"):  # Virtain: the old genitive of places
        yield from (stem + "in" for stem in stems.strong)


def stems_of(name: str) -> frozenset[str]:
    """Return what inflected forms of a name begin with: any ending may follow."""
    found = {name}
    if name.endswith("nen"):
        found.add(name[:-3] + "ste")  # Kauniaisten
    if name.endswith("sen"):  # a person's name hidden in the genitive: Virtasen → Virtanen
        found.update((name[:-3] + "nen", name[:-2]))
    first, dash, last = name.rpartition("-")
    if len(last) > 1:
        stems = stems_of_name(last)
        found.update(first + dash + stem for stem in (*stems.strong, *stems.weak, *stems.partitives))
        if _has_plural(last):
            found.update(first + dash + stem for stem in (*stems.plural, *stems.weak_plural))
            found.update(f"{first}{dash}{stem[:-1]}j" for stem in stems.plural)  # Virtoja
    if not first:
        found.update(form for form in _with_inflected_first_part(last) if len(form) > len(name))
    return frozenset(stem for stem in found if stem)


@lru_cache(maxsize=20_000)
def without_clitic(word: str) -> str:
    """Return a word without a clitic or possessive ("pekkakin" → "pekka")."""
    if not word.endswith(_CLITICS):
        return word
    clitic = next((clitic for clitic in _CLITICS if word.endswith(clitic) and len(word) > len(clitic) + 3), "")
    return word.removesuffix(clitic)


def _illatives(stem: str) -> tuple[str, ...]:
    """Virtase-en, Peka-an, Salmi-in; after a long vowel Rintee-seen, Salomaa-han; after two, Suo-hon and Pia-an."""
    if stem[-2:-1] not in _VOWELS or len(stem) < 2:
        return (stem[-1] + "n",)
    return ("seen", f"h{stem[-1]}n", stem[-1] + "n")


def _with_inflected_first_part(name: str) -> Iterator[str]:
    """Names like Uusikaupunki inflect in both parts: Uudenkaupungin, Uudessakaupungissa."""
    for first, (weak, strong) in _FIRST_PARTS.items():
        rest = name.removeprefix(first)
        if rest == name or len(rest) < _SHORTEST_REST:
            continue
        parts = [weak + case for case in ("n", *_CASES[1:7])]
        parts += [strong + strong[-1] + "n", strong + "na", "uutta" if first == "uusi" else strong + "a"]
        yield from (part + form for part in parts for form in (rest, *sorted(forms_of(rest))))
