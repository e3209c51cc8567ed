"""What a person is asked, as a screen shows it: a finding, its candidates in words, and why."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.explanations import Why
from analysis.workflow.views import FindingRow


class Likelihood(StrEnum):
    """How likely it is that two say the same. Words only: a number would look surer than it is."""

    VERY_LIKELY = "very_likely"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


_FROM = ((0.75, Likelihood.VERY_LIKELY), (0.5, Likelihood.LIKELY), (0.2, Likelihood.POSSIBLE))


def likelihood_of(probability: float) -> Likelihood:
    """Return the word for a probability from 0 to 1."""
    return next((word for least, word in _FROM if probability >= least), Likelihood.UNLIKELY)


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A finding that may say the same as the one asked about. In `why` that one comes first (places a), this second."""

    row: FindingRow
    likelihood: Likelihood
    why: Why


@dataclass(frozen=True, slots=True)
class FittingCard:
    """A recurring finding that the one asked about may belong to."""

    recurring_id: str
    title: str
    likelihood: Likelihood


@dataclass(frozen=True, slots=True)
class AskingProgress:
    """How many findings have been asked about or are in a recurring finding, of how many. Of the whole round only."""

    settled: int
    findings: int


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """Which of these say the same as this finding? `seen` tells a stale answer from one about what was shown."""

    asked: FindingRow
    candidates: tuple[CandidateCard, ...]
    fitting: tuple[FittingCard, ...]
    seen: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the candidates, as shown."""
        return tuple(card.row.finding.finding_id for card in self.candidates)


def seen_of(row: FindingRow) -> str:
    """Return a text that changes when a finding, or the recurring finding that it is in, changes."""
    return f"{row.finding.version} {row.recurring_id or ''}"
