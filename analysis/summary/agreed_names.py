"""What stands of a statement for everybody until a municipality has agreed to its name: the same words without it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.model.codes import Attribution
from analysis.model.rounds import Municipality
from analysis.model.summary import NameConsent, Statement
from analysis.summary.facts import wording_sha256
from analysis.summary.names import with_names_replaced


def with_agreed_names(
    statement: Statement, participants: Iterable[Municipality], consents: Sequence[NameConsent], blank: str
) -> Statement:
    """Return a statement with `blank` in place of every participant's name that is not agreed to for this wording.

    Rationale: in the comment round a name is a proposal, which the municipality alone reads, in its own section
    (decisions.md 2). What the others and the shared parts read must not anticipate its answer.
    """
    wording = wording_sha256(statement.text)
    agreed = {
        one.municipality_id
        for one in consents
        if (one.statement_id, one.wording_sha256) == (statement.statement_id, wording)
    }
    names = [name for one in participants if one.municipality_id not in agreed for name in one.names()]
    text, dissent = (with_names_replaced(words, names, blank) for words in (statement.text, statement.dissent))
    named = statement.named_municipality_id
    if named is None or named in agreed:
        return replace(statement, text=text, dissent=dissent)
    attribution = Attribution.TOGETHER if statement.attribution is Attribution.NAMED else statement.attribution
    return replace(statement, text=text, dissent=dissent, attribution=attribution, named_municipality_id=None)
