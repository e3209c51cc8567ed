"""What stands above a line: the headings open at it, and the theme, type and municipality that they name."""

from dataclasses import dataclass, replace

from analysis.ingest.finding_type import type_of_question, type_of_tag
from analysis.ingest.municipality import MunicipalityNames
from analysis.ingest.tags import TagReader
from analysis.ingest.theme import NOTHING
from analysis.ingest.units import BOLD_LEVEL, SourceUnit
from analysis.model.codes import FindingType
from analysis.model.imports import Guess

_ASKED = 0.7
_CLOSING = ("liit", "bilag", "lopu", "loppu", "jatko", "avslut", "seuraavat askeleet", "appendi", "attach")
# A heading with the municipality's name or a date is the title of the document, not a theme.
_TITLE_WORDS = (
    "vierail",
    "muistio",
    "haastattelu",
    "vertaisopp",
    "besok",
    "intervju",
    "visit",
    "yhteenveto",
    "anteckning",
)


@dataclass(frozen=True, slots=True)
class _Open:
    level: int
    theme: Guess
    finding_type: FindingType | None
    municipality_id: str | None
    is_closing: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The headings that are open, outermost first."""

    open: tuple[_Open, ...] = ()
    has_begun: bool = False

    @property
    def theme(self) -> Guess:
        """The nearest theme above."""
        return next((heading.theme for heading in reversed(self.open) if heading.theme.code is not None), NOTHING)

    @property
    def finding_type(self) -> FindingType | None:
        """The nearest type above."""
        return next((heading.finding_type for heading in reversed(self.open) if heading.finding_type is not None), None)

    @property
    def municipality_id(self) -> str | None:
        """The nearest municipality that a heading of its own names."""
        return next(
            (heading.municipality_id for heading in reversed(self.open) if heading.municipality_id is not None), None
        )

    @property
    def is_closing(self) -> bool:
        """Whether the part for appendices and goodbyes has begun."""
        return any(heading.is_closing for heading in self.open)


def below_heading(above: Surroundings, unit: SourceUnit, tags: TagReader, names: MunicipalityNames) -> Surroundings:
    """Return what stands above the lines that follow a heading."""
    heading = _read(unit, tags, names)
    level = _effective_level(above, heading)
    kept = tuple(other for other in above.open if other.level < level)
    has_begun = above.has_begun or heading.theme.code is not None or heading.finding_type is not None
    return Surroundings((*kept, replace(heading, level=level)), has_begun)


def below_opening(above: Surroundings, unit: SourceUnit, tags: TagReader, names: MunicipalityNames) -> Surroundings:
    """Return what stands above a line that begins with a theme in bold or a label, and above the lines that follow it.

    Where the bold may be mere stress or the label the line's own, the theme so far may go on: what follows is asked,
    and types stay open.
    """
    heading = _read(replace(unit, raw=unit.opens, level=BOLD_LEVEL), tags, names)
    so_far = above.theme
    if heading.theme.code is None:
        return _below_type(above, unit, heading)
    if heading.theme.code == so_far.code and so_far.is_sure:
        return above
    if not unit.is_opening_sure:
        heading = replace(heading, theme=_asked(heading.theme, so_far))
    kept = tuple(other for other in above.open if other.level < BOLD_LEVEL or _stays(other, unit))
    return Surroundings((*kept, heading), has_begun=True)


def _below_type(above: Surroundings, unit: SourceUnit, heading: _Open) -> Surroundings:
    """A label of a type may be its line's alone ("VAHVUUS: …"), but the bullets below it are no more of the other."""
    if heading.finding_type in (None, above.finding_type) or not unit.is_opening_sure:
        return above
    return replace(above, open=tuple(other for other in above.open if not _is_type_only(other)))


def _asked(theme: Guess, beside: Guess) -> Guess:
    others = (beside.code, *theme.alternatives)
    alternatives = tuple(dict.fromkeys(code for code in others if code not in (None, theme.code)))
    return Guess(theme.code, min(theme.confidence, _ASKED), alternatives)


def _stays(other: _Open, unit: SourceUnit) -> bool:
    """A heading of a type alone holds for the themes below it, not for a theme that begins a section of its own."""
    return _is_type_only(other) and (other.level == BOLD_LEVEL or not unit.is_opening_sure)


def _is_type_only(other: _Open) -> bool:
    return other.theme.code is None and other.finding_type is not None


def below_question(above: Surroundings, unit: SourceUnit, tags: TagReader) -> Surroundings:
    """Return what stands above the answers to an interviewer's question: its theme, or the theme so far."""
    asked_for = tags.theme(unit.raw)
    theme = asked_for if asked_for.code is not None else above.theme
    # People answer beside the question: its theme is taken surely only where their words agree.
    less_sure = Guess(theme.code, min(theme.confidence, _ASKED), theme.alternatives)
    asked = _Open(1, less_sure, type_of_question(unit.raw), None, False)
    return Surroundings((asked,), has_begun=True)


def _read(unit: SourceUnit, tags: TagReader, names: MunicipalityNames) -> _Open:
    text = unit.raw.strip()
    folded = text.lower()
    named = names.mentioned(text)
    is_title = bool(named) or any(word in folded for word in _TITLE_WORDS)
    return _Open(
        level=unit.level,
        theme=NOTHING if is_title else tags.theme(text),
        finding_type=type_of_tag(text),
        municipality_id=named[0] if len(named) == 1 and len(text.split()) <= 2 else None,
        is_closing=folded.lstrip("0123456789. ").startswith(_CLOSING),
    )


def _effective_level(above: Surroundings, heading: _Open) -> int:
    """Headings by look have one level: a type below a theme of the same level lies under it."""
    if heading.level < BOLD_LEVEL:
        return heading.level
    is_type_only = heading.finding_type is not None and heading.theme.code is None
    siblings = [other for other in above.open if other.level == heading.level]
    lies_under = is_type_only and any(other.theme.code is not None and other.finding_type is None for other in siblings)
    return heading.level + 1 if lies_under else heading.level
