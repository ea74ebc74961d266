"""A worker that is killed in the middle of a job, and the one that comes after it."""

import datetime as dt
import os
import signal
from pathlib import Path

import pytest
from django.db import transaction

from backend.core import clock, jobs
from backend.core.models import Job, JobState
from backend.notifications.models import Message
from backend.notifications.services import send
from tests.brokers import own_queue
from tests.factories.councils import CouncilFactory
from tests.worker.conftest import running_worker, wait_until


pytestmark = pytest.mark.servers


PATIENCE = 90  # seconds for a worker to start and work, on a busy machine


@pytest.fixture
def queue():
    with own_queue() as name:
        yield name


@pytest.fixture
def message(transactional_db):
    with jobs.defer_sending():
        return send(council=CouncilFactory(), to="someone@employer.example", subject="A reference", body="A link")


def kill_in_the_middle(message: Message, queue: str, log: Path) -> None:
    """The message is kept from the worker, so that it stands still; then it and its children are gone at once."""
    job = Job.objects.get()
    jobs.send(job.id)
    with running_worker(queue, log) as worker, transaction.atomic():
        Message.objects.select_for_update().get(id=message.id)
        wait_until(lambda: Job.objects.filter(id=job.id, state=JobState.RUNNING).exists(), PATIENCE, log)
        os.killpg(worker.pid, signal.SIGKILL)


def test_the_work_of_a_killed_worker_is_done_by_the_next_within_about_a_minute(message, queue, tmp_path):
    kill_in_the_middle(message, queue, tmp_path / "killed")
    assert jobs.sweep() == 0, "nobody knows yet that it is dead"
    with clock.moved_to(clock.now() + dt.timedelta(minutes=1)):
        assert jobs.sweep() == 1
    with running_worker(queue, tmp_path / "next"):
        wait_until(lambda: Message.objects.get(id=message.id).sent_at is not None, PATIENCE, tmp_path / "next")
        wait_until(lambda: Job.objects.get().state == JobState.DONE, PATIENCE)
    assert Job.objects.get().attempts == 2
