"""Reads a file of notes whole: its units, whose they are, what each line is, with people hidden in the findings."""

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.ingest.added_names import forms_of_words
from analysis.ingest.cleaning import is_unreadable
from analysis.ingest.drafting import DocumentFacts, Drafts
from analysis.ingest.folding import fold
from analysis.ingest.layout import read_units
from analysis.ingest.list_headings import with_list_headings
from analysis.ingest.municipality import MunicipalityNames, recognise_document
from analysis.ingest.people import PeopleHider
from analysis.ingest.practice import has_place_for_practices
from analysis.ingest.role_class import role_of, roles_in
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.language.vocabulary import municipal_vocabulary
from analysis.model.codes import CoverageState, LineStatus, RoleClass
from analysis.model.hashing import sha256_of
from analysis.model.imports import DraftCoverage, DraftLine, ReadingContext, ReadSource, ReadWarning, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.tables import TableMapping
from analysis.model.themes import Theme

# "kirjasi Riikka", "Kirjaaja: Satu Laine", "t. Sirpa": who wrote is no interviewee, but is hidden all the same.
_WRITER = re.compile(
    r"\b(?i:kirjasi|kirjaaja|kirjannut|puheenjohtaja|antecknat av|terkuin|terveisin|t\.|mvh)\s*[:.]?\s+"
    r"([A-ZÅÄÖ][a-zåäö]{2,}(?: [A-ZÅÄÖ][a-zåäö]{2,})?)"
)
_NAME_FACTS = re.compile(r"^(?:kirjaaja|puheenjohtaja|pj|yhteyshenkilö|laatija|antecknare)\b", re.IGNORECASE)
_LEAD_UNITS = 12


def read_file(file: SourceFile, context: ReadingContext, mappings: Sequence[TableMapping] = ()) -> ReadSource:
    """Return everything that a file says; raises UnreadableDocument when it cannot be read.

    `mappings` are what a person told of its tables, instead of what `ReadSource.tables` shows as recognised.
    """
    tags, names = _tags_of(context.themes), _names_of(context.municipalities)
    units = read_units(file, tags, mappings)
    municipality = recognise_document(file, units.units, names)
    facts = DocumentFacts(
        tags, names, units.layout, municipality, _one_role(units.units), has_place_for_practices(units.units)
    )
    no_person = _PlaceWords(names, context.words_to_keep)
    drafts = Drafts(
        facts, PeopleHider(_people(units, context), no_person, frozenset(context.words_to_keep), names.is_form)
    )
    for unit in with_list_headings(units.units, tags):
        drafts.add(unit)
    return ReadSource(
        file=file,
        sha256=sha256_of(file.data),
        layout=units.layout,
        municipality=municipality,
        lines=tuple(drafts.lines),
        hidden=tuple(drafts.hidden),
        coverage=_coverage(drafts.lines, drafts.coverage),
        warnings=_warnings(units, municipality.is_sure, drafts),
        tables=units.tables,
    )


# The files of one import share a round: its names in every form are made once.
@lru_cache(maxsize=2)
def _tags_of(themes: tuple[Theme, ...]) -> TagReader:
    return TagReader(themes)


@lru_cache(maxsize=2)
def _names_of(municipalities: tuple[Municipality, ...]) -> MunicipalityNames:
    return MunicipalityNames(municipalities)


@lru_cache(maxsize=1)
def _trade_words() -> frozenset[str]:
    return frozenset(municipal_vocabulary("fi").lemmas.keys() | municipal_vocabulary("sv").lemmas.keys())


class _PlaceWords:
    """Words that are never a person: participants' names, words of the trade, and what somebody said is none."""

    def __init__(self, names: MunicipalityNames, words_to_keep: Sequence[str]) -> None:
        self._names = names
        self._kept = forms_of_words(words_to_keep)
        self._words = _trade_words()

    def __call__(self, word: str) -> bool:
        return self._names.is_form(word) or word.lower() in self._words or fold(word) in self._kept


def _one_role(units: Sequence[SourceUnit]) -> RoleClass | None:
    """Return the role class of everybody heard, where the facts and the first lines of a file tell one only."""
    roles: set[RoleClass] = set()
    for number, unit in enumerate(units):
        is_lead = number < _LEAD_UNITS and not unit.is_bullet and unit.kind in (UnitKind.TEXT, UnitKind.HEADING)
        is_fact = unit.kind in (UnitKind.METADATA, UnitKind.PAGE_EDGE) and not _is_absent(unit)
        if is_fact or is_lead:
            roles.update(roles_in(unit.raw))
    return roles.pop() if len(roles) == 1 else None


def _is_absent(unit: SourceUnit) -> bool:
    return unit.keywords.lower().startswith(("poissa", "frånvar", "absent"))


def _people(units: FileUnits, context: ReadingContext) -> tuple[str, ...]:
    """Return everybody whom the file itself names, and whoever a person asked to hide."""
    written = [match[1] for unit in units.units for match in _WRITER.finditer(unit.raw)]
    facts = [unit.raw for unit in units.units if _NAME_FACTS.match(unit.keywords) and role_of(unit.raw) is None]
    return tuple(dict.fromkeys([*units.people, *context.names_to_hide, *written, *facts]))


def _coverage(lines: Sequence[DraftLine], heard: Sequence[DraftCoverage]) -> tuple[DraftCoverage, ...]:
    """A theme with findings was discussed; one said to be left out, and yet with findings, partly."""
    found = {
        (finding.municipality_id, finding.theme.code)
        for line in lines
        if line.decision.status is LineStatus.IMPORTED
        for finding in line.findings
        if finding.theme.is_sure and finding.municipality_id is not None
    }
    states = {(owner, theme): CoverageState.DISCUSSED for owner, theme in found if owner and theme}
    for hint in heard:
        place = (hint.municipality_id, hint.theme_code)
        states[place] = CoverageState.PARTLY if place in found else hint.state
    return tuple(DraftCoverage(owner, theme, states[owner, theme]) for owner, theme in sorted(states))


def _warnings(units: FileUnits, knows_municipality: bool, drafts: Drafts) -> tuple[ReadWarning, ...]:
    warnings = list(units.warnings)
    if not knows_municipality:
        warnings.append(ReadWarning.MUNICIPALITY_UNKNOWN)
    if any(not person.sure for person in drafts.hidden):
        warnings.append(ReadWarning.NAMES_TO_CHECK)
    if any(is_unreadable(line.raw) for line in drafts.lines):
        warnings.append(ReadWarning.UNREADABLE_LINES)
    return tuple(dict.fromkeys(warnings))
