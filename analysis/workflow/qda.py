"""The material of a round as a coded project, people hidden, for programs of qualitative analysis.

Statements of the summary and comments stay here: the format has no place for them (decisions.md 27).
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analysis.export.qda_content import CodedFinding, CodedProject, CodeEntry, SourceEntry
from analysis.export.words import FINDING_TYPES, finding_type_words
from analysis.ingest.units import PERSONAL_DATA
from analysis.language.catalogue import document_catalogue
from analysis.model.codes import SetAsideReason
from analysis.model.documents import Document, SourceLine
from analysis.model.findings import Finding, HiddenPerson
from analysis.model.finnish_order import finnish_key
from analysis.model.recurring import RecurringFinding
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading
from analysis.workflow.round_people import RoundPeople, people_of_round

_ONLY_WHO = (SetAsideReason.PERSONAL_DATA, SetAsideReason.SIGNATURE)
# Stands for what is hidden already, while the rest is looked through.
_KEPT = "\ue000"


def coded_project(reading: Reading, language: str, numbers: Mapping[str, str] = MappingProxyType({})) -> CodedProject:
    """Return the round's sources, findings, codes, memos and municipalities.

    `numbers` stand for the ids of recurring findings where those are not the same on every run.
    """
    the_round = round_store.open_round(reading)
    municipalities = sorted(round_store.municipalities(reading), key=lambda one: finnish_key(one.name_fi))
    others = people_of_round(reading)
    recurring = {_key(one, numbers): one for one in recurring_store.all_recurring(reading)}
    codes_of = _codes_of_findings(reading, recurring)
    findings = finding_store.all_findings(reading)
    sources = []
    for document in document_store.list_documents(reading):
        lines = document_store.lines_of(reading, document.document_id)
        hider = _RawHider(document_store.hidden_people(reading, document.document_id), others)
        sources.append(_source(document, lines, _coded(lines, findings, codes_of), hider))
    return CodedProject(
        the_round.round_id,
        the_round.name,
        _codebook(reading, recurring, language),
        tuple((one.municipality_id, one.name_fi) for one in municipalities),
        tuple(sources),
    )


def _key(entry: RecurringFinding, numbers: Mapping[str, str]) -> str:
    return f"recurring {numbers.get(entry.recurring_id, entry.recurring_id)}"


def _codebook(reading: Reading, recurring: Mapping[str, RecurringFinding], language: str) -> tuple[CodeEntry, ...]:
    words = document_catalogue(language)
    by_title = sorted(recurring, key=lambda key: (finnish_key(recurring[key].title), key))
    themes = round_store.open_round(reading).themes
    groups = (
        ("themes", words.text("Themes"), [(f"theme {one.code}", one.name(language)) for one in themes]),
        ("types", words.text("Type"), [(f"type {one.value}", finding_type_words(one, words)) for one in FINDING_TYPES]),
        ("recurring", words.text("Recurring observations"), [(key, recurring[key].title) for key in by_title]),
    )
    return tuple(
        CodeEntry(key, name, tuple(CodeEntry(*below) for below in codes), is_heading=True)
        for key, name, codes in groups
        if codes
    )


def _codes_of_findings(reading: Reading, recurring: Mapping[str, RecurringFinding]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for code in sorted(recurring):
        for key in recurring[code].finding_ids:
            joined[key] = (*joined.get(key, ()), code)
    themes = {theme.code for theme in round_store.open_round(reading).themes}
    codes = {}
    for one in finding_store.all_findings(reading):
        theme = (f"theme {one.theme_code}",) if one.theme_code in themes else ()
        kind = (f"type {one.finding_type.value}",) if one.finding_type else ()
        codes[one.finding_id] = (*theme, *kind, *joined.get(one.finding_id, ()))
    return codes


def _coded(
    lines: Sequence[SourceLine], findings: Sequence[Finding], codes: dict[str, tuple[str, ...]]
) -> tuple[CodedFinding, ...]:
    """Return the findings that rest on a document's lines; one that rests on lines of two stands in both."""
    places = {line.line_id: at for at, line in enumerate(lines)}
    coded = [
        CodedFinding(
            one.finding_id,
            one.text,
            tuple(sorted(places[key] for key in one.line_ids if key in places)),
            codes[one.finding_id],
            one.context,
            one.municipality_id,
        )
        for one in findings
        if any(key in places for key in one.line_ids)
    ]
    return tuple(sorted(coded, key=lambda one: (one.lines, one.finding_id)))


def _source(
    document: Document, lines: Sequence[SourceLine], findings: tuple[CodedFinding, ...], hider: "_RawHider"
) -> SourceEntry:
    return SourceEntry(
        document.document_id,
        hider.hide(document.file_name),
        document.imported_at,
        tuple(hider.line(line) for line in lines),
        findings,
        document.municipality_id,
    )


class _RawHider:
    """Hides people in a document's raw lines as they are hidden in its findings; people not met there get no number."""

    def __init__(self, hidden: Sequence[HiddenPerson], others: RoundPeople) -> None:
        known = {person.original: person.replacement for person in hidden if person.sure and person.replacement}
        # Longer forms first: a full name is one person.
        forms = sorted(known, key=lambda form: (-len(form), form))
        self._known = known
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms) or r"(?!)")
        self._others = others

    def line(self, line: SourceLine) -> str:
        """Return a line's text with people hidden; of one that only tells who, nothing."""
        return PERSONAL_DATA if line.decision.set_aside in _ONLY_WHO else self.hide(line.raw)

    def hide(self, text: str) -> str:
        """Return a text with people hidden."""
        found: list[str] = []

        def keep(match: re.Match[str]) -> str:
            found.append(self._known[match.group()])
            return _KEPT

        rest = self._others.hide(self._pattern.sub(keep, text.replace(_KEPT, "")))
        for replacement in found:
            rest = rest.replace(_KEPT, replacement, 1)
        return rest
