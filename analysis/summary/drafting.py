"""Draft a statement by choosing and joining what was noted; nothing is put into anybody's mouth (decisions.md 15)."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from analysis.language.catalogue import document_catalogue
from analysis.language.detect import language_of
from analysis.model.codes import Direction, FindingType, Flag, Polarity, Quantifier, are_opposite
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Municipality
from analysis.model.summary import StatementDraft
from analysis.summary.central import most_central, stems_of
from analysis.summary.cleaning import cleaned, is_spoken_or_doubted, roughness
from analysis.summary.phrases import JOB_TITLE
from analysis.summary.plain_sentences import follows_quantifier
from analysis.summary.quantifiers import is_difficulty, quantifier, quantifier_words
from analysis.summary.spoken_grammar import is_reply, is_telegram

# Dialect with a label and an arrow, or two findings in one: the title says it better than such words.
_TOO_ROUGH = 0.9

# Automatic titles of groups without a telling member are their common words: "nähdä · soittaa".
_LIST_SIGN = " · "

# One word says nothing that a reader could use.
_FEWEST_WORDS = 2

# One word and a colon: a second colon before it would be one too many.
_HEADED = re.compile(r"[\w-]+: ")

_KEEPS_CAPITAL = frozenset({"Motiva", "Motivan", "Energiavirasto", "Excel", "Teams", "Kuntaliitto", "Hinku", "Suomi"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """In which language a statement is written, and the names that it must not print."""

    language: str
    names: tuple[str, ...]

    def words(self, msgid: str) -> str:
        return document_catalogue(self.language).text(msgid)

    def clean(self, text: str) -> str:
        return cleaned(text, self.names, self.words("a person"))


def draft(
    recurring: RecurringFinding,
    findings: Sequence[Finding],
    covered: Set[str],
    participants: Sequence[Municipality],
    has_counter_evidence: bool,
    language: str,
) -> StatementDraft | None:
    """Return a statement in the findings' own words, or None where none may be printed without a decision.

    A difficulty of one municipality gives none, and nor do findings that are gone.
    """
    members = _members(recurring, findings)
    found = frozenset(one.municipality_id for one in members if one.municipality_id)
    if not members or (is_difficulty(recurring.direction) and len(found) < 2):
        return None
    present = frozenset(one.municipality_id for one in participants)
    allowed = quantifier(recurring.direction, found, covered, present, has_counter_evidence)
    text = _text(recurring, members, allowed, _voice(participants, language))
    if text is None:
        return None
    return StatementDraft(
        theme_code=recurring.theme_code,
        text=text,
        direction=recurring.direction,
        finding_ids=tuple(one.finding_id for one in members),
        recurring_id=recurring.recurring_id,
        quantifier=allowed,
    )


def central_bullets(
    findings: Sequence[Finding], participants: Sequence[Municipality], language: str, limit: int = 3
) -> tuple[str, ...]:
    """Return the most central findings' own words as bullets for an analyst to edit into a summary of a cell."""
    voice = _voice(participants, language)
    texts = (voice.clean(one.text) for one in most_central(findings, voice.names) if _may_be_used(one))
    return tuple(dict.fromkeys(text for text in texts if text))[:limit]


def _voice(participants: Sequence[Municipality], language: str) -> _Voice:
    return _Voice(language, tuple(name for one in participants for name in one.names()))


