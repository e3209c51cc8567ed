"""What people are typing: kept while they type, offered back after a reload, forgotten when saved."""

import re

from analysis.errors import InvalidInput
from analysis.store import drafts as draft_store
from analysis.store.drafts import DraftText
from analysis.store.reach import own_reach
from analysis.store.unit import Store
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn

__all__ = ["DraftText", "draft_of", "forget_draft", "keep_draft"]

LONGEST = 50_000
_FIELD = re.compile(r"[a-z_]{1,30}(?::[\w.-]{1,80}){1,4}", re.ASCII)


def keep_draft(store: Store, signed_in: SignedIn, field: str, text: str) -> None:
    """Keep what somebody has typed into a field. Only they get it back. Raises InvalidInput for an odd field or length.

    A field is named by its kind and ids: `statement:S1`, `cell:M1:procurement:0`.
    """
    if not _FIELD.fullmatch(field):
        raise InvalidInput("field", "unknown")
    if len(text) > LONGEST:
        raise InvalidInput("text", "too_long")
    entry = DraftText(field, text, store.clock())
    with store.database.begin(write=True, reach=own_reach(signed_in.person.person_id)) as connection:
        draft_store.keep_draft(connection, signed_in.person.person_id, signed_in.round_id, entry)


def draft_of(desk: Desk, field: str) -> DraftText | None:
    """Return what the person typed into a field and did not save, or None."""
    with desk.store.database.begin(reach=own_reach(desk.scope.person_id)) as connection:
        return draft_store.draft(connection, desk.scope.person_id, field)


def forget_draft(desk: Desk, field: str) -> None:
    """Forget what the person typed into a field: it was saved, or is not wanted."""
    with desk.store.database.begin(write=True, reach=own_reach(desk.scope.person_id)) as connection:
        draft_store.drop_draft(connection, desk.scope.person_id, field)
