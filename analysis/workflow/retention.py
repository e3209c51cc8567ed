"""How long a round keeps its raw notes: a day, a word before it comes, and the erasure itself, recorded."""

from datetime import date, datetime, timedelta

from analysis.access import lead_round_of, open_round_for_worker
from analysis.errors import InvalidInput
from analysis.model.deadlines import FINLAND, days_left
from analysis.model.privacy import Erasure, Retention
from analysis.store import erasing, people
from analysis.store import releases as release_store
from analysis.store import retention as retention_store
from analysis.store import rounds as round_store
from analysis.store.reach import EVERYTHING, enter
from analysis.store.unit import Store
from analysis.workflow import jobs
from analysis.workflow.desk import Desk

JOB = "erase_notes"


def state(desk: Desk) -> Retention:
    """Return how long the round keeps its notes, and whether they were erased."""
    with desk.store.reading(desk.scope) as reading:
        return retention_store.retention(reading, desk.store.clock())


def suggested_day(desk: Desk) -> date:
    """Return the day that is suggested: a year after the newest release, or after today before the first."""
    with desk.store.reading(desk.scope) as reading:
        newest = next(iter(release_store.releases(reading)), None)
    today = _day_in_finland(desk.store.clock())
    return max(_year_after(_day_in_finland(newest.released_at) if newest else today), today + timedelta(days=1))


def set_day(desk: Desk, erase_on: date | None, version: int | None) -> None:
    """Set the day on which the raw notes are erased, or take it away. Lead analysts only.

    Raises InvalidInput for a day that has come already (erase at once instead), RuleBroken after the erasure.
    """
    lead_round_of(desk.scope)
    if erase_on is not None and days_left(erase_on.isoformat(), desk.store.clock()) <= 0:
        raise InvalidInput("erase_on", "past")
    with desk.store.writing(desk.scope, "set_retention") as unit:
        retention_store.refuse_erased(unit)
        retention_store.set_erase_on(unit, erase_on.isoformat() if erase_on else None, version)


def what_would_go(desk: Desk) -> dict[str, int]:
    """Return how many files, lines, findings, names and suggestions an erasure would take. Lead analysts only."""
    with desk.store.reading(desk.scope) as reading:
        return erasing.what_would_go(reading)


def erased(desk: Desk) -> tuple[tuple[Erasure, str], ...]:
    """Return what was erased in the round and the name of who asked for it, newest first. Lead analysts only."""
    with desk.store.reading(desk.scope) as reading:
        names = people.names(reading.connection)
        return tuple((one, names.get(one.made_by, "")) for one in retention_store.erasures(reading))


def erase_now(desk: Desk, round_name: str) -> str:
    """Ask the worker to erase the raw notes at once. Lead analysts only; not undone. Returns the job's id.

    Raises InvalidInput unless the round's name was typed, RuleBroken when they were erased already.
    """
    lead_round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        retention_store.refuse_erased(reading)
        if round_name.strip() != round_store.open_round(reading).name.strip():
            raise InvalidInput("round_name", "differs")
    return jobs.enqueue(desk, JOB)


def erase_by_job(work: jobs.Work) -> None:
    """Erase the round of a job that a lead asked for. Raises AccessDenied when they lead it no more."""
    round_id = lead_round_of(work.desk.scope)
    erase(work.desk.store, round_id, work.desk.scope.person_id)


def erase(store: Store, round_id: str, made_by: str) -> bool:
    """Erase the raw notes of a round for good. Returns False when somebody else did first. The worker's alone."""
    with store.writing(open_round_for_worker(round_id), "erase_notes", can_undo=False) as unit:
        enter(unit.connection, EVERYTHING)  # drafts of everybody go, and PostgreSQL shows them to nobody else
        if retention_store.erased_at(unit) is not None:
            return False
        erasing.erase_notes(unit, made_by)
    return True


def _day_in_finland(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(FINLAND).date()


def _year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
