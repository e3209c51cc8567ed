"""Inflected forms of Finnish and Swedish names, and the stems they begin with.

Every name, form and stem is folded: lower case, ä = a, ö = o.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_VOWELS = "aeiouy"
# strong → weak consonants before the last vowel, longest first
_GRADES = (
    ("nk", "ng"),
    ("nt", "nn"),
    ("mp", "mm"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("ht", "hd"),
    ("t", "d"),
    ("p", "v"),
    ("k", ""),
)
_CASES = ("n", "ssa", "sta", "lla", "lta", "lle", "ksi", "t", "tta")
_LONG_GRADES = 9  # the grades of two consonants
_CLITICS = ("kin", "kaan", "han", "ko", "nsa", "mme", "pa")


@lru_cache(maxsize=4096)
def forms_of(name: str, *, keeps_i: bool = False) -> frozenset[str]:
    """Return the forms of a name in every common case, the name itself among them.

    First names keep their i (Olli, Ollin); places and surnames may change it (Järvi, Järven).
    """
    if not name:
        return frozenset()
    forms = {name, name + "s"}
    for stem in _stems(name, keeps_i=keeps_i):
        forms.update(stem + case for case in _CASES)
    for stem in _strong_stems(name, keeps_i=keeps_i):
        forms.update(stem + ending for ending in ("a", "na", _illative(stem), "ni"))
    forms.update(_partitives(name, keeps_i=keeps_i))
    return frozenset(forms)


def stems_of(name: str) -> frozenset[str]:
    """Return what inflected forms of a name begin with: fewer rules than `forms_of`, and any ending may follow."""
    found = {name}
    if name.endswith("nen"):
        found.add(name[:-3] + "s")
    if name.endswith("sen"):  # a person's name hidden in the genitive: Virtasen → Virtanen
        found.update((name[:-3] + "nen", name[:-2]))
    if name.endswith("i"):
        found.update((name[:-1] + "e", name[:-1] + "ie"))
    found |= {_weak_before_vowels(stem) for stem in found}
    return frozenset(found | {new for stem in found for new in _with_inflected_first_part(stem)})


@lru_cache(maxsize=20_000)
def without_clitic(word: str) -> str:
    """Return a word without a clitic or possessive ("pekkakin" → "pekka")."""
    if not word.endswith(_CLITICS):
        return word
    clitic = next((clitic for clitic in _CLITICS if word.endswith(clitic) and len(word) > len(clitic) + 3), "")
    return word.removesuffix(clitic)


def _illative(stem: str) -> str:
    """Virtase-en, Peka-an; Salmi-in; a stem in a long vowel takes -seen (Rinteeseen)."""
    return "seen" if stem[-1] == stem[-2] else stem[-1] + "n"


def _stems(name: str, *, keeps_i: bool) -> tuple[str, ...]:
    """Return the stems to which most case endings are added."""
    if name.endswith("nen"):
        return (name[:-3] + "se",)
    if name.endswith("s") and name[-2] in _VOWELS:
        return (name[:-1] + "kse", name[:-1] + name[-2], name + "i")
    if name[-1] not in _VOWELS:
        return (name + "i",)
    stems = [name, _weak(name)]
    if name.endswith("i") and not keeps_i:
        stems += [name[:-1] + "e", _weak(name[:-1] + "e")]
    if name.endswith("e"):
        stems += [name + "e", _strong(name) + "e"]
    return tuple(dict.fromkeys(stems))


def _strong_stems(name: str, *, keeps_i: bool) -> tuple[str, ...]:
    """Return the stems of the illative, the essive and the partitive."""
    if name.endswith("nen"):
        return (name[:-3] + "se",)
    if name[-1] not in _VOWELS:
        return _stems(name, keeps_i=keeps_i)
    if name.endswith("i") and not keeps_i:
        return (name, name[:-1] + "e")
    if name.endswith("e"):
        return (name, _strong(name) + "e")
    return (name,)


def _partitives(name: str, *, keeps_i: bool) -> tuple[str, ...]:
    if name.endswith("nen"):
        return (name[:-3] + "sta",)
    if name[-1] not in _VOWELS:
        return (name + "ta",)
    if name.endswith("e"):
        return (name + "tta", name + "a")
    if name.endswith(("ri", "li", "ni", "mi")) and not keeps_i:
        return (name[:-1] + "ta", name[:-2] + "nta")
    return (name + "ta",) if name[-2] in _VOWELS else ()


def _weak(name: str) -> str:
    return _weakened(name[:-1], _may_change) + name[-1]


def _weak_before_vowels(stem: str) -> str:
    """Weaken the last consonants before the last vowels: lahti → lahdi, ranta → ranna, joki → joi; koski stays."""
    match = re.fullmatch(r"(.*[aeiouy][^aeiouy]+)([aeiouy]+)", stem)
    return _weakened(match[1], _may_change_in_any_cluster) + match[2] if match else stem


def _weakened(body: str, may_change: Callable[[str, str], bool]) -> str:
    """Return a word without its last vowel in the weak grade; unchanged where no grade fits."""
    for strong, weak in _GRADES:
        if body.endswith(strong) and may_change(body, strong):
            return body.removesuffix(strong) + weak
    return body


def _may_change_in_any_cluster(body: str, strong: str) -> bool:
    return not (strong in ("k", "t") and body.endswith(("sk", "st", "tk")))


def _may_change(body: str, strong: str) -> bool:
    """A lone stop changes only after a vowel, l or r, and k after s (Koski, Kosken); "st" and "tk" stay."""
    before = body[: -len(strong)][-1:]
    return len(strong) > 1 or before in _VOWELS or before in ("l", "r") or (strong == "k" and before == "s")


def _strong(name: str) -> str:
    """The strong grade of a name in -e, whose nominative is weak (Rinne, Rintee-)."""
    body, vowel = name[:-1], name[-1]
    for strong, weak in _GRADES[:_LONG_GRADES]:
        if weak and body.endswith(weak):
            return body.removesuffix(weak) + strong + vowel
    return name


def _with_inflected_first_part(stem: str) -> tuple[str, ...]:
    """Names like Uusikaupunki inflect in both parts: Uudenkaupungin, Uudessakaupungissa."""
    if not stem.startswith("uusi"):
        return ()
    return tuple(part + stem[4:] for part in ("uuden", "uudessa", "uudesta", "uuteen", "uutta", "uudella"))
