"""A job that takes long stays with its worker; one whose worker fell silent soon goes to another."""

import datetime as dt
import time

import pytest

from backend.core import clock, heartbeat, jobs
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job, JobState
from tests.brokers import messages_in, own_queue
from tests.worker.conftest import wait_until
from worker.schedule import SCHEDULE


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue():
    with own_queue() as name:
        yield name


@pytest.fixture
def _quick_heart(monkeypatch):
    monkeypatch.setattr(heartbeat, "BEAT", dt.timedelta(milliseconds=20))


def held_until(job) -> dt.datetime:
    return Job.objects.get(id=job.id).running_until


def a_job() -> Job:
    with jobs.defer_sending():
        return jobs.enqueue(RANK_COUNCIL, 7)


@pytest.mark.usefixtures("_quick_heart")
def test_work_that_takes_longer_than_the_lease_is_left_to_its_worker(queue):
    job = a_job()
    with jobs.running(job.id):
        first = held_until(job)
        wait_until(lambda: held_until(job) > first, 10)
        with clock.moved_to(first + dt.timedelta(seconds=1)):
            wait_until(lambda: held_until(job) > first + heartbeat.LEASE, 10)
            assert jobs.sweep() == 0
    assert Job.objects.get(id=job.id).state == JobState.DONE


@pytest.mark.usefixtures("_quick_heart")
def test_a_worker_that_was_silent_too_long_does_not_take_its_job_back(queue):
    job = a_job()
    with jobs.running(job.id):
        Job.objects.filter(id=job.id).update(attempts=2, running_until=clock.now())  # another worker has it now
        theirs = held_until(job)
        time.sleep(0.2)  # ten beats
        assert held_until(job) == theirs


def test_a_silent_job_is_sent_once_until_somebody_takes_it(queue):
    """Every worker may be busy: a message at each sweep would only fill the queue."""
    job = a_job()
    jobs._take(job.id)
    later = clock.now() + heartbeat.LEASE
    for seconds in (1, 16, 31):
        with clock.moved_to(later + dt.timedelta(seconds=seconds)):
            jobs.sweep()
    assert messages_in(queue) == [("shortlists.rank_council", [job.id])]


def test_another_takes_over_within_about_a_minute():
    between_sweeps = dt.timedelta(seconds=SCHEDULE["send again what was not sent"]["schedule"])
    assert heartbeat.LEASE + between_sweeps <= dt.timedelta(minutes=1)
    assert heartbeat.BEAT * 4 < heartbeat.LEASE, "a busy machine may miss some beats"
