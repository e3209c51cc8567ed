"""A name that an analyst adds: hidden in an import and in every stored finding, in all its forms, as one step."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import InvalidInput
from analysis.ingest.added_names import Mention, mentions, number_for, with_hidden, words_of_name
from analysis.ingest.folding import fold
from analysis.ingest.name_lists import listed_name
from analysis.model.codes import Flag
from analysis.model.findings import Finding, HiddenPerson
from analysis.model.hashing import short_id
from analysis.model.imports import DraftFinding, DraftLine, ImportPreview, ReadSource
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import hidden_names
from analysis.store.unit import Reading, Writing
from analysis.workflow.analysing import search_terms
from analysis.workflow.desk import Desk
from analysis.workflow.preview import LinePlace

_NAME = "name"


@dataclass(frozen=True, slots=True)
class NameUse:
    """A text in which a name stands: a stored finding's id, or a line of a preview. `sure`: it is nothing else."""

    where: str | LinePlace
    text: str
    sure: bool


def uses_in_round(desk: Desk, name: str) -> tuple[NameUse, ...]:
    """Return the stored findings of the round in which a name stands in any form."""
    _check(name)
    with desk.store.reading(desk.scope) as reading:
        return tuple(
            NameUse(finding.finding_id, finding.text if mentions(finding.text, name) else finding.context, sure)
            for finding in finding_store.all_findings(reading)
            if (sure := _sureness((finding.text, finding.context), name)) is not None
        )


def uses_in_preview(preview: ImportPreview, name: str) -> tuple[NameUse, ...]:
    """Return the lines of a preview in whose findings a name stands in any form."""
    _check(name)
    found = []
    for source in preview.sources:
        for line in source.lines:
            texts = [text for draft in line.findings for text in (draft.text, draft.context)]
            sure = _sureness(texts, name)
            if sure is not None:
                shown = next(text for text in texts if mentions(text, name))
                found.append(NameUse(LinePlace(source.file.label, line.locator), shown, sure))
    return tuple(found)


def name_behind(original: str) -> str:
    """Return the name of which a word of a text is a form, where the name is known (Ilmalle → Ilma)."""
    words = [(word, listed_name(word)) for word in words_of_name(original)]
    return " ".join(listed.name if listed else word for word, listed in words)


def hide_name(desk: Desk, name: str, also: Collection[str] = ()) -> int:
    """Hide a name in every stored finding of the round and in what is read from now on, as one step.

    Where it may be an everyday word it is hidden only in the findings `also`. Returns how many findings changed.
    """
    _check(name)
    with desk.store.writing(desk.scope, "hide_name") as unit:
        hidden_names.add_name_to_hide(unit, short_id("N", round_of(unit.scope), fold(name)), name.strip())
        findings = finding_store.all_findings(unit)
        numbers = _Numbers(unit, name, findings)
        return sum(_hide_in(unit, finding, name, numbers, asks=finding.finding_id not in also) for finding in findings)


def with_hidden_name(preview: ImportPreview, name: str, also: Collection[LinePlace] = ()) -> ImportPreview:
    """Hide a name in the findings of a preview; where it may be a word, only on the lines `also`."""
    return replace(preview, sources=tuple(_hidden_in_source(source, name, also) for source in preview.sources))


def _check(name: str) -> None:
    if not words_of_name(name):
        raise InvalidInput("name", "empty")


def _sureness(texts: Iterable[str], name: str) -> bool | None:
    found = [mention for text in texts for mention in mentions(text, name)]
    return any(mention.sure for mention in found) if found else None


def _chosen(text: str, name: str, *, asks: bool) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions(text, name) if mention.sure or not asks)


class _Numbers:
    """The number of the person in each document, and the document of each line."""

    def __init__(self, reading: Reading, name: str, findings: Iterable[Finding]) -> None:
        self._reading, self._name = reading, name
        self._texts: dict[str, list[str]] = {}
        self._found: dict[str, int] = {}
        for finding in findings:
            self._texts.setdefault(self.document_of(finding), []).extend((finding.text, finding.context))

    @staticmethod
    def document_of(finding: Finding) -> str:
        """Return the document in which a finding stands: lines are named after it."""
        return finding.line_ids[0].rpartition("-")[0]

    def number(self, document_id: str) -> int:
        """Return the person's number in a document."""
        if document_id not in self._found:
            hidden = document_store.hidden_people(self._reading, document_id)
            pairs = [(one.original, one.replacement) for one in hidden]
            self._found[document_id] = number_for(self._name, pairs, self._texts.get(document_id, ()))
        return self._found[document_id]


def _hide_in(unit: Writing, finding: Finding, name: str, numbers: _Numbers, *, asks: bool) -> bool:
    in_text, in_context = _chosen(finding.text, name, asks=asks), _chosen(finding.context, name, asks=asks)
    if not in_text and not in_context:
        return False
    document_id = numbers.document_of(finding)
    replacement = f"[henkilö {numbers.number(document_id)}]"
    changed = replace(
        finding,
        text=with_hidden(finding.text, in_text, replacement),
        context=with_hidden(finding.context, in_context, replacement),
        flags=finding.flags | {Flag.PERSON_HIDDEN},
    )
    finding_store.change_finding(unit, changed, search_terms(changed.text, changed.language), finding.version)
    for text, found in ((finding.text, in_text), (finding.context, in_context)):
        for mention in found:
            person = HiddenPerson(text[mention.start : mention.end], replacement, _NAME)
            hidden_names.add_hidden_once(unit, document_id, person)
    return True


def _hidden_in_source(source: ReadSource, name: str, also: Collection[LinePlace]) -> ReadSource:
    drafts = [draft for line in source.lines for draft in line.findings]
    texts = [text for draft in drafts for text in (draft.text, draft.context)]
    if _sureness(texts, name) is None:
        return source
    number = number_for(name, [(one.original, one.replacement) for one in source.hidden], texts)
    hiding = _Hiding(name, f"[henkilö {number}]", [])
    lines = tuple(
        hiding.line(line, asks=LinePlace(source.file.label, line.locator) not in also) for line in source.lines
    )
    # Who is sure now is no longer asked.
    found = {person.original for person in hiding.found}
    others = [one for one in source.hidden if one.sure or one.original not in found]
    hidden = tuple(dict.fromkeys((*others, *hiding.found)))
    return replace(source, lines=lines, hidden=hidden)


@dataclass(frozen=True, slots=True)
class _Hiding:
    name: str
    replacement: str
    found: list[HiddenPerson]

    def line(self, line: DraftLine, *, asks: bool) -> DraftLine:
        return replace(line, findings=tuple(self._finding(draft, asks=asks) for draft in line.findings))

    def _finding(self, draft: DraftFinding, *, asks: bool) -> DraftFinding:
        text, context = self._text(draft.text, asks=asks), self._text(draft.context, asks=asks)
        if (text, context) == (draft.text, draft.context):
            return draft
        return replace(draft, text=text, context=context, flags=draft.flags | {Flag.PERSON_HIDDEN})

    def _text(self, text: str, *, asks: bool) -> str:
        chosen = _chosen(text, self.name, asks=asks)
        self.found.extend(HiddenPerson(text[m.start : m.end], self.replacement, _NAME) for m in chosen)
        return with_hidden(text, chosen, self.replacement)
