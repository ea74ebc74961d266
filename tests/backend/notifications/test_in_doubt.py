"""What is in doubt for long is a person's to decide; an alert is better read twice than never."""

import datetime as dt

from django.core import mail

from backend.core import clock
from backend.notifications.carrying import deliver
from backend.notifications.choices import MessageChannel, MessageKind, Why
from backend.notifications.standing import standing_of_carriers
from backend.notifications.steps import note
from tests.backend.notifications.test_carrying import HERE, Step, _on_the_day, stands, written  # noqa: F401
from tests.notify_server import trouble


def test_of_what_its_carrier_may_have_forgotten_a_person_decides(council, notify):
    notify.faults = [trouble(500)]
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=message.id)
    with clock.moved_to(clock.now() + dt.timedelta(days=3, minutes=1)):
        deliver(message_id=message.id)
    assert (stands(message), message.next_try_at) == ((Step.UNCLEAR, Why.ANSWER_LOST), None)
    assert notify.taken == []


def test_an_alert_goes_to_an_address_that_failed_and_again_when_it_may_not_have_gone(council, settings):
    closed = written(council)
    note(closed, Step.FAILED, why=Why.ADDRESS)
    settings.EMAIL_BACKEND = f"{HERE}WithoutAnAnswer"
    alert = written(council, kind=MessageKind.ALERT)
    for hours in range(6):
        with clock.moved_to(clock.now() + dt.timedelta(hours=hours)):
            deliver(message_id=alert.id)
    assert len(mail.outbox) == 4, "better twice than never, and not for days"
    assert (stands(alert), standing_of_carriers(council).to_decide) == ((Step.UNCLEAR, Why.ANSWER_LOST), 1)
