"""What a form for many findings changes."""

from analysis.workflow.views import FindingChanges
from pages.parts.choices import as_type

KEEP, NO_TYPE = "keep", ""


def changes_of(theme: str, kind: str, place: str) -> FindingChanges:
    """Return the changes of what was chosen; what is kept stays None."""
    return FindingChanges(
        theme_code=None if theme == KEEP else theme,
        finding_type=None if kind == KEEP else as_type(kind),
        clear_type=kind == NO_TYPE,
        municipality_id=None if place == KEEP else place,
    )