def _members(recurring: RecurringFinding, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    by_id = {finding.finding_id: finding for finding in findings}
    return tuple(by_id[one] for one in recurring.finding_ids if one in by_id)


def _text(recurring: RecurringFinding, members: Sequence[Finding], allowed: Quantifier, voice: _Voice) -> str | None:
    if not any(_tells(one, recurring.direction) for one in members):
        return None
    candidates = _candidates(members, recurring.direction, voice)
    if not candidates:
        title = _title(recurring, members, voice)
        return _sentence(_lead(allowed, None, title, voice), title) if title else None
    first = candidates[0]
    words = voice.clean(first.text)
    sentence = _sentence(_lead(allowed, first.finding_type, words, voice), words)
    second = _other_side(recurring.direction, first, candidates[1:], voice)
    return f"{sentence} {second}" if second else sentence


def _candidates(members: Sequence[Finding], direction: Direction, voice: _Voice) -> tuple[Finding, ...]:
    """Findings that may lend their words: in the document's language.

    Rationale: another language would point a difficulty at the one municipality that uses it, and a sentence in two
    languages is read by nobody; a translation is an analyst's work.
    """
    usable = [one for one in members if _tells(one, direction) and _may_be_used(one) and _is_clean_enough(one, voice)]
    return most_central([one for one in usable if one.language == voice.language], voice.names)


def _tells(finding: Finding, direction: Direction) -> bool:
    """Return whether a finding says what its group says.

    Rationale: a question or a neutral note may belong to a group, but printed as its statement it would become a
    strength or a difficulty that nobody noted.
    """
    if direction is Direction.WORKS:
        return finding.polarity is Polarity.WORKS
    if direction is Direction.HINDERS:
        return finding.polarity is Polarity.LACKS
    return finding.finding_type is not FindingType.QUESTION


def _may_be_used(finding: Finding) -> bool:
    """Rationale: words by which a person may be recognised are left to an analyst to put in general terms."""
    return Flag.IDENTIFIABLE not in finding.flags


def _is_clean_enough(finding: Finding, voice: _Voice) -> bool:
    return len(voice.clean(finding.text).split()) >= _FEWEST_WORDS and roughness(finding, voice.names) < _TOO_ROUGH


def _lead(allowed: Quantifier, finding_type: FindingType | None, text: str, voice: _Voice) -> str:
    """Return what stands before the words: the quantifier alone where they are a sentence that it fits.

    Rationale: a page of statements that all begin alike is not read (decisions.md 15). Without a quantifier nothing
    would say where it came up, and in Swedish and English the quantifier would turn the order of the words.
    """
    where = quantifier_words(allowed, voice.language)
    where = where[0].upper() + where[1:]
    if finding_type is FindingType.TIP:
        return voice.words("{where}, a tip was given: {text}").replace("{where}", where)
    if voice.language == "fi" and allowed is not Quantifier.NONE and follows_quantifier(text):
        return f"{where} {{text}}"
    if _HEADED.match(text):
        return voice.words("{where}, what came up was {text}").replace("{where}", where)
    return voice.words("{where}, this came up: {text}").replace("{where}", where)


def _title(recurring: RecurringFinding, members: Sequence[Finding], voice: _Voice) -> str:
    """Return the title as a sentence, or nothing where it is a list of words or the words of somebody recognisable.

    Rationale: a title may be a member's words cut short, so a member that may not lend its words lends no title.
    """
    own = stems_of(recurring.title)
    is_guarded = any(own <= stems_of(one.text) for one in members if not _may_be_used(one))
    is_cut_or_list = recurring.title.endswith(("…", "...")) or _LIST_SIGN in recurring.title
    cleaned_title = voice.clean(recurring.title)
    is_speech = is_spoken_or_doubted(recurring.title) or is_telegram(recurring.title) or is_reply(recurring.title)
    is_rough = is_speech or len(cleaned_title.split()) < _FEWEST_WORDS
    tells_of_somebody = bool(JOB_TITLE.search(recurring.title)) or language_of(recurring.title) != voice.language
    return "" if is_guarded or is_cut_or_list or is_rough or tells_of_somebody else cleaned_title


def _other_side(direction: Direction, first: Finding, rest: Sequence[Finding], voice: _Voice) -> str:
    """Return the opposite experience of a contradiction as a second sentence.

    Rationale: members of other groups say the same thing in other words; a second one introduced by "also" would
    claim something new that the program cannot know to be new.
    """
    if direction is not Direction.CONTRADICTION:
        return ""
    other = next((one for one in rest if are_opposite(one.polarity, first.polarity)), None)
    return _sentence(voice.words("On the other hand, this came up: {text}"), voice.clean(other.text)) if other else ""


def _sentence(pattern: str, text: str) -> str:
    return pattern.replace("{text}", _continued(text))


def _continued(text: str) -> str:
    """Lower the first letter after a colon, but not of an abbreviation or a proper name."""
    first = text.split(maxsplit=1)[0].strip(".,;:") if text else ""
    is_ordinary = first[1:].islower() or len(first) == 1
    return text[:1].lower() + text[1:] if is_ordinary and first not in _KEEPS_CAPITAL else text
