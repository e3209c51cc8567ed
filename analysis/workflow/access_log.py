"""Who saw and fetched what, for the lead of the round; and writing down looks and refusals without being flooded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from analysis.access import WORKER
from analysis.store import access_log, people
from analysis.store.access_log import AccessEntry
from analysis.store.reach import reach_of
from analysis.store.unit import Store
from analysis.workflow import moments
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn

__all__ = ["MOST_REFUSALS", "PAGE_SIZE", "AccessEntry", "AccessPage", "accesses", "note_look", "note_refusal"]
AGAIN_AFTER = timedelta(minutes=30)
"""Looking at the same document within this time is one look."""
MOST_REFUSALS, REFUSALS_WITHIN = 5, timedelta(minutes=1)
PAGE_SIZE = 50
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,60}")


@dataclass(frozen=True, slots=True)
class AccessPage:
    """One page of the log with people's names, and what can be chosen: people (id, name) and actions."""

    entries: tuple[tuple[AccessEntry, str], ...]
    total: int
    people: tuple[tuple[str, str], ...]
    actions: tuple[str, ...]


def accesses(desk: Desk, person_id: str | None = None, action: str | None = None, page: int = 1) -> AccessPage:
    """Return a page (from 1) of who saw and fetched what of the round, newest first. Lead analysts only."""
    start = (max(page, 1) - 1) * PAGE_SIZE
    with desk.store.reading(desk.scope) as reading:
        found, total = access_log.entries(reading, person_id=person_id, action=action, offset=start, limit=PAGE_SIZE)
        who, actions = access_log.kinds(reading)
        names = people.names(reading.connection)
    return AccessPage(
        tuple((one, names.get(one.person_id, one.person_id)) for one in found),
        total,
        tuple((key, names.get(key, key)) for key in who if key != WORKER),
        actions,
    )


def note_look(desk: Desk, action: str, kind: str, row_ids: Iterable[str]) -> None:
    """Write down that somebody looked at things of a kind; what they looked at just before is not written again."""
    person_id, round_id = desk.scope.person_id, getattr(desk.scope, "round_id", None)
    since, now, reach = moments.after(desk.store, -AGAIN_AFTER), desk.store.clock(), reach_of(desk.scope)
    with desk.store.database.begin(reach=reach) as connection:
        new = [
            one
            for one in sorted(set(row_ids))
            if not access_log.seen_since(connection, person_id, action, since, kind, one)
        ]
    if new:
        with desk.store.database.begin(write=True, reach=reach) as connection:
            for one in new:
                access_log.note(connection, AccessEntry(now, person_id, action, kind, one), round_id)


def note_refusal(store: Store, signed_in: SignedIn, kind: str, row_id: str = "") -> None:
    """Write down that somebody was refused, a few a minute at most. `row_id` is kept only where it can be an id."""
    person_id, action = signed_in.person.person_id, "access_refused"
    since = moments.after(store, -REFUSALS_WITHIN)
    with store.database.begin() as connection:
        if access_log.count_since(connection, person_id, action, since) >= MOST_REFUSALS:
            return
    held = next((one for one in signed_in.memberships if one.membership_id == signed_in.membership_id), None)
    round_id = signed_in.round_id or (held.round_id if held else None)
    known = row_id if _ID.fullmatch(row_id) else ""
    with store.database.begin(write=True) as connection:
        access_log.note(connection, AccessEntry(store.clock(), person_id, action, kind, known), round_id)
