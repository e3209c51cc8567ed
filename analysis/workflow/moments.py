"""Moments as the store keeps them (UTC, ISO, to the millisecond), reckoned from the store's own clock."""

from datetime import UTC, datetime, timedelta

from analysis.store.unit import Store


def now(store: Store) -> datetime:
    """Return the moment now."""
    return datetime.fromisoformat(store.clock())


def after(store: Store, life: timedelta) -> str:
    """Return the moment that lies `life` ahead (behind, when negative)."""
    return text_of(now(store) + life)


def text_of(moment: datetime) -> str:
    """Return a moment as the store keeps it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
