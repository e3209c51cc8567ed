"""Long work: queued here, done by the worker, followed and stopped from a screen."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from analysis.access import open_scope, round_of
from analysis.errors import NotFound, SynthesisError
from analysis.store import jobs, people
from analysis.store.jobs import Job
from analysis.store.unit import Store
from analysis.workflow.desk import Desk
from analysis.workflow.views import JobView

log = logging.getLogger(__name__)


class Cancelled(SynthesisError):
    """A person asked to stop the work; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a piece of long work gets: its desk, a way to tell progress, and a way to ask whether to stop."""

    desk: Desk
    tell: Callable[[int, str], None]
    is_cancelled: Callable[[], bool]


Worker = Callable[[Work], None]


def enqueue(desk: Desk, kind: str) -> str:
    """Queue work for the round on behalf of the person; the same kind is queued once. Returns the job's id."""
    round_id = round_of(desk.scope)
    with desk.store.database.begin(write=True) as connection:
        waiting = [j for j in jobs.jobs_of_round(connection, round_id, active_only=True) if j.kind == kind]
        if waiting:
            return waiting[0].job_id
        job = jobs.new_job(kind, round_id, desk.scope.person_id, desk.scope.membership_id)
        jobs.add_job(connection, job, desk.store.clock())
    return job.job_id


def active(desk: Desk) -> tuple[JobView, ...]:
    """Return the round's jobs that are queued or running."""
    return tuple(_view(job) for job in _jobs(desk, active_only=True))


def job(desk: Desk, job_id: str) -> JobView:
    """Return one job of the round."""
    for one in _jobs(desk, active_only=False):
        if one.job_id == job_id:
            return _view(one)
    raise NotFound("job", job_id)


def cancel(desk: Desk, job_id: str) -> None:
    """Ask a job to stop; what is queued stops at once."""
    view = job(desk, job_id)
    if view.state == jobs.QUEUED:
        jobs.change_job(desk.store.database, job_id, state=jobs.CANCELLED, ended_at=desk.store.clock())
    else:
        jobs.change_job(desk.store.database, job_id, cancel_asked=True)


def run_next(store: Store, kinds: dict[str, Worker]) -> bool:
    """Do the oldest queued job, if there is one. Returns whether there was."""
    claimed = jobs.claim_next(store.database, store.clock())
    if claimed is None:
        return False
    state, message = _outcome(store, claimed, kinds[claimed.kind])
    progress = {"progress": 100} if state == jobs.DONE else {}
    jobs.change_job(store.database, claimed.job_id, state=state, message=message, ended_at=store.clock(), **progress)
    return True


def recover(store: Store) -> int:
    """Queue again what an ended worker left running. Returns how many."""
    return jobs.requeue_running(store.database)


def _outcome(store: Store, claimed: Job, worker: Worker) -> tuple[str, str]:
    try:
        worker(_work(store, claimed))
    except Cancelled:
        return jobs.CANCELLED, ""
    except SynthesisError as error:
        log.warning("job %s failed: %s", claimed.job_id, type(error).__name__)
        return jobs.FAILED, type(error).__name__
    except Exception:  # noqa: BLE001  the worker must outlive a faulty job; the trace goes to the log, without words
        log.error("job %s of kind %s broke\n%s", claimed.job_id, claimed.kind, _places(traceback.format_exc()))
        return jobs.FAILED, "fault"
    return jobs.DONE, ""


def _places(trace: str) -> str:
    """Keep the places of a trace and drop its message: it may hold words of the notes."""
    return "\n".join(line for line in trace.splitlines() if line.lstrip().startswith("File "))


def _work(store: Store, claimed: Job) -> Work:
    with store.database.begin() as connection:
        held = people.memberships(connection, claimed.person_id)
    scope = open_scope(claimed.person_id, held, claimed.membership_id, round_id=claimed.round_id)

    def tell(percent: int, stage: str) -> None:
        if jobs.is_cancel_asked(store.database, claimed.job_id):
            raise Cancelled
        jobs.change_job(store.database, claimed.job_id, progress=percent, message=stage)

    return Work(Desk(store, scope), tell, lambda: jobs.is_cancel_asked(store.database, claimed.job_id))


def _jobs(desk: Desk, *, active_only: bool) -> tuple[Job, ...]:
    round_id = round_of(desk.scope)
    with desk.store.database.begin() as connection:
        return jobs.jobs_of_round(connection, round_id, active_only=active_only)


def _view(one: Job) -> JobView:
    return JobView(one.job_id, one.kind, one.state, one.progress, one.message)
