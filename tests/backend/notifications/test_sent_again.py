"""What a person has sent again opens what it opened, and its carrier cannot take it for the sending before."""

import datetime as dt
import smtplib

from django.core import mail

from backend.core import clock
from backend.notifications import sweeping
from backend.notifications.carriers import FailedForNow
from backend.notifications.carriers.govuk_notify import GovukNotify
from backend.notifications.carrying import deliver
from backend.notifications.choices import NEVER_WENT, MessageChannel, Recipient, Why
from backend.notifications.decisions import send_again, settle_all
from backend.notifications.standing import standing_of_carriers
from backend.notifications.steps import note
from tests.backend.notifications.test_carrying import HERE, LATER, Fails, Step, _on_the_day, stands, written  # noqa: F401
from tests.factories.councils import UserFactory
from tests.notify_server import broken


def test_what_was_refused_is_sent_again_with_what_it_opens(council, settings, monkeypatch):
    settings.IS_DEMO, usual, settings.EMAIL_BACKEND = False, settings.EMAIL_BACKEND, f"{HERE}Fails"
    monkeypatch.setattr(Fails, "error", smtplib.SMTPResponseException(554, b"refused"))
    refused = written(council, secret="SECRET")
    deliver(message_id=refused.id)
    gone = written(council, secret="SECRET")
    for step in (Step.ACCEPTED, Step.FAILED):
        note(gone, step)
    settings.EMAIL_BACKEND = usual
    lost = {"council": council, "recipients": [Recipient.STAFF], "steps": NEVER_WENT, "by": UserFactory()}
    assert [settle_all(again=True, **lost) for _ in range(2)] == [(1, 1), (0, 1)], "the other opens nothing any more"
    deliver(message_id=refused.id)
    assert ["SECRET" in each.body for each in mail.outbox] == [True]
    assert (stands(refused)[0], stands(gone)[0]) == (Step.ACCEPTED, Step.FAILED)
    refused.refresh_from_db()
    assert "SECRET" not in refused.body


def test_sent_again_it_has_a_reference_of_its_own(council, notify):
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=message.id)
    notify.becomes("temporary-failure")
    sweeping.ask_carriers()
    send_again(message=message, by=UserFactory())
    notify.faults = [broken]
    deliver(message_id=message.id)
    with clock.moved_to(clock.now() + LATER):
        deliver(message_id=message.id)
    assert [each["reference"] for each in notify.taken] == [str(message.public_id), f"{message.public_id}:1"]


def test_a_carrier_that_is_away_is_asked_once_what_became_of_all(council, notify, monkeypatch):
    for _ in range(3):
        deliver(message_id=written(council, "07700900123", channel=MessageChannel.TEXT).id)
    asked = []

    def is_away(carrier, reference):
        asked.append(reference)
        raise FailedForNow

    monkeypatch.setattr(GovukNotify, "what_became_of", is_away)
    assert (sweeping.ask_carriers(), len(asked)) == (0, 1)


def test_what_is_held_and_fails_is_counted_from_when_it_should_have_gone(council):
    eight = clock.now() + dt.timedelta(hours=10)
    message = written(council, not_before=eight)
    with clock.moved_to(eight + dt.timedelta(minutes=1)):
        note(message, Step.FAILED_FOR_NOW, why=Why.AWAY, until=clock.now() + LATER)
        assert standing_of_carriers(council).failing == 0
    with clock.moved_to(eight + dt.timedelta(minutes=20)):
        stands_now = standing_of_carriers(council)
    assert (stands_now.failing, stands_now.failing_since) == (1, eight)


def test_one_that_the_carrier_does_not_know_any_more_stops_no_question_about_the_others(council, notify):
    for _ in range(2):
        deliver(message_id=written(council, "07700900123", channel=MessageChannel.TEXT).id)
    notify.taken[0]["id"] = "of-another-key"
    notify.taken[1]["status"] = "permanent-failure"
    assert sweeping.ask_carriers() == 1
