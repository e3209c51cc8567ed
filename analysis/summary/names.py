"""Find names of municipalities and people in running text, in every inflected form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.language.inflection import stems_of

# From six letters on a stem is distinctive enough to match in lower case and with any ending.
_DISTINCTIVE = 6
_LONGEST_ENDING = 14
_FOLDED = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")

# Participants' names that are also words: matched only with a capital letter.
_ALSO_WORDS = frozenset(
    {"aarre", "aura", "ilma", "into", "kaarina", "kari", "kemi", "lahja", "lahti", "lieto", "lumi", "oiva", "onni"}
    | {"pori", "rauha", "rauma", "ruusu", "rusko", "salla", "salo", "satu", "simo", "suvi", "taimi", "taisto", "toivo"}
    | {"tuuli", "tyyne", "vanha", "varma", "vihti", "voitto"}
)

# Finnish case endings (folded: ä = a, ö = o), with possessive and clitic, and the Swedish genitive.
_CASES = (
    "n|a|ta|tta|ssa|sta|st|lla|l|lta|lt|lle|ksi|na|ni|t|s|h[aeiouy]n|seen|[aeiouy]n|ien|jen|iin"
    "|issa|ista|illa|ilta|ille|ia|ja|lai(?:nen|s[a-z]{0,8})"
)
_ENDING = rf"(?::?(?:{_CASES}))?(?:kin|kaan|han|ko|nsa|mme)?"


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found in a text: which name, the words as they stand, and where."""

    name: str
    words: str
    start: int
    end: int


def names_in(text: str, names: Sequence[str], *, only_capitals: bool = False) -> tuple[NameHit, ...]:
    """Return where any of the names occurs, in any inflected form, in the order of the text.

    Rationale: the names stand for people and places that must not be printed, so a doubtful form counts as a hit.
    """
    folded = text.translate(_FOLDED)
    hits = [hit for name in dict.fromkeys(names) if name.strip() for hit in _hits(text, folded, name, only_capitals)]
    return _without_overlaps(sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.name)))


def with_names_replaced(text: str, names: Sequence[str], replacement: str) -> str:
    """Return the text with every hit replaced; with an empty replacement the gap is closed."""
    for hit in reversed(names_in(text, names)):
        text = text[: hit.start] + replacement + text[hit.end :]
    return text if replacement else _gap_closed(text)


def _hits(text: str, folded: str, name: str, only_capitals: bool) -> Iterator[NameHit]:
    needs_capital = only_capitals or _needs_capital(name)
    for match in _pattern(name.strip()).finditer(folded):
        if needs_capital and not text[match.start()].isupper():
            continue
        yield NameHit(name, text[match.start() : match.end()], match.start(), match.end())


def _needs_capital(name: str) -> bool:
    return len(name) < _DISTINCTIVE - 1 or name.casefold() in _ALSO_WORDS


def _without_overlaps(hits: list[NameHit]) -> tuple[NameHit, ...]:
    kept: list[NameHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _gap_closed(text: str) -> str:
    tight = re.sub(r"\s+([,.;:!?)])", r"\1", re.sub(r"\(\s*\)", "", text))
    return re.sub(r"\s{2,}", " ", tight).strip(" ,;:")


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """Compile one name; in a name of several words each word may be inflected."""
    words = r"\s+".join(_word_pattern(word) for word in name.translate(_FOLDED).split())
    return re.compile(rf"\b{words}\b(?:-\w+)?", re.IGNORECASE)


def _word_pattern(word: str) -> str:
    if word.isupper() or len(word) == 1:
        return rf"(?-i:{re.escape(word)})(?::\w+)?"
    forms = [_form_pattern(stem) for stem in sorted(stems_of(word.lower()), key=lambda stem: (-len(stem), stem))]
    return rf"(?:{'|'.join(forms)})"


def _form_pattern(stem: str) -> str:
    if len(stem) >= _DISTINCTIVE:
        return rf"{re.escape(stem)}\w{{0,{_LONGEST_ENDING}}}(?::\w+)?"
    return re.escape(stem) + _ENDING
