"""Many messages by a carrier that fails one in three, in every way there is, and workers that die in the middle: each
message goes once, and none is lost."""

import datetime as dt
import itertools
import os
import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from backend.core import clock, jobs
from backend.core.models import Job, JobState
from backend.core.protection import clock_context
from backend.notifications import sweeping
from backend.notifications.carriers.govuk_notify import GovukNotify
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel
from backend.notifications.models import Delivery, Message
from backend.notifications.services import send
from tests.brokers import own_queue
from tests.factories.councils import CouncilFactory
from tests.notify_server import KEY, TEMPLATES, broken, carried_by, notify_server, taken_and_silent, trouble
from tests.worker.conftest import running_worker, wait_until


pytestmark = pytest.mark.django_db(transaction=True)
FAULTS = (trouble(500), trouble(429, "RateLimitError"), trouble(503), broken, taken_and_silent)
ROUND = dt.timedelta(minutes=5)
MOST_ROUNDS = 40


class Killed(BaseException):
    """What a killed worker leaves behind is what it had committed: nothing catches this."""


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_each_goes_once_and_none_is_lost(settings, monkeypatch, number):
    chance, faults = random.Random(7), itertools.cycle(FAULTS)
    with notify_server(fails=lambda post: next(faults) if post % 3 == 0 else None) as world:
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        _dying_now_and_then(monkeypatch, chance)
        _write(number)
        now, rounds = clock.now(), 0
        while _waits() and rounds < MOST_ROUNDS:
            with clock.moved_to(now + rounds * ROUND):
                sweeping.send_waiting()
                _work()
            rounds += 1
        sent = Counter(each["reference"] for each in world.taken)
    assert len(sent) == number
    assert set(sent.values()) == {1}
    with clock_context():
        assert set(Message.objects.values_list("step", flat=True)) == {DeliveryStep.ACCEPTED}
        attempts = Delivery.objects.filter(step=DeliveryStep.ATTEMPTED).count()
    assert attempts > number * 5 // 4, "it did fail"


def _waits() -> bool:
    with clock_context():
        return Message.objects.filter(next_try_at__isnull=False).exists()


def _write(number: int) -> None:
    council = CouncilFactory()
    with jobs.defer_sending():
        for which in range(number):
            send(council=council, to=f"077009{which:05}", subject="Hello", body="Hi", channel=MessageChannel.TEXT)


def _dying_now_and_then(monkeypatch, chance: random.Random) -> None:
    """One call in twenty ends with the worker, before the carrier has the message or after."""
    sends = GovukNotify.send

    def send_or_die(carrier, message):
        dies = chance.random()
        if dies < 0.03:
            raise Killed
        reference = sends(carrier, message)
        if dies > 0.97:
            raise Killed
        return reference

    monkeypatch.setattr(GovukNotify, "send", send_or_die)


def _work() -> None:
    """Four workers take every job there is, and each of these twice."""
    with clock_context():
        waiting = Job.objects.exclude(state=JobState.DONE)
        ids = list(waiting.values_list("arguments__1", flat=True))
        waiting.update(state=JobState.DONE, finished_at=clock.now())
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(_deliver, [each for each in ids for _ in range(2)]))


def _deliver(message_id: int) -> None:
    try:
        deliver(message_id=message_id)
    except (Killed, OperationalError):  # on a busy machine a connection may be refused: that is one more way to die
        pass
    finally:
        connection.close()


@pytest.mark.servers
def test_a_worker_killed_among_them_loses_none_and_repeats_none(settings, monkeypatch, tmp_path):
    number = 30

    def slowly(post):
        time.sleep(0.1)

    with own_queue() as queue, notify_server(fails=slowly) as world:
        environment = {"TEXT_CARRIER": "notify", "NOTIFY_API_URL": world.address, "NOTIFY_API_KEY": KEY}
        for name, value in {**environment, "NOTIFY_TEXT_TEMPLATE": TEMPLATES["text"]}.items():
            monkeypatch.setenv(name, value)
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        _write(number)
        for job in Job.objects.all():
            jobs.send(job.id)
        with running_worker(queue, tmp_path / "killed") as worker:
            wait_until(lambda: len(world.taken) > 5, 90, tmp_path / "killed")
            os.killpg(worker.pid, signal.SIGKILL)
        already = len(world.taken)
        with clock.moved_to(clock.now() + ROUND):
            _work()
        sent = Counter(each["reference"] for each in world.taken)
    assert 5 < already < number
    assert (len(sent), set(sent.values())) == (number, {1})
