"""Finnish and Swedish inflected forms of names: people's and municipalities'. All forms are folded (ä = a, ö = o)."""

from functools import lru_cache

from analysis.ingest.folding import fold

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
    ("lk", "l"),
    ("rk", "r"),
    ("t", "d"),
    ("p", "v"),
    ("k", ""),
)
_CASES = ("n", "ssa", "sta", "lla", "lta", "lle", "ksi", "t", "tta")
_CLITICS = ("kin", "kaan", "han", "ko", "nsa", "mme", "pa")


@lru_cache(maxsize=4096)
def forms_of(name: str, *, keeps_i: bool = False) -> frozenset[str]:
    """Return the folded forms of a name in every common case, the name itself among them.

    First names keep their i (Olli, Ollin); places and surnames may change it (Järvi, Järven).
    """
    folded = fold(name)
    if not folded:
        return frozenset()
    forms = {folded, folded + "s"}
    for stem in _stems(folded, keeps_i=keeps_i):
        forms.update(stem + case for case in _CASES)
    for stem in _strong_stems(folded, keeps_i=keeps_i):
        forms.update(stem + ending for ending in ("a", "na", _illative(stem), "ni"))
    forms.update(_partitives(folded, keeps_i=keeps_i))
    return frozenset(forms)


def without_clitic(folded: str) -> str:
    """Return a folded word without a clitic or possessive ("pekkakin" → "pekka")."""
    clitic = next((clitic for clitic in _CLITICS if folded.endswith(clitic) and len(folded) > len(clitic) + 3), "")
    return folded.removesuffix(clitic) if clitic else folded


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
    body, vowel = name[:-1], name[-1]
    for strong, weak in _GRADES:
        if body.endswith(strong) and _may_change(body, strong):
            return body.removesuffix(strong) + weak + vowel
    return name


def _may_change(body: str, strong: str) -> bool:
    """A lone stop changes only after a vowel, l or r, and k after s (Koski, Kosken); "st" and "tk" stay."""
    before = body[: -len(strong)][-1:]
    return len(strong) > 1 or before in _VOWELS or before in ("l", "r") or (strong == "k" and before == "s")


def _strong(name: str) -> str:
    """The strong grade of a name in -e, whose nominative is weak (Rinne, Rintee-)."""
    body, vowel = name[:-1], name[-1]
    for strong, weak in _GRADES[:9]:
        if weak and body.endswith(weak):
            return body.removesuffix(weak) + strong + vowel
    return name
