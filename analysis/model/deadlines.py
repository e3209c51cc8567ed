"""When a day ends for those who have until then: at 23:59 in Finland, wherever the server is."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FINLAND = ZoneInfo("Europe/Helsinki")


def is_past(deadline: str | None, now: str) -> bool:
    """Return whether a day (ISO) has ended in Finland at `now` (ISO, UTC); no deadline never passes."""
    if deadline is None:
        return False
    ends = datetime.combine(date.fromisoformat(deadline) + timedelta(days=1), time(), FINLAND)
    return datetime.fromisoformat(now) >= ends


def days_left(deadline: str, now: str) -> int:
    """Return how many days are left in Finland until the day of the deadline; negative after it."""
    today = datetime.fromisoformat(now).astimezone(FINLAND).date()
    return (date.fromisoformat(deadline) - today).days
