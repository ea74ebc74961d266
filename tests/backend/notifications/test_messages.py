"""A message is written with the change that caused it and delivered once."""

import pytest
from django.core import mail
from django.db import transaction

from backend.core import clock
from backend.core.models import Job
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep
from backend.notifications.models import Message
from backend.notifications.services import send
from tests.brokers import messages_in, own_queue


@pytest.fixture
def message(council):
    return send(council=council, to="someone@employer.example", subject="Reference 7F3A", body="https://x.example/7F3A")


def test_it_waits_as_a_job_that_names_its_council_first(council, message):
    job = Job.objects.get()
    assert (job.name, job.arguments) == ("notifications.deliver", [council.id, message.id])
    assert list(Message.objects.unsent()) == [message]
    assert mail.outbox == []


def test_it_goes_to_the_broker_when_the_change_is_saved(council, django_capture_on_commit_callbacks):
    with own_queue() as queue:
        with django_capture_on_commit_callbacks(execute=True):
            send(council=council, to="a@employer.example", subject="One", body="x")
            send(council=council, to="b@employer.example", subject="Two", body="x")
        assert [name for name, _ in messages_in(queue)] == ["notifications.deliver"] * 2


def test_a_change_that_is_taken_back_writes_to_nobody(council, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send(council=council, to="a@employer.example", subject="One", body="x")
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not Job.objects.exists()


def test_it_is_delivered_once_however_often_the_job_runs(message, settings):
    settings.DEFAULT_FROM_EMAIL = "Employment team <employment@council.example>"
    moment = clock.now()
    with clock.moved_to(moment):
        deliver(message_id=message.id)
    deliver(message_id=message.id)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["someone@employer.example"],
        "Reference 7F3A",
        "https://x.example/7F3A",
    )
    assert sent.from_email == "Employment team <employment@council.example>"
    message.refresh_from_db()
    assert message.sent_at == moment


def test_a_carrier_that_fails_leaves_it_unsent(message, settings):
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    deliver(message_id=message.id)
    assert list(Message.objects.unsent()) == [message]
    assert Message.objects.get().step == DeliveryStep.FAILED_FOR_NOW
