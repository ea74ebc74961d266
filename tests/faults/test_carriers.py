"""Many messages by a carrier that fails one in three, in every way there is, and workers that die in the middle: each
message goes once, and none is lost."""

import itertools
import os
import random
import signal
import time
from collections import Counter

import pytest

from backend.core import clock, jobs
from backend.core.models import Job
from backend.core.protection import clock_context
from backend.notifications.carriers.govuk_notify import GovukNotify
from backend.notifications.choices import DeliveryStep, MessageChannel
from backend.notifications.models import Delivery, Message
from tests.brokers import own_queue
from tests.faults.many_messages import ROUND, carry_until_nothing_waits, dying_now_and_then, work, write
from tests.notify_server import KEY, TEMPLATES, broken, carried_by, notify_server, taken_and_silent, trouble
from tests.worker.conftest import running_worker, wait_until


pytestmark = pytest.mark.django_db(transaction=True)
FAULTS = (trouble(500), trouble(429, "RateLimitError"), trouble(503), broken, taken_and_silent)


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_each_goes_once_and_none_is_lost(settings, monkeypatch, number):
    chance, faults = random.Random(7), itertools.cycle(FAULTS)
    with notify_server(fails=lambda post: next(faults) if post % 3 == 0 else None) as world:
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        dying_now_and_then(monkeypatch, GovukNotify, chance)
        write(number, MessageChannel.TEXT)
        carry_until_nothing_waits()
        sent = Counter(each["reference"] for each in world.taken)
    assert len(sent) == number
    assert set(sent.values()) == {1}
    with clock_context():
        assert set(Message.objects.values_list("step", flat=True)) == {DeliveryStep.ACCEPTED}
        attempts = Delivery.objects.filter(step=DeliveryStep.ATTEMPTED).count()
    assert attempts > number * 5 // 4, "it did fail"


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
        write(number, MessageChannel.TEXT)
        for job in Job.objects.all():
            jobs.send(job.id)
        with running_worker(queue, tmp_path / "killed") as worker:
            wait_until(lambda: len(world.taken) > 5, 90, tmp_path / "killed")
            os.killpg(worker.pid, signal.SIGKILL)
        already = len(world.taken)
        with clock.moved_to(clock.now() + ROUND):
            work()
        sent = Counter(each["reference"] for each in world.taken)
    assert 5 < already < number
    assert (len(sent), set(sent.values())) == (number, {1})
