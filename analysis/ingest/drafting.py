"""Turns the units of a file into draft lines: each with one decision, findings with theme, type, role and flags."""

import re
from dataclasses import dataclass, field, replace

from analysis.ingest.cleaning import clean, is_unreadable, split_bullet
from analysis.ingest.finding_type import doubts_type, type_of_tag, type_of_wording
from analysis.ingest.flags import flags_of
from analysis.ingest.list_headings import read_lineage
from analysis.ingest.municipality import MunicipalityNames
from analysis.ingest.people import PeopleHider
from analysis.ingest.practice import tells_practice
from analysis.ingest.role_class import role_of, speaker_in, take_titles_off
from analysis.ingest.surroundings import Surroundings, below_heading, below_opening, below_question
from analysis.ingest.tags import Prefix, TagReader
from analysis.ingest.theme import NOTHING, SEVERAL_THEMES, settle
from analysis.ingest.triage import Verdict, is_backchannel, judge
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.language.detect import language_of
from analysis.model.codes import CoverageState, FindingType, Flag, Layout, RoleClass, SetAsideReason, WaitingReason
from analysis.model.documents import IMPORTED, set_aside, waiting
from analysis.model.findings import HiddenPerson
from analysis.model.imports import DraftCoverage, DraftFinding, DraftLine, Guess
from analysis.model.themes import OTHER_THEME

