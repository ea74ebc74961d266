"""Background work that cannot be lost: a row first, a message after commit, a sweep for what went missing."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import F

from backend.core import clock
from backend.core.heartbeat import LEASE, hold_lease
from backend.core.models import Job, JobQuerySet, JobState
from backend.core.producer import broker_silence, producer
from backend.core.protection import clock_context


logger = logging.getLogger(__name__)

MAXIMUM_ATTEMPTS = 4
UNSENT_AFTER = dt.timedelta(minutes=2)


_sending_is_deferred = ContextVar("sending_is_deferred", default=False)


class AlreadyTaken(Exception):
    """Another worker has this job, or it has ended: a second delivery does nothing."""


def enqueue(name: str, *arguments: int | str, key: str = "") -> Job:
    """Write a job for the worker task `name`, to be sent when the surrounding transaction commits.

    `key` says what counts as the same work: while such a job waits, a second is not written. A job that waits already
    is held until this transaction commits, so that no worker does the work without seeing the change.
    """
    business_key = key or ":".join([name, *map(str, arguments)])
    with clock_context():  # what one council does may be followed by work of another, as with a shared opportunity
        job = _waiting(business_key) or _create(name, arguments, business_key)
    if not _sending_is_deferred.get():
        transaction.on_commit(partial(_send_if_waiting, job.id))
    return job


def _waiting(business_key: str) -> Job | None:
    return Job.objects.select_for_update().filter(business_key=business_key, state=JobState.WAITING).first()


def _create(name: str, arguments: Iterable, business_key: str) -> Job:
    try:
        with transaction.atomic():
            return Job.objects.create(name=name, arguments=list(arguments), business_key=business_key)
    except IntegrityError:  # somebody wrote the same between our look and our writing
        return _waiting(business_key) or _create(name, arguments, business_key)


@contextmanager
def defer_sending() -> Iterator[None]:
    """Write jobs and send none, while much is loaded at once; what is still waiting afterwards is swept."""
    token = _sending_is_deferred.set(True)
    try:
        yield
    finally:
        _sending_is_deferred.reset(token)


def unstarted_jobs(names: Iterable[str], first_argument: int) -> list[Job]:
    """The jobs of a council that no worker has begun, to be noted before doing work that includes theirs."""
    return list(_unstarted(names, first_argument))


def _unstarted(names: Iterable[str], first_argument: int) -> JobQuerySet:
    not_begun = [JobState.WAITING, JobState.SENT]
    return Job.objects.filter(name__in=names, state__in=not_begun, arguments__0=first_argument).order_by("id")


def claim_unstarted(names: Iterable[str], first_argument: int, seconds: Iterable[int] | None = None) -> list[Job]:
    """As `unstarted_jobs`, those whose second argument is one of `seconds`, and none of them waits any longer.

    In a transaction of its own, before anything is read: whoever asks for the same afterwards has a job of their own
    written, and what somebody is asking for at this moment is left. Where the work does not come to its end, the sweep
    sends them.
    """
    unstarted = _unstarted(names, first_argument).select_for_update(skip_locked=True)
    wanted = unstarted if seconds is None else unstarted.filter(arguments__1__in=list(seconds))
    jobs = list(wanted)
    waiting = Job.objects.filter(id__in=[job.id for job in jobs], state=JobState.WAITING)
    waiting.update(state=JobState.SENT, sent_at=clock.now())
    return jobs


def mark_done(asked: Iterable[Job]) -> int:
    """Mark jobs as done that nobody has begun, because work that includes theirs has just been done."""
    ids = [job.id for job in asked]
    not_begun = Job.objects.filter(id__in=ids, state__in=[JobState.WAITING, JobState.SENT])
    return not_begun.update(state=JobState.DONE, finished_at=clock.now())


def _send_if_waiting(job_id: int) -> None:
    """A broker that has just been silent is not asked again by this process: the sweep sends the job."""
    if broker_silence.lasts():
        return
    with clock_context():
        waits = Job.objects.filter(id=job_id, state=JobState.WAITING).exists()
    if waits:
        send(job_id)


def send(job_id: int) -> bool:
    """Hand one job to the broker. A broker that is down leaves the job waiting for the sweep."""
    with clock_context():
        job = Job.objects.get(id=job_id)
    try:
        producer.send_task(job.name, args=[job.id], retry=False)
    except Exception as error:  # kombu and redis raise many kinds; none may lose the job
        logger.warning("job %s could not be sent: %s", job.id, type(error).__name__)
        broker_silence.begin()
        return False
    broker_silence.end()
    with clock_context():
        Job.objects.filter(id=job.id, state=JobState.WAITING).update(state=JobState.SENT, sent_at=clock.now())
    return True


@contextmanager
def running(job_id: int) -> Iterator[Job]:
    """Hold a job while its work runs; mark it done, or leave it for another attempt."""
    job = _take(job_id)
    try:
        with hold_lease(job):
            yield job
    except Exception as error:
        _record_failure(job, error)
        raise
    with clock_context():
        Job.objects.filter(id=job.id).update(state=JobState.DONE, finished_at=clock.now(), last_error="")


def _take(job_id: int) -> Job:
    with clock_context():
        job = Job.objects.select_for_update().get(id=job_id)
        held = job.state == JobState.RUNNING and job.running_until and job.running_until > clock.now()
        if held or job.state in (JobState.DONE, JobState.PARKED):
            raise AlreadyTaken(job.id)
        job.state = JobState.RUNNING
        job.attempts = F("attempts") + 1
        job.running_until = clock.now() + LEASE
        job.save(update_fields=["state", "attempts", "running_until"])
        job.refresh_from_db()
    return job


def _record_failure(job: Job, error: Exception) -> None:
    spent = job.attempts >= MAXIMUM_ATTEMPTS
    state = JobState.PARKED if spent else JobState.SENT
    with clock_context():
        Job.objects.filter(id=job.id).update(
            state=state, running_until=None, sent_at=clock.now(), last_error=_without_details(error)
        )


def _without_details(error: Exception) -> str:
    """The first line alone: the database writes the values of the row on the lines below, names and all."""
    return f"{type(error).__name__}: {error}".splitlines()[0][:500]


def sweep() -> int:
    """Send again what was never sent and what a worker took and never finished."""
    now = clock.now()
    swept = 0
    with clock_context():
        overdue = list(Job.objects.to_sweep(now=now, unsent_before=now - UNSENT_AFTER).order_by("id"))
    for job in overdue:
        if job.attempts >= MAXIMUM_ATTEMPTS:
            _park(job)
        elif send(job.id):
            _note_sent_again(job, now)
            swept += 1
        else:  # the broker is down, for the others too
            break
    return swept


def _park(job: Job) -> None:
    with clock_context():
        Job.objects.filter(id=job.id).update(state=JobState.PARKED)


def _note_sent_again(job: Job, now: dt.datetime) -> None:
    """As waiting for a worker, unless one was quicker than this note: then the lease is a new one."""
    with clock_context():
        as_found = Job.objects.filter(id=job.id, running_until=job.running_until)
        as_found.exclude(state__in=[JobState.DONE, JobState.PARKED]).update(state=JobState.SENT, sent_at=now)


@transaction.atomic
def replay(job: Job) -> None:
    """Give a parked job its attempts back. Where the same work waits already, that will do."""
    if _waiting(job.business_key):
        Job.objects.filter(id=job.id, state=JobState.PARKED).update(state=JobState.DONE, finished_at=clock.now())
        return
    Job.objects.filter(id=job.id, state=JobState.PARKED).update(state=JobState.WAITING, attempts=0)
    transaction.on_commit(partial(_send_if_waiting, job.id))
