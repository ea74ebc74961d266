"""A broker that takes a call and never answers holds up one save for two seconds at most, and no other."""

import socket
import time
from contextlib import contextmanager

import pytest
from django.db import transaction

from backend.core import jobs
from backend.core.models import Job, JobState
from backend.core.producer import broker_silence, producer
from tests.brokers import broker_at, own_queue


pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def a_broker_that_hangs():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)  # calls are taken by the system, and nobody reads them
        with broker_at(f"redis://127.0.0.1:{listener.getsockname()[1]}/0"):
            yield


@pytest.fixture(autouse=True)
def _as_a_web_process_after_its_start(settings):
    before = producer.conf.broker_transport_options
    producer.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    broker_silence.end()
    yield
    broker_silence.end()
    producer.conf.broker_transport_options = before


def save_with_jobs(*numbers):
    began = time.monotonic()
    with transaction.atomic():
        for number in numbers:
            jobs.enqueue("worker.tasks.core.example", number)
    return time.monotonic() - began


def test_a_save_waits_once_for_a_broker_that_hangs_and_the_next_not_at_all():
    with a_broker_that_hangs():
        assert save_with_jobs(1, 2, 3, 4) < 2
        assert save_with_jobs(5, 6) < 0.5
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.WAITING}


def test_what_waited_is_swept_and_the_broker_is_asked_again_once_it_answers():
    with a_broker_that_hangs():
        save_with_jobs(1)
    Job.objects.update(created_at="2026-01-01T00:00:00Z")
    with own_queue():
        assert jobs.sweep() == 1
        assert not broker_silence.lasts()
        save_with_jobs(2)
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.SENT}
