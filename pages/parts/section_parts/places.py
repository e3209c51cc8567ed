"""Places of a section that can be commented on, and which of them is open; kept by membership, never across."""

from dataclasses import dataclass

import streamlit as st

from analysis.access import section_of
from analysis.model.comments import Comment
from analysis.model.content import SectionContent
from analysis.workflow.desk import Desk
from pages.parts.section_parts.focus import look_next_at
from pages.parts.texts import text as _

SECTION = "section"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to comment on: its code, what it is called, and the words that stand there."""

    place: str
    title: str
    words: str = ""

    @property
    def is_statement(self) -> bool:
        """Whether it is one statement, for which another wording can be proposed as a whole."""
        return self.place.startswith("statement:")


def spots_of(content: SectionContent) -> dict[str, Spot]:
    """Return the places of a section by code, in the order of the page."""
    spots = [
        Spot(f"statement:{one.statement.statement_id}", one.statement.label, one.statement.text)
        for one in content.statements
    ]
    spots += [Spot(f"statement:{one.statement_id}", one.label, one.text) for one in content.name_proposals]
    for theme in content.report:
        words = "\n".join(entry.text or "" for entry in theme.entries())
        spots.append(Spot(f"report:{theme.theme_code}", theme.title, words))
    spots.append(Spot(SECTION, _("the whole section")))
    return {one.place: one for one in reversed(spots)}


def open_key(desk: Desk) -> str:
    """Return where the session keeps what is open in the form."""
    return f"comment_open_{desk.scope.membership_id}"


def open_form(desk: Desk, place: str, comment: Comment | None = None) -> None:
    """Open the form at a place, for a new comment or for a draft."""
    st.session_state[open_key(desk)] = (place, comment.comment_id if comment else None)
    look_next_at("comment_form")


def close_form(desk: Desk) -> None:
    """Close the form."""
    st.session_state.pop(open_key(desk), None)


def opened(desk: Desk) -> tuple[str, str | None]:
    """Return the open place and the id of the draft in it; an empty place when the form is closed."""
    place, comment_id = st.session_state.get(open_key(desk), ("", None))
    return str(place), comment_id


def field_of(desk: Desk, place: str, comment_id: str | None, part: str) -> str:
    """Return the name under which typing is kept: by municipality, so that no other view of a person offers it."""
    _round_id, municipality_id = section_of(desk.scope)
    where = f"change:{comment_id}" if comment_id else place
    return f"comment:{municipality_id}:{where}:{part}"


def place_of_field(field: str) -> tuple[str, str | None]:
    """Return the place, or the draft's id, that a field of typing belongs to."""
    where = field.split(":", 2)[2].rsplit(":", 1)[0]
    kind, _sign, key = where.partition(":")
    return ("", key) if kind == "change" else (where, None)
