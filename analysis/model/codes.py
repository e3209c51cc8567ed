"""Closed vocabularies: the codes that stand in files, in the database and in the command line's JSON."""

from enum import StrEnum


class FindingType(StrEnum):
    """What kind of observation a finding is. Not given is None, never a guess."""

    STRENGTH = "strength"
    DEVELOPMENT = "development"
    GOOD_PRACTICE = "good_practice"
    TIP = "tip"
    QUESTION = "question"
    CONTEXT = "context"


class Polarity(StrEnum):
    """Does the finding tell that something works, that something is lacking, or neither?"""

    WORKS = "works"
    LACKS = "lacks"
    NONE = "none"


def polarity_of(finding_type: FindingType | None) -> Polarity:
    """Return the polarity of a type: strength, good practice and tip work; development lacks; the rest has none."""
    if finding_type in (FindingType.STRENGTH, FindingType.GOOD_PRACTICE, FindingType.TIP):
        return Polarity.WORKS
    if finding_type is FindingType.DEVELOPMENT:
        return Polarity.LACKS
    return Polarity.NONE


def are_opposite(a: Polarity, b: Polarity) -> bool:
    """Return whether one says it works and the other that it lacks."""
    return {a, b} == {Polarity.WORKS, Polarity.LACKS}


class RoleClass(StrEnum):
    """Coarse class of an interviewee's role. Titles are not stored: in a small municipality they are the person."""

    TOP_MANAGEMENT = "RO1"
    TECHNICAL_MANAGEMENT = "RO2"
    PREMISES = "RO3"
    ENERGY_AND_CLIMATE = "RO4"
    PROCUREMENT = "RO5"
    FINANCE = "RO6"
    SERVICE_SECTORS = "RO7"
    MAINTENANCE = "RO8"
    OTHERS = "RO9"


class Flag(StrEnum):
    """Something about a finding that a person should look at before it is used."""

    MUNICIPALITY_UNKNOWN = "municipality_unknown"
    THEME_UNCERTAIN = "theme_uncertain"
    TYPE_UNCERTAIN = "type_uncertain"
    PERSON_HIDDEN = "person_hidden"
    IDENTIFIABLE = "identifiable"
    UNVERIFIED_NUMBER = "unverified_number"
    QUOTE = "quote"
    COMPARATIVE = "comparative"
    OTHER_MUNICIPALITY = "other_municipality"
    CONTRAST = "contrast"
    SEVERAL_FINDINGS = "several_findings"
    UNSURE = "unsure"


class Layout(StrEnum):
    """How a document is laid out; found from its content, never from its suffix alone."""

    WORD_HEADINGS = "word_headings"
    WORD_MATRIX = "word_matrix"
    OPEN_DOCUMENT = "open_document"
    RICH_TEXT = "rich_text"
    PDF = "pdf"
    EXCEL_ROWS = "excel_rows"
    FORM_EXPORT = "form_export"
    WHITEBOARD = "whiteboard"
    CHAT_EXPORT = "chat_export"
    PLAIN_TEXT = "plain_text"
    EMAIL = "email"
    TRANSCRIPT = "transcript"
    QDA = "qda"
    TYPED = "typed"


class LineStatus(StrEnum):
    """What became of a source line. Every line has exactly one."""

    IMPORTED = "imported"
    SET_ASIDE = "set_aside"
    WAITING = "waiting"


class SetAsideReason(StrEnum):
    """Why a source line is not a finding."""

    HEADING = "heading"
    METADATA = "metadata"
    NO_CONTENT = "no_content"
    CROSS_REFERENCE = "cross_reference"
    NOT_DISCUSSED = "not_discussed"
    ACTION_ITEM = "action_item"
    PERSONAL_DATA = "personal_data"
    NUMERIC_ANSWER = "numeric_answer"
    QUOTED_REPLY = "quoted_reply"
    SIGNATURE = "signature"
    SMALL_TALK = "small_talk"
    HIDDEN_PART = "hidden_part"
    PAGE_EDGE = "page_edge"
    READ_OTHERWISE = "read_otherwise"
    BY_PERSON = "by_person"


class WaitingReason(StrEnum):
    """What a waiting line asks a person."""

    IS_IT_A_FINDING = "is_it_a_finding"
    OTHER_MUNICIPALITY = "other_municipality"
    UNREADABLE_TEXT = "unreadable_text"


class CoverageState(StrEnum):
    """Was a theme discussed in a municipality's visit? Words only: never a number, never a colour scale."""

    DISCUSSED = "discussed"
    PARTLY = "partly"
    NOT_DISCUSSED = "not"
    UNKNOWN = "unknown"


class RoundStage(StrEnum):
    """How far a round is. Stages move forward only, but for a recorded reopening."""

    NOTES = "notes"
    FINDINGS = "findings"
    RECURRING = "recurring"
    SUMMARY = "summary"
    COMMENTS = "comments"
    PUBLISHED = "published"


class Direction(StrEnum):
    """What a recurring finding or statement says about practice."""

    WORKS = "works"
    HINDERS = "hinders"
    NEED = "need"
    CONTRADICTION = "contradiction"


class StatementKind(StrEnum):
    """A claim rests on evidence; editorial text is an analyst's own and claims nothing about participants."""

    CLAIM = "claim"
    EDITORIAL = "editorial"


class Attribution(StrEnum):
    """How participants appear in a statement: together and unnamed, or one by name with its consent."""

    TOGETHER = "together"
    NAMED = "named"


class Quantifier(StrEnum):
    """The words that may say how common something is (decisions.md 8)."""

    NONE = "none"
    ONE = "one"
    SOME = "some"
    MANY = "many"
    ALL = "all"


class Audience(StrEnum):
    """Who a document or view is for."""

    OWN = "own"
    WORKING = "working"
    COMMENT_ROUND = "comment_round"
    PUBLIC = "public"


class ReopenReason(StrEnum):
    """Why a person has to look at a statement again: what it rested on is no longer what it was."""

    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    CORRECTED = "corrected"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    COVERAGE_CHANGED = "coverage_changed"