_SET_ASIDE_KINDS = {
    UnitKind.METADATA: SetAsideReason.METADATA,
    UnitKind.PERSONAL: SetAsideReason.PERSONAL_DATA,
    UnitKind.NUMBER: SetAsideReason.NUMERIC_ANSWER,
    UnitKind.QUOTED: SetAsideReason.QUOTED_REPLY,
    UnitKind.SIGNATURE: SetAsideReason.SIGNATURE,
    UnitKind.HIDDEN: SetAsideReason.HIDDEN_PART,
    UnitKind.PROMPT: SetAsideReason.NO_CONTENT,
    # A heading in a cell or a box holds for its cell or box; the layout has tagged what stands below it.
    UnitKind.LOCAL_HEADING: SetAsideReason.HEADING,
    UnitKind.PAGE_EDGE: SetAsideReason.PAGE_EDGE,
    UnitKind.CODE: SetAsideReason.METADATA,
}
# A passage that somebody coded is meant, however it begins.
_COUNTS_WHEN_CODED = (
    SetAsideReason.METADATA,
    SetAsideReason.ACTION_ITEM,
    SetAsideReason.SMALL_TALK,
    SetAsideReason.SIGNATURE,
    SetAsideReason.CROSS_REFERENCE,
)
_BULLET_TYPES = {"+": FindingType.STRENGTH, "?": FindingType.QUESTION}
# "V", "vahv.", "Vahvuus"; what is longer is a question of a form or a heading.
_LONGEST_CODE = 10
_HARDLY_A_TAG = 0.5
_FIELD = re.compile(r"\s+\|\s+")
_QUOTES_OUTSIDE = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a whole file while its lines are read."""

    tags: TagReader
    names: MunicipalityNames
    layout: Layout
    municipality: Guess
    role: RoleClass | None
    has_place_for_practices: bool = False


@dataclass(slots=True)
class Drafts:
    """Lines drafted so far, with what was hidden and what was heard of coverage."""

    facts: DocumentFacts
    hider: PeopleHider
    above: Surroundings = field(default_factory=Surroundings)
    lines: list[DraftLine] = field(default_factory=list)
    hidden: list[HiddenPerson] = field(default_factory=list)
    coverage: list[DraftCoverage] = field(default_factory=list)

    def add(self, unit: SourceUnit) -> None:
        """Draft one more line."""
        if unit.kind is UnitKind.HEADING:
            self.above = below_heading(self.above, unit, self.facts.tags, self.facts.names)
            self._set_aside(unit, SetAsideReason.HEADING)
        elif unit.kind is UnitKind.QUESTION_ASKED:
            self.above = below_question(self.above, unit, self.facts.tags)
            self._set_aside(unit, SetAsideReason.HEADING)
        elif unit.kind in _SET_ASIDE_KINDS:
            self._set_aside(unit, _SET_ASIDE_KINDS[unit.kind])
        elif unit.kind is UnitKind.UNREADABLE:
            # What could not be read is shown as it stands and asked; no finding is made of it.
            self.lines.append(DraftLine(unit.locator, unit.raw, waiting(WaitingReason.UNREADABLE_TEXT)))
        else:
            if unit.opens:
                self.above = below_opening(self.above, unit, self.facts.tags, self.facts.names)
            self._add_text(unit)

    def _set_aside(self, unit: SourceUnit, reason: SetAsideReason) -> None:
        self.lines.append(DraftLine(unit.locator, unit.raw, set_aside(reason)))

    def _add_text(self, unit: SourceUnit) -> None:
        text = _read_text(unit, self.facts.tags, self.hider.kept)
        verdict = self._verdict(unit, text)
        if verdict.coverage is not None:
            self._hear_coverage(unit, text, verdict.coverage)
        if verdict.set_aside is not None:
            self._set_aside(unit, verdict.set_aside)
            return
        if not text.body:
            self._set_aside(unit, SetAsideReason.NO_CONTENT)
            return
        decision = IMPORTED if verdict.waiting is None else waiting(verdict.waiting)
        self.lines.append(DraftLine(unit.locator, unit.raw, decision, (self._finding(unit, text),)))

    def _verdict(self, unit: SourceUnit, text: "_LineText") -> Verdict:
        if is_unreadable(unit.raw):
            return Verdict(waiting=WaitingReason.UNREADABLE_TEXT)
        verdict = judge(text.whole, names_other_municipality=bool(self._others(unit, text.whole)))
        if verdict.set_aside is None and verdict.waiting is None and text.prefix.is_understood:
            # "muut teemat: ok" is no finding though its prefix is a tag.
            verdict = judge(text.prefix.rest)
            if verdict.set_aside in (SetAsideReason.METADATA, SetAsideReason.ACTION_ITEM, SetAsideReason.SMALL_TALK):
                verdict = Verdict()
        if unit.kind is UnitKind.CODED and verdict.set_aside in _COUNTS_WHEN_CODED:
            return Verdict()
        if verdict != Verdict():
            return verdict
        return _ASK if unit.is_choice or unit.kind is UnitKind.UNCODED else self._doubt(unit, text)

    def _doubt(self, unit: SourceUnit, text: "_LineText") -> Verdict:
        """Return what keeps a line from being taken for a finding without a look."""
        is_tagged = text.prefix.is_understood or bool(unit.theme_tag or unit.type_tag.strip())
        is_tagged = is_tagged or (bool(unit.lineage) and read_lineage(unit, self.facts.tags).theme.code is not None)
        says_something = (
            self.facts.tags.suggest(text.prefix.rest).confidence > 0.2 or type_of_wording(text.prefix.rest) is not None
        )
        if self.facts.layout is Layout.TRANSCRIPT:
            if is_backchannel(text.whole) and not says_something:
                return Verdict(SetAsideReason.SMALL_TALK)
            is_answer = says_something or self.above.finding_type is not None
            return Verdict() if is_answer and unit.is_bullet else _ASK
        if is_tagged:
            return Verdict()
        if self.above.is_closing or unit.is_reply:
            return _ASK
        stands_in_lead = not self.above.has_begun and not unit.is_bullet
        has_theme_above = self.above.theme.code is not None or self.above.finding_type is not None
        if stands_in_lead or (not unit.is_bullet and not _is_sentence_like(unit, has_theme_above)):
            return _ASK
        return Verdict() if has_theme_above or says_something else _ASK

    def _others(self, unit: SourceUnit, text: str) -> tuple[str, ...]:
        own = self._municipality(unit)
        return tuple(other for other in self.facts.names.mentioned(text) if other != own)

    def _municipality(self, unit: SourceUnit) -> str | None:
        by_cell = self.facts.names.recognise(unit.municipality_tag, 1.0) if unit.municipality_tag else NOTHING
        # A doubtful guess is left for a person: one municipality's finding must not end in another's section.
        whole = self.facts.municipality.code if self.facts.municipality.is_sure else None
        return (by_cell.code if by_cell.is_sure else None) or self.above.municipality_id or whole

    def _finding(self, unit: SourceUnit, text: "_LineText") -> DraftFinding:
        hidden = self.hider.hide(text.body)
        parent = self.hider.hide(clean(split_bullet(unit.parent).text))
        titles = [HiddenPerson(title, "", "title") for title in text.titles]
        for person in (*hidden.hidden, *parent.hidden, *titles):
            if person not in self.hidden:
                self.hidden.append(person)
        theme = self._theme(unit, text)
        finding_type = self._type(unit, text)
        is_practice = finding_type is FindingType.STRENGTH and tells_practice(text.body)
        if is_practice and not self.facts.has_place_for_practices and not _tells_type(unit, text):
            # A question of what works is answered with ways of working too: a good practice is offered.
            finding_type = FindingType.GOOD_PRACTICE
        flags = set(flags_of(text.body))
        if text.whole != text.body:
            flags |= flags_of(text.whole)
        conditions = {
            Flag.PERSON_HIDDEN: hidden.has_hidden,
            Flag.THEME_UNCERTAIN: not theme.is_sure,
            Flag.TYPE_UNCERTAIN: doubts_type(text.whole) or unit.is_coloured or is_practice,
            Flag.OTHER_MUNICIPALITY: bool(self._others(unit, text.whole)),
            Flag.MUNICIPALITY_UNKNOWN: self._municipality(unit) is None,
            Flag.UNSURE: text.is_unsure or unit.is_less_sure,
        }
        flags |= {flag for flag, holds in conditions.items() if holds}
        return DraftFinding(
            text=hidden.text,
            municipality_id=self._municipality(unit),
            theme=theme,
            finding_type=finding_type,
            role_class=text.role or self._role(unit),
            language=language_of(hidden.text),
            flags=frozenset(flags),
            context=parent.text,
        )

    def _role(self, unit: SourceUnit) -> RoleClass | None:
        return role_of(unit.role_tag) if unit.role_tag else self.facts.role

    def _theme(self, unit: SourceUnit, text: "_LineText") -> Guess:
        tags = self.facts.tags
        own = tags.theme(unit.theme_tag)
        lineage = read_lineage(unit, tags).theme if unit.lineage else NOTHING
        label = text.theme if text.theme.code is not None else lineage
        above = NOTHING if unit.is_theme_blank else self._above(label, own)
        candidates = (text.theme, lineage, own, above)
        if unit.kind is UnitKind.CODED:
            candidates = (own, text.theme, lineage, above)  # who coded it had read its words
        # The nearest sure tag; a doubtful one only where nothing surer stands above.
        known = next((guess for guess in candidates if guess.is_sure), None)
        known = known or next((guess for guess in candidates if guess.code is not None), NOTHING)
        by_keywords = tags.theme(unit.keywords) if unit.keywords and known.code is None else NOTHING
        if by_keywords.code is not None:
            known = Guess(by_keywords.code, min(0.7, by_keywords.confidence))
        if above is NOTHING and not known.is_sure and known.code is not None:
            known = _with_offer(known, self.above.theme)
        if known.code == OTHER_THEME and not text.theme.code and unit.kind is not UnitKind.CODED:
            return self._within_other(known, text)
        if unit.is_stressed or (unit.opens and not unit.is_opening_sure and known == above):
            return known  # the word in bold would only agree with itself
        return settle(known, tags.suggest(text.body))

    def _above(self, label: Guess, own: Guess) -> Guess:
        """Return what the heading above says of a line that a label or its row tags too.

        Whoever tagged the line knew the heading: a doubtful tag is asked, and only a heading that says the same makes
        it sure (but not one of two tags: "Hankinta/organisointi"). "KETS:" says hardly more than nothing and gives way.
        """
        above = self.above.theme
        is_tagged = own.code is not None or label.confidence > _HARDLY_A_TAG
        told = [guess.code for guess in (label, own) if guess.confidence != SEVERAL_THEMES]
        agrees = above.code is not None and above.code in told
        return above if agrees or not is_tagged else NOTHING

    def _within_other(self, known: Guess, text: "_LineText") -> Guess:
        """Under "anything else" people say things of every theme: clear words of one are offered, not taken."""
        hint = self.facts.tags.suggest(text.body)
        if hint.code in (None, OTHER_THEME) or hint.confidence < 0.5:
            return known
        return Guess(hint.code, hint.confidence, (OTHER_THEME,))

    def _type(self, unit: SourceUnit, text: "_LineText") -> FindingType | None:
        by_layout = type_of_tag(unit.type_tag) if unit.type_tag else None
        if unit.kind is UnitKind.CODED and by_layout is not None:
            return by_layout
        if doubts_type(text.whole) or unit.is_comment:
            return FindingType.QUESTION
        by_lineage = read_lineage(unit, self.facts.tags).finding_type if unit.lineage else None
        return text.finding_type or by_lineage or by_layout or self.above.finding_type or type_of_wording(text.body)

    def _hear_coverage(self, unit: SourceUnit, text: "_LineText", state: CoverageState) -> None:
        municipality_id = self._municipality(unit)
        tags = self.facts.tags
        candidates = (text.theme, tags.theme(unit.theme_tag), tags.theme(text.whole), self.above.theme)
        theme = next((guess.code for guess in candidates if guess.code is not None), None)
        if municipality_id is not None and theme is not None:
            self.coverage.append(DraftCoverage(municipality_id, theme, state))


def _tells_type(unit: SourceUnit, text: "_LineText") -> bool:
    """Return whether the line itself tells its type, by a code, a label or praise: that stands, though it is asked."""
    has_code = text.finding_type is not None or 0 < len(unit.type_tag.strip()) <= _LONGEST_CODE
    return has_code or type_of_wording(text.body) is FindingType.STRENGTH


def _with_offer(known: Guess, heading: Guess) -> Guess:
    """A sub-heading of what the heading above says is possible: its theme is offered beside the tag's own."""
    offers = dict.fromkeys(code for code in (*known.alternatives, heading.code) if code not in (None, known.code))
    return replace(known, alternatives=tuple(offers))


