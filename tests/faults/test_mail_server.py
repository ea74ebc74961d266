"""Many mails by a server that fails one in three, in every way there is, and workers that die in the middle: each goes
once at most, none is lost, and of what nobody can tell a person is told."""

import itertools
import random
from collections import Counter

import pytest
from django.conf import settings as django_settings

from backend.core.protection import clock_context, council_context
from backend.notifications.carriers.smtp import Smtp
from backend.notifications.choices import DeliveryStep, MessageChannel, Recipient, Why
from backend.notifications.decisions import settle_all
from backend.notifications.models import Delivery, Message
from backend.notifications.standing import standing_of_carriers
from tests.factories.councils import UserFactory
from tests.faults.many_messages import carry_until_nothing_waits, dying_now_and_then, write
from tests.mail_server import mail_server, mailed_by


pytestmark = pytest.mark.django_db(transaction=True)
PUT_OFF = ("sender put off", "mailbox put off", "words put off")
FAULTS = (
    *PUT_OFF,
    "words refused",
    "breaks off before the words",
    "breaks off without it",
    "breaks off with it",
    "slow",
)
Step = DeliveryStep


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_each_goes_once_none_is_lost_and_what_nobody_knows_is_told(settings, monkeypatch, number):
    faults = itertools.cycle(FAULTS)
    with mail_server(fails=lambda mail: next(faults) if mail % 3 == 0 else "") as world:
        for name, value in mailed_by(world).items():
            setattr(settings, name, value)
        dying_now_and_then(monkeypatch, Smtp, random.Random(7))
        council = write(number, MessageChannel.EMAIL)
        carry_until_nothing_waits()
        taken = Counter(world.taken)
        _each_stands_as_it_went(council, number, taken)
        _a_person_settles_the_rest(council, world)


def _each_stands_as_it_went(council, number, taken) -> None:
    with clock_context():
        messages = {f"<{each.public_id}@{django_settings.MAIL_DOMAIN}>": each for each in Message.objects.all()}
        steps = Counter(each.step for each in messages.values())
        tried = Delivery.objects.filter(step=Step.FAILED_FOR_NOW).count()
    assert sum(steps.values()) == number
    assert set(steps) == {Step.ACCEPTED, Step.UNCLEAR, Step.FAILED}
    assert set(taken.values()) == {1}, "none went twice in silence"
    for reference, message in messages.items():
        if message.step == Step.ACCEPTED:
            assert taken[reference] == 1
        elif message.step == Step.FAILED:
            assert (taken[reference], message.why) == (0, Why.REFUSED)
        else:
            assert (message.why in (Why.ANSWER_LOST, Why.WORKER_LOST), message.next_try_at) == (True, None)
    assert tried > number // 12, "it did fail"
    with council_context(council.id):
        standing = standing_of_carriers(council)
    assert (standing.to_decide, standing.lost) == (steps[Step.UNCLEAR], steps[Step.FAILED])


def _a_person_settles_the_rest(council, world) -> None:
    """Whoever leaves them sends nothing more."""
    before = list(world.taken)
    with council_context(council.id):
        facts = {"recipients": list(Recipient), "steps": (Step.UNCLEAR, Step.FAILED), "by": UserFactory()}
        settle_all(council=council, again=False, **facts)
    carry_until_nothing_waits()
    with council_context(council.id):
        standing = standing_of_carriers(council)
    assert (standing.to_decide, standing.lost, world.taken) == (0, 0, before)
