"""Work that takes over a second: queued by a use case, done by the worker, followed on screen."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from analysis.store import schema
from analysis.store.database import Database
from analysis.store.unit import Row

QUEUED, RUNNING, DONE, FAILED, CANCELLED = "queued", "running", "done", "failed", "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work, on behalf of the person whose membership it carries."""

    job_id: str
    kind: str
    round_id: str | None
    person_id: str
    membership_id: str
    arguments: dict[str, Any]
    state: str
    progress: int
    message: str
    cancel_asked: bool


def add_job(connection: Connection, job: Job, now: str) -> None:
    """Queue a job."""
    newest = connection.execute(select(func.max(schema.job.c.sequence))).scalar() or 0
    values = {
        "id": job.job_id,
        "sequence": newest + 1,
        "kind": job.kind,
        "round_id": job.round_id,
        "person_id": job.person_id,
        "membership_id": job.membership_id,
        "arguments": job.arguments,
        "state": QUEUED,
        "progress": 0,
        "message": "",
        "made_at": now,
    }
    connection.execute(insert(schema.job).values(**values))


def new_job(kind: str, round_id: str | None, person_id: str, membership_id: str) -> Job:
    """Return a job that is not queued yet."""
    return Job(f"J{uuid.uuid4().hex[:16]}", kind, round_id, person_id, membership_id, {}, QUEUED, 0, "", False)


def claim_next(database: Database, now: str) -> Job | None:
    """Take the oldest queued job for this worker, or None when there is none."""
    table = schema.job
    with database.begin(write=True) as connection:
        query = select(table).where(table.c.state == QUEUED).order_by(table.c.sequence).limit(1)
        row = connection.execute(query).mappings().first()
        if row is None:
            return None
        taken = connection.execute(
            update(table)
            .where(table.c.id == row["id"], table.c.state == QUEUED)
            .values(state=RUNNING, started_at=now, progress=0)
        )
        return _job(dict(row)) if taken.rowcount == 1 else None


def requeue_running(database: Database) -> int:
    """Queue again what an ended worker left running. Returns how many."""
    table = schema.job
    with database.begin(write=True) as connection:
        again = connection.execute(update(table).where(table.c.state == RUNNING).values(state=QUEUED))
        return again.rowcount


def change_job(database: Database, job_id: str, **values: object) -> None:
    """Change a job's state, progress or message."""
    with database.begin(write=True) as connection:
        connection.execute(update(schema.job).where(schema.job.c.id == job_id).values(**values))


def is_cancel_asked(database: Database, job_id: str) -> bool:
    """Return whether a person asked to stop the job."""
    with database.begin() as connection:
        query = select(schema.job.c.cancel_asked).where(schema.job.c.id == job_id)
        return bool(connection.execute(query).scalar_one_or_none())


def jobs_of_round(connection: Connection, round_id: str, *, active_only: bool) -> tuple[Job, ...]:
    """Return the round's jobs, oldest first."""
    table = schema.job
    query = select(table).where(table.c.round_id == round_id).order_by(table.c.sequence)
    if active_only:
        query = query.where(table.c.state.in_((QUEUED, RUNNING)))
    return tuple(_job(dict(row)) for row in connection.execute(query).mappings())


def _job(row: Row) -> Job:
    names = Job.__slots__
    return Job(**{name: row["id"] if name == "job_id" else row[name] for name in names})
