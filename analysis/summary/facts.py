"""What the rules have to know about the material behind a statement."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis.model.codes import Audience, Quantifier
from analysis.model.findings import Finding
from analysis.model.hashing import sha256_of
from analysis.model.rounds import Municipality
from analysis.model.summary import Basis, NameConsent, Statement, Violation
from analysis.summary.quantifiers import quantifier


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """The evidence of one statement and its surroundings, as they are now.

    `evidence` holds the findings that still exist and are not withdrawn; `covered` the municipalities where the
    statement's theme was discussed; `hidden_names` the people hidden in the round's notes, as they stood there.
    `basis` is what a person last stood behind, `basis_covered` where its themes are discussed now, `group_members` the
    findings of the recurring finding that the statement tells of. `interview_of` gives the interview (or document) of
    a finding, `interviewers_of` the municipalities that interviewed one.
    """

    participants: tuple[Municipality, ...]
    evidence: tuple[Finding, ...] = ()
    covered: frozenset[str] = frozenset()
    has_counter_evidence: bool = False
    hidden_names: tuple[str, ...] = ()
    consents: tuple[NameConsent, ...] = ()
    audience: Audience = Audience.PUBLIC
    basis: Basis | None = None
    basis_covered: frozenset[str] = frozenset()
    group_members: frozenset[str] = frozenset()
    interview_of: Mapping[str, str] = field(default_factory=dict)
    interviewers_of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def found(self) -> frozenset[str]:
        """The municipalities where the statement's evidence was found."""
        return frozenset(one.municipality_id for one in self.evidence if one.municipality_id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way of calling any participant."""
        return tuple(name for one in self.participants for name in one.names())

    def allowed_quantifier(self, statement: Statement) -> Quantifier:
        """Return the strongest quantifier that the statement may use."""
        present = frozenset(one.municipality_id for one in self.participants)
        return quantifier(statement.direction, self.found, self.covered, present, self.has_counter_evidence)


Rule = Callable[[Statement, StatementFacts], Iterator[Violation]]
"""A rule looks at one statement and gives what breaks it, if anything."""


def wording_sha256(text: str) -> str:
    """Return the hash of a wording, to which a consent to a name is tied."""
    return sha256_of(text.strip())


def printed_text(statement: Statement) -> str:
    """Return every word of a statement that is printed: its text and its dissent."""
    return f"{statement.text}\n{statement.dissent}" if statement.dissent else statement.text
