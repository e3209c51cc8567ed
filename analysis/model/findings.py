"""Findings: what an interviewer noted, resting on source lines."""

from dataclasses import dataclass

from analysis.model.codes import FindingType, Flag, Polarity, RoleClass, polarity_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation in one municipality. Names of people are hidden in `text`; the raw lines keep them."""

    finding_id: str
    municipality_id: str | None
    theme_code: str
    finding_type: FindingType | None
    text: str
    line_ids: tuple[str, ...]
    role_class: RoleClass | None = None
    interview_id: str | None = None
    language: str = "fi"
    flags: frozenset[Flag] = frozenset()
    context: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"finding {self.finding_id} says nothing")
        if not self.line_ids:
            raise ValueError(f"finding {self.finding_id} rests on no source line")

    @property
    def polarity(self) -> Polarity:
        """Whether it works, lacks, or neither."""
        return polarity_of(self.finding_type)


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What to read of the findings; None means everything. `text` is as typed: a use case makes search terms of it.

    `mark` is a code of `model.table_work.Mark`, set by a person; `flag` is what the program wants looked at.
    """

    text: str = ""
    municipality_id: str | None = None
    theme_code: str | None = None
    finding_type: FindingType | None = None
    type_missing: bool = False
    role_class: RoleClass | None = None
    flag: Flag | None = None
    unassigned_only: bool = False
    document_id: str | None = None
    assigned_only: bool = False
    language: str | None = None
    mark: str | None = None
    memo_only: bool = False


@dataclass(frozen=True, slots=True)
class HiddenPerson:
    """A person hidden in a document's findings: what stood in the raw text and what stands there now.

    `sure` is False for a first name that is also a word: such a name is asked, not replaced.
    """

    original: str
    replacement: str
    kind: str  # name | phone | email | identity_code | title
    sure: bool = True
