"""Drafts that nobody has agreed to yet follow what they rest on: their words are the program's to mend."""

from collections.abc import Iterator
from contextlib import contextmanager

from analysis.model.codes import StatementKind
from analysis.store import recurring as recurring_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.evidence import material_of
from analysis.workflow.summary import draft_of


@contextmanager
def drafts_following(unit: Writing) -> Iterator[None]:
    """Write the drafts anew that say something else after what is done inside; texts that people wrote stay.

    Rationale: *useassa* and *osassa* rest on where a theme was discussed, so an untouched draft would go on saying
    what the rules no longer allow. A text of a person is opened and flagged instead: it is theirs to mend.
    """
    before = _drafts(unit)
    yield
    if not before:
        return
    after = _drafts(unit)
    for statement in summary_store.statements(unit):
        old, new = before.get(statement.statement_id), after.get(statement.statement_id)
        if old and new and statement.text == old[0] and new != old:
            changes = {"text": new[0], "quantifier": new[1]}
            summary_store.change_statement(unit, statement.statement_id, changes, statement.version)


def _drafts(reading: Reading) -> dict[str, tuple[str, str]]:
    """What each statement that is the program's own would say now, by its id: its text and its quantifier."""
    entries = {one.recurring_id: one for one in recurring_store.all_recurring(reading)}
    own = [
        one
        for one in summary_store.statements(reading)
        if one.suggested and one.kind is StatementKind.CLAIM and one.recurring_id in entries
    ]
    if not own:
        return {}
    material = material_of(reading)
    made = {one.statement_id: draft_of(entries[one.recurring_id or ""], material) for one in own}
    return {key: (draft.text, draft.quantifier.value) for key, draft in made.items() if draft is not None}