_ASK = Verdict(waiting=WaitingReason.IS_IT_A_FINDING)


def _is_sentence_like(unit: SourceUnit, has_theme_above: bool) -> bool:
    """A line without a bullet is a finding under a theme where it is a line of its own, not a leftover of two words."""
    return has_theme_above and len(unit.raw.split()) > 2


@dataclass(frozen=True, slots=True)
class _LineText:
    """The words of a line: whole, its prefix, and the body that a finding would say."""

    whole: str
    prefix: Prefix
    body: str
    theme: Guess
    finding_type: FindingType | None
    role: RoleClass | None
    titles: tuple[str, ...]
    is_unsure: bool


def _read_text(unit: SourceUnit, tags: TagReader, kept_titles: frozenset[str]) -> _LineText:
    bullet = split_bullet(clean(unit.raw))
    speaker = speaker_in(bullet.text, kept_titles)
    fields = _FIELD.split(speaker.text)
    by_field = tags.theme(fields[0]) if len(fields) > 1 else NOTHING
    if by_field.code is not None:
        fields = fields[1:]
    said = [part for part in fields if any(character.isalnum() for character in part)]
    prefix = tags.prefix(" | ".join(said) if len(fields) > 1 or by_field.code else speaker.text)
    without = take_titles_off(prefix.rest, kept_titles)
    return _LineText(
        whole=bullet.text,
        prefix=prefix if by_field.code is None else replace(prefix, theme=by_field),
        body=_QUOTES_OUTSIDE.sub(" ", without.text),
        theme=prefix.theme if by_field.code is None else by_field,
        finding_type=prefix.finding_type or _BULLET_TYPES.get(bullet.mark),
        role=speaker.role or prefix.role or without.role,
        titles=(*speaker.removed, *without.removed),
        is_unsure=len(said) < len(fields) and any("?" in part for part in fields),
    )
