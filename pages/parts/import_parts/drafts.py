"""The import that a visitor is deciding on, kept for their session; each decision can be taken back."""

from analysis.workflow import replacing
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft, Step
from pages.parts import kept

_DRAFT, _EARLIER = "import_draft", "earlier_states"


def kept_draft(desk: Desk) -> ImportDraft | None:
    """Return the import that waits to be brought in, or None."""
    return kept.kept(desk, _DRAFT, ImportDraft)


def keep(desk: Desk, draft: ImportDraft | None) -> None:
    """Keep an import in hand; None drops it."""
    kept.keep(desk, _DRAFT, draft)


def look_up_earlier_states(desk: Desk, draft: ImportDraft) -> None:
    """Find which files may be newer states of documents; asked once, when files have been read."""
    kept.keep(desk, _EARLIER, replacing.earlier_states(desk, draft.shown))


def earlier_states(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Return the documents of which each file may be a newer state."""
    return kept.kept(desk, _EARLIER, dict) or {}


def decide(desk: Desk, step: Step) -> None:
    """Add a decision to the import in hand."""
    kept.change(desk, _DRAFT, ImportDraft, lambda draft: draft.after(step))


def take_back(desk: Desk) -> None:
    """Take the last decision back."""
    kept.change(desk, _DRAFT, ImportDraft, lambda draft: draft.before or draft)
