"""Many messages, carried by workers of which some die in the middle; each of their jobs runs twice."""

import datetime as dt
import random
from concurrent.futures import ThreadPoolExecutor

from django.db import OperationalError, connection

from backend.core import clock, jobs
from backend.core.models import Job, JobState
from backend.core.protection import clock_context
from backend.councils.models import Council
from backend.notifications import sweeping
from backend.notifications.carrying import deliver
from backend.notifications.choices import MessageChannel
from backend.notifications.models import Message
from backend.notifications.services import send
from tests.factories.councils import CouncilFactory


ROUND = dt.timedelta(minutes=5)
MOST_ROUNDS = 40
TO = {MessageChannel.TEXT: "077009{:05}", MessageChannel.EMAIL: "person{:05}@work.example"}


class Killed(BaseException):
    """What a killed worker leaves behind is what it had committed: nothing catches this."""


def write(number: int, channel: MessageChannel) -> Council:
    council = CouncilFactory()
    with jobs.defer_sending():
        for which in range(number):
            send(council=council, to=TO[channel].format(which), subject="Hello", body="Hi", channel=channel)
    return council


def dying_now_and_then(monkeypatch, carrier: type, chance: random.Random) -> None:
    """One call in twenty ends with the worker, before the carrier has the message or after."""
    sends = carrier.send

    def send_or_die(carrier, message):
        dies = chance.random()
        if dies < 0.03:
            raise Killed
        reference = sends(carrier, message)
        if dies > 0.97:
            raise Killed
        return reference

    monkeypatch.setattr(carrier, "send", send_or_die)


def carry_until_nothing_waits() -> None:
    now, rounds = clock.now(), 0
    while _waits() and rounds < MOST_ROUNDS:
        with clock.moved_to(now + rounds * ROUND):
            sweeping.send_waiting()
            work()
        rounds += 1


def _waits() -> bool:
    with clock_context():
        return Message.objects.filter(next_try_at__isnull=False).exists()


def work() -> None:
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
