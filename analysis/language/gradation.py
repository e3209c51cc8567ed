"""Consonant gradation of Finnish: what the last consonants of a stem become in the other grade.

Stems are folded (ä = a, ö = o) and end in a vowel. Each function gives every grade that some word has, for a name
does not tell which of them it follows (Kulki, Kulin; Olki, Oljen).
"""

import re

# Strong and weak, longest first; the first that fits decides. Sources: VISK § 41–46.
_GRADES = (
    ("nk", ("ng",)),
    ("nt", ("nn",)),
    ("mp", ("mm",)),
    ("lt", ("ll",)),
    ("rt", ("rr",)),
    ("ht", ("hd",)),
    ("kk", ("k",)),
    ("pp", ("p",)),
    ("tt", ("t",)),
    ("lk", ("l", "lj")),
    ("rk", ("r", "rj")),
    ("hk", ("h", "hj")),
    ("lp", ("lv",)),
    ("rp", ("rv",)),
)
_AFTER_VOWEL = {"t": ("d",), "p": ("v",), "k": ("",)}
_BACK = {"ng": "nk", "nn": "nt", "mm": "mp", "ll": "lt", "rr": "rt", "hd": "ht"}
_BACK |= {"lj": "lk", "rj": "rk", "hj": "hk", "lv": "lp", "rv": "rp"}
_BACK_AFTER_VOWEL = {"d": ("t",), "v": ("p",), "k": ("kk",), "t": ("tt",), "p": ("pp",), "l": ("lk",), "r": ("rk",)}
_ENDS = re.compile(r"(?P<body>.*?)(?P<consonants>[^aeiouy]*)(?P<vowels>[aeiouy]+)$")
_VOWELS = tuple("aeiouy")


def weak_grades(stem: str) -> tuple[str, ...]:
    """Return the weak grades of a stem: lahte → lahde, joke → joe, puku → puu and puvu; none where nothing changes."""
    match = _ENDS.fullmatch(stem)
    if match is None:
        return ()
    body, consonants, vowels = match["body"], match["consonants"], match["vowels"]
    for strong, weak in _GRADES:
        if body and consonants.endswith(strong):
            return tuple(f"{body}{consonants.removesuffix(strong)}{grade}{vowels}" for grade in weak)
    if consonants not in _AFTER_VOWEL or not body.endswith(_VOWELS):
        return ()
    # A k between two u or y becomes v (puku, puvun).
    between = ("v",) if consonants == "k" and body[-1:] + vowels[:1] in ("uu", "yy") else ()
    return tuple(f"{body}{grade}{vowels}" for grade in (*_AFTER_VOWEL[consonants], *between))


def strong_grades(stem: str) -> tuple[str, ...]:
    """Return the strong grades of a weak stem: rinne → rinte, kanga → kanka, virra → virta; none where none fits."""
    match = _ENDS.fullmatch(stem)
    if match is None:
        return ()
    body, consonants, vowels = match["body"], match["consonants"], match["vowels"]
    for weak, strong in _BACK.items():
        if body and consonants.endswith(weak):
            return (f"{body}{consonants.removesuffix(weak)}{strong}{vowels}",)
    if consonants in _BACK_AFTER_VOWEL and body.endswith(_VOWELS):
        return tuple(f"{body}{grade}{vowels}" for grade in _BACK_AFTER_VOWEL[consonants])
    return ()
