"""Reminders of a comment deadline: a week and a day before it, once each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analysis.model.deadlines import FINLAND, days_left, is_past

WEEK, DAY = 7, 1
"""How many days before the last day a reminder goes out."""
LATE = 2
"""A week's reminder that could not go out on its day still goes out so many days later, and then no more."""
FIRST_HOUR = 8
"""Nobody is written to at midnight: reminders go out from this hour on, in Finland."""
CLAIMED, SENT, FAILED = "claimed", "sent", "failed"
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who speaks for a municipality that has not answered yet."""

    person_id: str
    name: str
    email: str
    language: str
    municipality_id: str
    municipality_name: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder to one person, as it stands."""

    person_id: str
    municipality_id: str
    deadline: str
    days_before: int
    state: str
    tried_at: str
    tries: int


def reminder_days(deadline: str, released_at: str) -> tuple[tuple[int, date], ...]:
    """Return (days before, the day it goes out), a week's reminder only when the release is older than that."""
    last = date.fromisoformat(deadline)
    released = datetime.fromisoformat(released_at).astimezone(FINLAND).date()
    found = [(days, last - timedelta(days=days)) for days in (WEEK, DAY)]
    return tuple((days, day) for days, day in found if day > released)


def due_reminder(deadline: str | None, released_at: str, now: str) -> int | None:
    """Return how many days before the last day the reminder is that goes out now; None when none does."""
    moment = datetime.fromisoformat(now).astimezone(FINLAND)
    if deadline is None or is_past(deadline, now) or moment.hour < FIRST_HOUR:
        return None
    left, planned = days_left(deadline, now), {days for days, _day in reminder_days(deadline, released_at)}
    if DAY in planned and left <= DAY:
        return DAY
    return WEEK if WEEK in planned and WEEK - LATE <= left <= WEEK else None
