"""Rules that keep a statement from claiming more than its evidence carries."""

from collections.abc import Iterator

from analysis.model.codes import Quantifier, StatementKind
from analysis.model.summary import Statement, Violation
from analysis.summary.facts import StatementFacts, printed_text
from analysis.summary.names import names_in
from analysis.summary.phrases import COUNTED_MUNICIPALITIES, GENERALISATION, LEFT_OVER, QUANTIFIER_WORDS
from analysis.summary.quantifiers import is_difficulty

_STRENGTH = {one: position for position, one in enumerate(Quantifier)}


def no_evidence(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A claim of whose evidence nothing is left.

    Rationale: every sentence can be opened to the notes it rests on; one that cannot was said by nobody.
    """
    present = {one.finding_id for one in facts.evidence}
    if statement.kind is StatementKind.CLAIM and not present.intersection(statement.finding_ids):
        yield Violation("no_evidence", statement.statement_id, "", hard=True)


def evidence_missing(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """Some of a claim's evidence is gone: withdrawn, moved or corrected.

    Rationale: what is left may still carry the claim, but a person has to look.
    """
    if facts.basis is not None:
        return  # such a statement is reopened, and says why
    present = {one.finding_id for one in facts.evidence}
    gone = [one for one in statement.finding_ids if one not in present]
    if gone and len(gone) < len(statement.finding_ids):
        yield Violation("evidence_missing", statement.statement_id, ", ".join(gone), hard=False)


def quantifier_not_supported(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A word for how common something is that evidence and coverage do not allow.

    Rationale: few cases are easily read as many, and of a difficulty the word tells who is meant by who is left out.
    """
    if statement.kind is not StatementKind.CLAIM:
        return
    allowed = facts.allowed_quantifier(statement)
    for used, words in quantifiers_in(statement.text):
        if not _is_supported(used, allowed, is_difficulty(statement.direction)):
            yield Violation("quantifier_not_supported", statement.statement_id, words, hard=False)


def counted_municipalities(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """Municipalities counted in the text.

    Rationale: of three to six participants a count is a share of a population that nobody sampled, and in a small
    group it tells who is left.
    """
    for match in COUNTED_MUNICIPALITIES.finditer(printed_text(statement)):
        if not names_in(match.group(), facts.names):
            yield Violation("counted_municipalities", statement.statement_id, match.group(), hard=False)


def left_over(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """Words that tell of all but one, or of one alone.

    Rationale: among three to six, who is left over is known to everybody who was there.
    """
    for match in LEFT_OVER.finditer(printed_text(statement)):
        yield Violation("left_over", statement.statement_id, match.group(), hard=False)


def unqualified_generalisation(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """Words that speak of municipalities at large.

    Rationale: a handful of visits tells what can be, not what is usual.
    """
    for match in GENERALISATION.finditer(printed_text(statement)):
        yield Violation("unqualified_generalisation", statement.statement_id, match.group(), hard=False)


def editorial_claim(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """Editorial text that says something about the participants after all.

    Rationale: editorial text has no evidence, so it may explain and ask but not report (decisions.md 9).
    """
    if statement.kind is not StatementKind.EDITORIAL:
        return
    for _, words in quantifiers_in(statement.text):
        yield Violation("editorial_claim", statement.statement_id, words, hard=False)
    for hit in names_in(statement.text, facts.names):
        yield Violation("editorial_claim", statement.statement_id, hit.words, hard=False)


def quantifiers_in(text: str) -> Iterator[tuple[Quantifier, str]]:
    """Give the quantifiers that a text uses, each with its words as they stand."""
    for used, pattern in QUANTIFIER_WORDS:
        for match in pattern.finditer(text):
            yield used, match.group()


def _is_supported(used: Quantifier, allowed: Quantifier, is_about_difficulty: bool) -> bool:
    """A weaker word than allowed is true of a strength; of a difficulty only the allowed word itself is safe."""
    return used is allowed if is_about_difficulty else _STRENGTH[used] <= _STRENGTH[allowed]
