"""Reads tags: what headings, columns and prefixes of lines say of theme, type and role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.ingest.finding_type import type_of_tag
from analysis.ingest.folding import fold_tag
from analysis.ingest.labels import columns_named
from analysis.ingest.role_class import title_in
from analysis.ingest.theme import NOTHING, ThemeTags
from analysis.model.codes import FindingType, RoleClass
from analysis.model.imports import Guess
from analysis.model.tables import Column
from analysis.model.themes import Theme

# "HANKINNAT – ei kriteereitä", "Viestinta: …", "Vahvuus (kiint.pääll.): …", "V: …"
_PREFIX = re.compile(
    r"^(?P<tag>[^:–()\n]{1,40}?)\s*(?:\((?P<inside>[^()]{2,40})\)\s*)?(?::(?!\S)|\s[–-](?=\s)|"
    r":(?=\s))\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_LONGEST_TAG_WORDS = 4
_ABSENT = re.compile(r"(?:ei ole|ei|ei löydy|nej|inte|inga?|finns inte|finns ej|none|no)[.!]*", re.IGNORECASE)
# A theme told by one word of a phrase is this sure and no surer: "koulutus puuttuu".
A_WORD_OF_SEVERAL = 0.85


@dataclass(frozen=True, slots=True)
class Prefix:
    """What the beginning of a line said, and the rest of it."""

    rest: str
    theme: Guess = NOTHING
    finding_type: FindingType | None = None
    role: RoleClass | None = None

    @property
    def is_understood(self) -> bool:
        """Whether the prefix said anything known."""
        return self.theme.code is not None or self.finding_type is not None


class TagReader:
    """Recognises tags by the themes of a round."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self._themes = ThemeTags(themes)
        # The cells of a column say the same few tags over and over; one line is asked about by several rules.
        self._recognise = lru_cache(maxsize=10_000)(self._themes.recognise)
        self._suggest = lru_cache(maxsize=16)(self._themes.suggest)
        self._prefix = lru_cache(maxsize=64)(self._read_prefix)

    def theme(self, tag: str) -> Guess:
        """Return the theme that a tag names."""
        return self._recognise(tag) if tag.strip() else NOTHING

    def suggest(self, text: str) -> Guess:
        """Return the theme that the words of a text suggest."""
        return self._suggest(text)

    def names_theme(self, tag: str) -> bool:
        """Return whether a tag names a theme."""
        return self.theme(tag).code is not None

    def is_tags_only(self, text: str) -> bool:
        """Return whether every part of a text is a tag of a theme: "Hankinnat & ESCO", "johto / vastuut"."""
        parts = _parts(text) if ":" not in text else []
        return bool(parts) and all(
            (guess := self.theme(part)).code is not None
            and (len(part.split()) == 1 or guess.confidence > A_WORD_OF_SEVERAL)
            for part in parts
        )

    def names_type(self, tag: str) -> bool:
        """Return whether a tag names a type."""
        return type_of_tag(tag) is not None

    def is_theme_column(self, heading: str) -> bool:
        """Return whether a column heading says that themes stand below."""
        return Column.THEME in columns_named(heading)

    def prefix(self, text: str) -> Prefix:
        """Read the tags at the beginning of a line; a prefix that is not understood stays in the text."""
        return self._prefix(text)

    def _read_prefix(self, text: str) -> Prefix:
        match = _PREFIX.match(text)
        if match is None or len(match["tag"].split()) > _LONGEST_TAG_WORDS:
            return Prefix(text)
        inside = match["inside"] or ""
        finding_type = None if ";" in match["tag"] else type_of_tag(match["tag"])  # "ohje on; kehitettävää: …"
        theme = self._prefix_theme(match["tag"], inside)
        rest = match["rest"].strip()
        if theme.code is not None and finding_type is None and _ABSENT.fullmatch(rest):
            rest = text.strip()  # "Alamittarit: ei ole" says nothing without its label
        prefix = Prefix(rest, theme, finding_type, title_in(inside) if inside else None)
        if not prefix.is_understood:
            return Prefix(text)
        deeper = self.prefix(prefix.rest) if finding_type is not None and theme.code is None else Prefix(prefix.rest)
        # "Vahvuus: ohje on. Kehitettävää: sitä ei lueta" says two things; the first is no tag of the second.
        says_other = deeper.finding_type not in (None, finding_type)
        return prefix if not deeper.is_understood or says_other else _nested(prefix, deeper)

    def _prefix_theme(self, tag: str, inside: str) -> Guess:
        """A tag before a colon is short; a sentence that happens to have a colon names no theme."""
        outer = self.theme(tag) if len(fold_tag(tag).split()) <= 3 and _all_known(self._themes, tag) else NOTHING
        return outer if outer.code is not None else self.theme(inside)


def _all_known(themes: ThemeTags, tag: str) -> bool:
    """Return whether every part of a prefix is a tag: "TS" is one, "koulukeskus" is none."""
    parts = _parts(tag)
    return bool(parts) and all(len(part.split()) <= 2 and themes.recognise(part).code is not None for part in parts)


def _parts(tag: str) -> list[str]:
    return [part for part in re.split(r"[/;,+&]|\bja\b|\boch\b", tag) if part.strip()]


def _nested(outer: Prefix, inner: Prefix) -> Prefix:
    return Prefix(
        inner.rest,
        inner.theme if inner.theme.code is not None else outer.theme,
        outer.finding_type or inner.finding_type,
        outer.role or inner.role,
    )
