"""Consent to a municipality's name beside one wording: who gave it and when; withdrawn at any time."""

from analysis.errors import InvalidInput, RuleBroken
from analysis.model.codes import Attribution, Direction
from analysis.model.summary import NameConsent
from analysis.store import summary as summary_store
from analysis.summary.facts import wording_sha256
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.standing import note_consents
from analysis.workflow.statements import UNNAMED


def record_consent(desk: Desk, statement_id: str, municipality_id: str, given_by: str) -> None:
    """Record that a municipality lets its name stand beside this wording: who said so, now.

    A consent to an earlier wording gives way to this one.
    """
    if not given_by.strip():
        raise InvalidInput("given_by", "empty")
    with desk.store.writing(desk.scope, "record_consent") as unit:
        statement = summary_store.get_statement(unit, statement_id)
        places = {f.municipality_id for f in material_of(unit).evidence(statement.finding_ids)}
        if statement.direction is not Direction.WORKS or municipality_id not in places:
            raise RuleBroken("named_difficulty", (statement_id,))
        for earlier in summary_store.consents(unit):
            if (earlier.statement_id, earlier.municipality_id) == (statement_id, municipality_id):
                summary_store.remove_consent(unit, statement_id, municipality_id)
        consent = NameConsent(municipality_id, statement_id, wording_sha256(statement.text), given_by.strip(), unit.now)
        summary_store.add_consent(unit, consent)
        named = {"attribution": Attribution.NAMED.value, "named_municipality_id": municipality_id}
        summary_store.change_statement(unit, statement_id, named, None)
        note_consents(unit, summary_store.get_statement(unit, statement_id))


def withdraw_consent(desk: Desk, statement_id: str) -> None:
    """Withdraw the consent to a name; the statement speaks of all together again, and is open until looked at."""
    with desk.store.writing(desk.scope, "withdraw_consent") as unit:
        for consent in summary_store.consents(unit):
            if consent.statement_id == statement_id:
                summary_store.remove_consent(unit, statement_id, consent.municipality_id)
        summary_store.change_statement(unit, statement_id, UNNAMED, None)
