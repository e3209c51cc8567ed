"""What a public release leaves for the gate of the next one: its statements, and where their evidence was found.

Readers keep what they have read, so that a new release is judged together with all earlier ones (decisions.md 7).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.model.codes import Attribution, Direction, StatementKind
from analysis.model.findings import Finding
from analysis.model.rounds import Municipality
from analysis.model.summary import Statement
from analysis.summary.elimination import Earlier
from analysis.summary.facts import StatementFacts

# Words and lines of findings are not kept here: only where they were found says whose a difficulty is.
_LEFT_OUT = "–"


def kept(statements: Sequence[Statement], facts: Mapping[str, StatementFacts]) -> Any:
    """Return what has to be kept of a public release, as plain JSON."""
    return [_kept(one, facts[one.statement_id]) for one in statements]


def earlier_of(bases: Iterable[Any]) -> Earlier:
    """Return the statements of earlier public releases from what `kept` gave of each."""
    return tuple(_earlier(entry) for basis in bases for entry in basis)


def _kept(one: Statement, facts: StatementFacts) -> Any:
    return {
        "id": one.statement_id,
        "number": one.number,
        "text": one.text,
        "dissent": one.dissent,
        "kind": one.kind.value,
        "direction": one.direction.value,
        "attribution": one.attribution.value,
        "named": one.named_municipality_id,
        "recurring": one.recurring_id,
        "against": list(one.counter_ids),
        "links": list(one.finding_ids),
        "evidence": [[finding.finding_id, finding.municipality_id] for finding in facts.evidence],
        "participants": [[m.municipality_id, m.name_fi, m.name_sv, list(m.aliases)] for m in facts.participants],
    }


def _earlier(entry: Any) -> tuple[Statement, StatementFacts]:
    participants = tuple(Municipality(key, fi, sv, tuple(aliases)) for key, fi, sv, aliases in entry["participants"])
    evidence = tuple(Finding(key, place, "", None, _LEFT_OUT, (_LEFT_OUT,)) for key, place in entry["evidence"])
    statement = Statement(
        entry["id"],
        entry["number"],
        "",
        0,
        entry["text"],
        StatementKind(entry["kind"]),
        Direction(entry["direction"]),
        tuple(entry["links"]),
        entry["recurring"],
    )
    told = replace(
        statement,
        attribution=Attribution(entry["attribution"]),
        named_municipality_id=entry["named"],
        dissent=entry["dissent"],
        counter_ids=tuple(entry["against"]),
    )
    return told, StatementFacts(participants, evidence)
