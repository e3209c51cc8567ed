"""Second coding: another analyst codes a sample of findings without seeing the first codes."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.agreement import Agreement
from analysis.model.codes import FindingType


class CodePart(StrEnum):
    """What of a finding is coded a second time."""

    THEME = "theme"
    TYPE = "type"


class Settled(StrEnum):
    """Which code a disagreement was settled for."""

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one coding. A part that is not coded a second time, or has no type, is None."""

    theme: str | None = None
    kind: FindingType | None = None

    def of(self, part: CodePart) -> str:
        """Return the code of a part; an empty text for no type."""
        if part is CodePart.THEME:
            return self.theme or ""
        return self.kind.value if self.kind else ""


@dataclass(frozen=True, slots=True)
class Check:
    """A sample for second coding, drawn by lot with `seed` for the analyst `coder_id`."""

    check_id: str
    made_at: str
    seed: int
    size: int
    parts: tuple[CodePart, ...]
    coder_id: str
    is_ended: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class SecondCode:
    """One finding of a sample: the codes it had when the sample was drawn, and those given without seeing them.

    `settled` holds the disagreements that were settled, each with how.
    """

    code_id: str
    check_id: str
    finding_id: str
    position: int
    first: Codes
    second: Codes = Codes()
    is_coded: bool = False
    settled: tuple[tuple[CodePart, Settled], ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class CheckState:
    """A check as its list shows it. `coded` counts the findings coded so far."""

    check: Check
    coded: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class ToCode:
    """The next finding to code: its words alone. `coded` of `total` are done; `gone` left the round meanwhile."""

    code_id: str
    text: str
    version: int
    coded: int
    total: int
    gone: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One finding that the two read differently, in the parts named.

    `text` is None and `now` empty when the finding has left the round; `version` is the finding's.
    """

    code: SecondCode
    parts: tuple[CodePart, ...]
    text: str | None
    now: Codes
    version: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What an ended check says: how far the codings agree in each part; where not, in the sample's order."""

    check: Check
    agreements: tuple[tuple[CodePart, Agreement], ...]
    disagreements: tuple[Disagreement, ...]
