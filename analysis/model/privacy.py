"""Keeping and erasing: how long a round keeps its notes, and what stands where words were."""

from dataclasses import dataclass, field

from analysis.model.deadlines import days_left

ERASED = "[poistettu]"
"""Stands in the place of erased words. Migration 0008 knows it too: raw lines may become this and nothing else."""
ERASED_PERSON = "[poistettu henkilö]"
WARN_DAYS = 30
NOTES, PERSON, NAME = "notes", "person", "name"
"""Kinds of erasure: a round's raw notes, a person's account, a name in notes."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, when (UTC, ISO) and by whom. `counts` are numbers of things by code, never words."""

    erasure_id: str
    kind: str
    made_by: str
    made_at: str
    counts: dict[str, int] = field(default_factory=dict)
    swept_at: str | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a round keeps its raw notes. `erase_on` is a day (ISO) in Finland; None: nobody has set one."""

    erase_on: str | None = None
    version: int | None = None
    erased_at: str | None = None
    today: str = ""

    @property
    def is_due(self) -> bool:
        """Whether the day has come and the notes are still there."""
        return self.erased_at is None and self._left() is not None and (self._left() or 0) <= 0

    @property
    def is_near(self) -> bool:
        """Whether the day comes within the days of warning."""
        left = self._left()
        return self.erased_at is None and left is not None and left <= WARN_DAYS

    def _left(self) -> int | None:
        return days_left(self.erase_on, self.today) if self.erase_on and self.today else None
