"""What orders, marks and columns of the table are called."""

from analysis.model.table_work import Mark, SortBy
from pages.parts.texts import text as _

_SORTS = {
    SortBy.PLACE: "By file and line",
    SortBy.MUNICIPALITY: "By municipality",
    SortBy.THEME: "By theme",
    SortBy.TYPE: "By type",
    SortBy.CHANGED: "Newest change first",
}
_MARKS = {
    Mark.ASK: "Ask about it",
    Mark.CHECK: "Check it",
    Mark.DISCUSS: "Talk about it",
    Mark.EXAMPLE: "Good as an example",
}


def sort_name(sort: SortBy) -> str:
    """Return what an order is called."""
    return _(_SORTS[sort])


def mark_name(mark: Mark) -> str:
    """Return what a mark says: words, never a colour alone."""
    return _(_MARKS[mark])
