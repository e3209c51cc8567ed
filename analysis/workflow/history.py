"""What was done, and taking it back."""

from analysis.store import history as history_store
from analysis.store import people
from analysis.store import undo as undo_store
from analysis.workflow.desk import Desk
from analysis.workflow.views import StepView, UndoState


def undo(desk: Desk) -> str:
    """Take back one's own newest step of the round. Returns its action. Raises CannotUndo."""
    return undo_store.undo_last(desk.store, desk.scope)


def redo(desk: Desk) -> str:
    """Do again what one took back last. Returns its action. Raises CannotUndo."""
    return undo_store.redo_last(desk.store, desk.scope)


def undo_state(desk: Desk) -> UndoState:
    """Return what an undo and a redo would do now."""
    with desk.store.reading(desk.scope) as reading:
        return UndoState(undo_store.next_undo(reading), undo_store.next_redo(reading))


def steps(desk: Desk, limit: int = 100) -> tuple[StepView, ...]:
    """Return the round's newest steps with who made them."""
    with desk.store.reading(desk.scope) as reading:
        names = people.names(reading.connection)
        return tuple(
            StepView(s.step_id, names.get(s.person_id, s.person_id), s.made_at, s.action, s.changes, s.is_undone)
            for s in history_store.steps(reading, limit)
        )
