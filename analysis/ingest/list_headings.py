"""Bullets that say no more than a theme or a type: they head the bullets below them, which say what was noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.ingest.cleaning import clean, split_bullet
from analysis.ingest.finding_type import type_of_tag
from analysis.ingest.openings import is_tag
from analysis.ingest.tags import TagReader
from analysis.ingest.theme import NOTHING
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.model.codes import FindingType
from analysis.model.imports import Guess


@dataclass(frozen=True, slots=True)
class Lineage:
    """What the bullets above a nested one say of it: "Hankinnat" or "Hankinnat: ohje on vanha"."""

    theme: Guess = NOTHING
    finding_type: FindingType | None = None


def with_list_headings(units: Sequence[SourceUnit], tags: TagReader) -> Iterator[SourceUnit]:
    """Give units; a bullet that is a tag and has bullets below it is a heading for them."""
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        said = split_bullet(unit.raw).text
        heads = following is not None and bool(said) and _said(following.lineage[:1]) == (said,)
        is_heading = heads and unit.is_bullet and unit.kind is UnitKind.TEXT and is_tag(clean(said).rstrip(":"), tags)
        yield replace(unit, kind=UnitKind.LOCAL_HEADING) if is_heading else unit


def read_lineage(unit: SourceUnit, tags: TagReader) -> Lineage:
    """Return the nearest theme and type that the bullets above a nested one name."""
    theme, finding_type = NOTHING, None
    for text in _said(unit.lineage):
        prefix = tags.prefix(clean(text))
        tag = clean(text).rstrip(":")
        is_whole = is_tag(tag, tags)
        named = tags.theme(tag) if is_whole else prefix.theme
        kind = type_of_tag(tag) if is_whole else prefix.finding_type
        theme = theme if theme.code is not None else named
        finding_type = finding_type or kind
    return Lineage(theme, finding_type)


def _said(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(split_bullet(text).text for text in texts)
