"""The stems of Finnish names: what case endings are added to, for every way in which a name may inflect.

Names and stems are folded (ä = a, ö = o). A name alone does not tell its declension (Kalle, Kallen; Rinne, Rinteen),
so the stems of all that are possible stand side by side: a form too many hides nobody else, a form too few shows one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.language.gradation import strong_grades, weak_grades

_VOWELS = "aeiouy"
_LONG_END = re.compile(r".*[aeiouy]{2}")


@dataclass(frozen=True, slots=True)
class NameStems:
    """Stems that end in a vowel (`strong` before -na and the illative, `weak` before most cases) and those in -i.

    `partitives` are whole forms that no vowel stem gives (Virtasta, Vettä); `plural` are strong, `weak_plural` weak.
    """

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    partitives: tuple[str, ...]
    plural: tuple[str, ...]
    weak_plural: tuple[str, ...]


def stems_of_name(name: str, *, keeps_i: bool = False) -> NameStems:
    """Return the stems of a name in the singular nominative, or of a place in the plural (Virrat)."""
    strong = _strong(name, keeps_i=keeps_i)
    # Foreign and rare names keep their consonants (Satun, Riku, Rikun): both are written.
    weak = _once((*strong, *(grade for stem in strong for grade in weak_grades(stem))))
    return NameStems(
        strong,
        weak,
        _once(_partitives(name, keeps_i=keeps_i)),
        _once(plural for stem in strong for plural in _plurals(stem)),
        _once(plural for stem in weak for plural in _plurals(stem)),
    )


def _strong(name: str, *, keeps_i: bool) -> tuple[str, ...]:
    if name.endswith("nen"):
        return (name[:-3] + "se",)
    if name[-1] not in _VOWELS:
        return _stems_in_consonant(name)
    if name.endswith("e"):
        return _once((name, *(stem + "e" for stem in strong_grades(name)), name + "e"))
    if name.endswith("i") and not keeps_i:
        return (name, *_stems_in_i(name))
    return (name,)


def _stems_in_s(name: str) -> tuple[str, ...]:
    """Markus, Markukse-; Tuomas, Tuomaa-; Kangas, Kankaa-; Hans, Hansi-."""
    bare = name[:-1]
    is_long = name.endswith(("as", "es", "is"))
    long = [stem + stem[-1] for stem in (*strong_grades(bare), bare) if is_long]
    return _once((bare + "kse", *long, name + "i"))


def _stems_in_consonant(name: str) -> tuple[str, ...]:
    """Virrat, Virta-; Smith, Smithi-; Sisar, Sisare-; Manner, Mantere-; Punkalaidun, Punkalaitume-."""
    if name[-2] in _VOWELS and name.endswith("s"):
        return _stems_in_s(name)
    stems = [name + "i"]
    if name[-2] in _VOWELS and name.endswith("t"):  # a place in the plural; but Marjut, Marjutin
        stems += [*strong_grades(name[:-1]), name[:-1]]
    if name.endswith(("ar", "er", "el", "al", "en")):
        stems += [stem + ending for stem in _strong_inside(name) for ending in ("e", "ee")]
    if name.endswith(("un", "in", "yn")) and len(name) > 5:
        stems += [stem[:-1] + "me" for stem in _strong_inside(name)]
    return _once(stems)


def _strong_inside(name: str) -> tuple[str, ...]:
    """The strong grades of the syllable before a last consonant: manner → manter; the name itself where none fits."""
    return tuple(stem + name[-1] for stem in (*strong_grades(name[:-1]), name[:-1]))


def _stems_in_i(name: str) -> tuple[str, ...]:
    """Järvi, Järve-; Vesi, Vete-."""
    return (name[:-1] + "e", name[:-2] + "te") if name.endswith("si") else (name[:-1] + "e",)


def _partitives(name: str, *, keeps_i: bool) -> tuple[str, ...]:
    if name.endswith("nen"):
        return (name[:-3] + "sta",)
    if name[-1] not in _VOWELS:
        return (name + "ta",)
    if name.endswith("e"):
        return (name + "tta", name + "a")
    if name.endswith("si") and not keeps_i:  # vettä, kuusta
        return (name[:-2] + "tta", name[:-1] + "ta")
    if name.endswith(("ri", "li", "ni", "mi", "hi")) and not keeps_i:  # saarta, lunta
        return (name[:-1] + "ta", name[:-2] + "nta")
    return (name + "ta",) if _LONG_END.fullmatch(name) else ()


def _plurals(stem: str) -> tuple[str, ...]:
    """Return the stems of the plural: virta → virtoi, virti; järve → järvi; aalto → aaltoi; rintee → rintei."""
    if stem.endswith("a") and not stem.endswith("aa"):
        return (stem[:-1] + "oi", stem[:-1] + "i")
    if stem.endswith("i"):
        return (stem[:-1] + "ei",)
    if stem.endswith("e") or _LONG_END.fullmatch(stem):
        return (stem[:-1] + "i",)
    return (stem + "i",)


def _once(stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems))
