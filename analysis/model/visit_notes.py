"""What an interviewer sees of the notes of a visit."""

from dataclasses import dataclass

from analysis.model.codes import FindingType


@dataclass(frozen=True, slots=True)
class VisitFinding:
    """One finding of a visit: its words with names hidden, its theme, and its type where somebody told it."""

    finding_id: str
    text: str
    theme_code: str
    finding_type: FindingType | None
