"""Names in what a municipality proposes: surely somebody's are refused, and what may be one is asked about first."""

from collections.abc import Collection

from analysis.access import round_of
from analysis.errors import RuleBroken
from analysis.model.summary import Statement
from analysis.store import summary as summary_store
from analysis.store.unit import Writing
from analysis.workflow.desk import Desk
from analysis.workflow.round_people import people_of_round


def names_to_ask(desk: Desk, statement_id: str, words: str) -> tuple[str, ...]:
    """Return the words that may name a person and that the statement does not say already. Analysts only."""
    round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        statement = summary_store.get_statement(reading, statement_id)
        people = people_of_round(reading)
        known = people.doubts_in(statement.text)
        return tuple(dict.fromkeys(word for word in people.doubts_in(words) if word not in known))


def refuse_new_people(unit: Writing, words: str, statement: Statement, nobody: Collection[str] = ()) -> None:
    """Refuse words that name a person: people are hidden in notes before anything is drafted, and so they are here.

    A word that may be a name and may be none is refused too, until somebody said that it is `nobody`'s: an import asks
    the same, and a statement is printed.
    """
    people = people_of_round(unit)
    known = people.names_in(statement.text)
    if any(name not in known for name in people.names_in(words)):
        raise RuleBroken("person_in_wording", (statement.statement_id,))
    settled = {*people.doubts_in(statement.text), *nobody}
    asked = tuple(dict.fromkeys(word for word in people.doubts_in(words) if word not in settled))
    if asked:
        raise RuleBroken("maybe_person_in_wording", (statement.statement_id,), ", ".join(asked))
