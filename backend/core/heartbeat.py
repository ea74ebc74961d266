"""Says again and again that a job is being worked on, so that the silence of a killed worker is soon noticed."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

from backend.core import clock
from backend.core.models import Job, JobState
from backend.core.protection import clock_context


logger = logging.getLogger(__name__)

# Four beats may be lost on a busy machine before another worker takes over. With a sweep each quarter of a minute, the
# work of a killed worker begins again within about a minute; beats more often would only write more.
BEAT = dt.timedelta(seconds=10)
LEASE = dt.timedelta(seconds=45)


@contextmanager
def hold_lease(job: Job) -> Iterator[None]:
    """Renew the lease of a job while the block runs. It stops by itself with the process, however that ends."""
    ended = Event()
    heart = Thread(target=_beat, args=(job.id, job.attempts, ended), name=f"job-{job.id}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        ended.set()
        heart.join()


def _beat(job_id: int, attempt: int, ended: Event) -> None:
    """Most work ends before the first beat, and then no connection is opened."""
    try:
        while not ended.wait(BEAT.total_seconds()):
            _renew(job_id, attempt)
    finally:
        connection.close()


def _renew(job_id: int, attempt: int) -> None:
    """Nothing to renew where another worker took over after a long silence."""
    mine = Job.objects.filter(id=job_id, state=JobState.RUNNING, attempts=attempt)
    try:
        with clock_context():
            mine.update(running_until=clock.now() + LEASE)
    except DatabaseError as error:
        logger.warning("the lease of job %s could not be renewed: %s", job_id, type(error).__name__)
        connection.close()
