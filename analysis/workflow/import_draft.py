"""An import being decided on: what was read, the decisions so far, and the way back to each state before."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from analysis.model.imports import ImportPreview
from analysis.model.tables import TableMapping
from analysis.workflow import importing
from analysis.workflow.desk import Desk

Step = Callable[[ImportPreview], ImportPreview]


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """Files as read (`base`), the steps decided on them, what they give (`shown`), and the state before the last one.

    `tables` and `words_to_keep` are what a person told of reading: files read anew get every step made again.
    """

    base: ImportPreview
    shown: ImportPreview
    steps: tuple[Step, ...] = ()
    tables: tuple[tuple[str, tuple[TableMapping, ...]], ...] = ()
    words_to_keep: tuple[str, ...] = ()
    before: "ImportDraft | None" = None

    @staticmethod
    def of(preview: ImportPreview) -> "ImportDraft":
        """Return the state in which nothing is decided yet."""
        return ImportDraft(preview, preview)

    def after(self, step: Step) -> "ImportDraft":
        """Return the state after one more decision; itself when the decision changes nothing."""
        shown = step(self.shown)
        return self if shown == self.shown else replace(self, shown=shown, steps=(*self.steps, step), before=self)

    def with_base(self, base: ImportPreview) -> "ImportDraft":
        """Return the state with files read anew and every decision made again on them."""
        shown = base
        for step in self.steps:
            shown = step(shown)
        return replace(self, base=base, shown=shown, before=self)


def with_tables(desk: Desk, draft: ImportDraft, label: str, mappings: tuple[TableMapping, ...]) -> ImportDraft:
    """Read one file anew as a person told its tables. Raises UnreadableDocument when nothing can be read that way."""
    told = dict(draft.tables) | {label: mappings}
    base = importing.reread(desk, draft.base, {label}, told, draft.words_to_keep)
    return replace(draft.with_base(base), tables=tuple(sorted(told.items())))


def with_no_person(desk: Desk, draft: ImportDraft, original: str) -> ImportDraft:
    """Put back what was hidden and is no person, in every form and every file of the import."""
    keep = tuple(dict.fromkeys((*draft.words_to_keep, original)))
    labels = {source.file.label for source in draft.base.sources if source.hidden}
    base = importing.reread(desk, draft.base, labels, dict(draft.tables), keep)
    return replace(draft.with_base(base), words_to_keep=keep)
