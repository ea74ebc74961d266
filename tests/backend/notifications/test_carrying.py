"""A message has one claim, one carrier and one note; what is in doubt is asked or decided, and never repeated."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from backend.core import clock
from backend.core.errors import Refused
from backend.core.models import Job, JobState
from backend.notifications import carrying, sweeping
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, Recipient, Why
from backend.notifications.decisions import confirm_addresses, send_again, settle, settle_all
from backend.notifications.models import Delivery, Message
from backend.notifications.services import send
from backend.notifications.standing import closed_addresses, standing_of_carriers
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import UserFactory
from tests.notify_server import broken, taken_and_silent, trouble
from tests.today import today_is


_on_the_day = today_is(TODAY)
Step = DeliveryStep
LATER = dt.timedelta(minutes=4)


def written(council, to="someone@employer.example", **facts) -> Message:
    return send(council=council, to=to, subject="Reference 7F3A", body="Open https://x.example/SECRET", **facts)


def steps(message: Message) -> list[str]:
    return list(message.deliveries.values_list("step", flat=True))


def stands(message: Message) -> tuple[str, str]:
    """What is kept beside the message, which has to be what its last delivery says."""
    message.refresh_from_db()
    last = message.deliveries.exclude(step=Step.ADDRESS_CONFIRMED).last()
    assert (message.step, message.why, message.next_try_at) == (last.step, last.why, last.until)
    assert bool(message.sent_at) == (Step.ACCEPTED in steps(message))
    return message.step, message.why


class Fails(EmailBackend):
    error: Exception = OSError()

    def send_messages(self, messages):
        raise self.error


class WithoutAnAnswer(EmailBackend):
    """The words are handed over, and then the line goes dead."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise smtplib.SMTPServerDisconnected


HERE = "tests.backend.notifications.test_carrying."


@pytest.mark.parametrize(
    ("error", "step", "why"),
    [
        (ConnectionRefusedError(), Step.FAILED_FOR_NOW, Why.AWAY),
        (smtplib.SMTPResponseException(451, b"later"), Step.FAILED_FOR_NOW, Why.BUSY),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no such mailbox")}), Step.FAILED, Why.ADDRESS),
        (smtplib.SMTPResponseException(554, b"refused"), Step.FAILED, Why.REFUSED),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"5.1.1 user unknown")}), Step.FAILED, Why.ADDRESS),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"5.7.1 relaying denied")}), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"Relay access denied")}), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (smtplib.SMTPRecipientsRefused({"a": (552, b"5.2.2 mailbox full")}), Step.FAILED, Why.REFUSED),
        (smtplib.SMTPSenderRefused(550, b"5.1.8 not ours", "us"), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (smtplib.SMTPDataError(550, b"5.7.26 policy"), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (smtplib.SMTPDataError(550, b"too big"), Step.FAILED, Why.REFUSED),
        (TimeoutError(), Step.UNCLEAR, Why.ANSWER_LOST),
    ],
)
def test_what_a_mail_server_says(council, settings, monkeypatch, error, step, why):
    settings.EMAIL_BACKEND = f"{HERE}Fails"
    monkeypatch.setattr(Fails, "error", error)
    message = written(council)
    deliver(message_id=message.id)
    assert stands(message) == (step, why)


def test_a_mail_server_that_is_away_is_tried_again_later_and_the_mail_goes_once(council, settings):
    message, usual = written(council), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    deliver(message_id=message.id)
    settings.EMAIL_BACKEND = usual
    deliver(message_id=message.id)
    assert mail.outbox == [], "its time has not come"
    Job.objects.update(state=JobState.DONE, finished_at=clock.now())
    assert sweeping.send_waiting() == 0
    with clock.moved_to(clock.now() + LATER):
        assert (sweeping.send_waiting(), sweeping.send_waiting()) == (1, 0), "one job is at it"
        deliver(message_id=message.id)
        deliver(message_id=message.id)
    assert len(mail.outbox) == 1
    assert steps(message) == [Step.ATTEMPTED, Step.FAILED_FOR_NOW, Step.ATTEMPTED, Step.ACCEPTED]
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{message.public_id}@")


def test_a_carrier_that_is_away_is_tried_by_a_few_until_it_is_back(council, settings):
    messages, usual = [written(council) for _ in range(10)], settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    Job.objects.update(state=JobState.DONE, finished_at=clock.now())
    later = clock.now() + dt.timedelta(minutes=2)
    with clock.moved_to(later):
        for message in messages[:3]:
            deliver(message_id=message.id)
        assert sweeping.send_waiting() == 3
        settings.EMAIL_BACKEND = usual
        deliver(message_id=messages[5].id)
        assert sweeping.send_waiting() == 4, "all the others but those whose jobs wait, and what rests"


def test_after_three_days_a_person_is_told(council, settings):
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    message = written(council)
    deliver(message_id=message.id)
    with clock.moved_to(clock.now() + dt.timedelta(days=3, minutes=1)):
        deliver(message_id=message.id)
    assert stands(message) == (Step.FAILED, Why.GIVEN_UP)


def test_a_mail_whose_answer_was_lost_is_never_sent_twice_in_silence(council, settings):
    settings.EMAIL_BACKEND = f"{HERE}WithoutAnAnswer"
    message = written(council)
    with clock.moved_to(clock.now() + LATER):
        for _ in range(3):
            deliver(message_id=message.id)
    assert len(mail.outbox) == 1
    assert stands(message) == (Step.UNCLEAR, Why.ANSWER_LOST)
    assert standing_of_carriers(council).to_decide == 1
    assert settle_all(council=council, recipients=[Recipient.STAFF], again=True, by=UserFactory()) == (1, 0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver(message_id=message.id)
    assert len(mail.outbox) == 2, "somebody said so"


def test_a_worker_killed_while_it_sends_leaves_a_mail_for_a_person_to_decide(council):
    message = written(council)
    assert carrying._claim(message.id)
    deliver(message_id=message.id)
    assert mail.outbox == [], "another worker is at it"
    with clock.moved_to(clock.now() + LATER):
        deliver(message_id=message.id)
    assert stands(message) == (Step.UNCLEAR, Why.WORKER_LOST)
    settle(message=message, by=UserFactory())
    with pytest.raises(Refused, match="Somebody has decided"):
        send_again(message=message, by=UserFactory())
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("channel", "to", "sort"),
    [
        (MessageChannel.TEXT, "07700900123", "sms"),
        (MessageChannel.EMAIL, "a@young.example", "email"),
        (MessageChannel.LETTER, "Sam Smith\n1 High Street\nCR0 1EA", "letter"),
    ],
)
def test_notify_carries_each_sort_with_our_reference_and_says_what_became_of_it(council, notify, channel, to, sort):
    message = written(council, to, channel=channel)
    deliver(message_id=message.id)
    (taken,) = notify.taken
    assert (taken["type"], taken["reference"]) == (sort, str(message.public_id))
    assert taken["words"]["body"] == message.body
    assert sweeping.ask_carriers() == 0, "it is on its way"
    notify.becomes("delivered")
    assert (sweeping.ask_carriers(), sweeping.ask_carriers()) == (1, 0)
    assert steps(message) == [Step.ATTEMPTED, Step.ACCEPTED, Step.DELIVERED]


@pytest.mark.parametrize("fault", [taken_and_silent, broken, trouble(500)])
def test_of_a_lost_answer_notify_is_asked_and_each_message_goes_once(council, notify, fault):
    notify.faults = [fault]
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=message.id)
    assert stands(message) == (Step.UNCLEAR, Why.ANSWER_LOST)
    with clock.moved_to(clock.now() + LATER):
        deliver(message_id=message.id)
    assert len(notify.by_reference(str(message.public_id))) == 1
    assert stands(message) == (Step.ACCEPTED, "")


def test_a_worker_killed_while_notify_takes_it_is_made_good(council, notify):
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    claimed = carrying._claim(message.id)
    claimed.carrier.send(claimed.message)
    with clock.moved_to(clock.now() + LATER):
        deliver(message_id=message.id)
    assert len(notify.taken) == 1
    assert stands(message) == (Step.ACCEPTED, "")


@pytest.mark.parametrize(
    ("fault", "step", "why"),
    [
        (trouble(429, "RateLimitError", "Exceeded rate limit"), Step.FAILED_FOR_NOW, Why.BUSY),
        (trouble(403, "AuthError", "Invalid token"), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (trouble(400, "ValidationError", "phone_number Not enough digits"), Step.FAILED, Why.ADDRESS),
        (trouble(400, "BadRequestError", "Content has a character count greater"), Step.FAILED, Why.REFUSED),
        (trouble(400, "ValidationError", "template_id is not a valid UUID"), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (trouble(400, "BadRequestError", "Template not found"), Step.FAILED_FOR_NOW, Why.OUR_SETUP),
        (
            trouble(400, "BadRequestError", "Can't send to this recipient using a team-only API key"),
            Step.FAILED_FOR_NOW,
            Why.OUR_SETUP,
        ),
    ],
)
def test_what_notify_refuses(council, notify, fault, step, why):
    notify.faults = [fault]
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=message.id)
    assert stands(message) == (step, why)


def test_notify_that_cannot_be_reached_has_surely_not_taken_it(council, notify, settings):
    settings.NOTIFY_API_URL = "http://127.0.0.1:9"
    message = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=message.id)
    assert stands(message) == (Step.FAILED_FOR_NOW, Why.AWAY)


def test_nothing_more_goes_to_an_address_that_came_back_until_somebody_confirms_it(council, notify):
    first = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=first.id)
    notify.becomes("permanent-failure")
    sweeping.ask_carriers()
    assert stands(first) == (Step.FAILED, Why.ADDRESS)
    second = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=second.id)
    assert stands(second) == (Step.SUPPRESSED, Why.FAILED_BEFORE)
    settle(message=first, by=UserFactory())
    third = written(council, "07700900123", channel=MessageChannel.TEXT)
    deliver(message_id=third.id)
    assert stands(third) == (Step.SUPPRESSED, Why.FAILED_BEFORE), "settled is not confirmed"
    assert closed_addresses(council) == 1
    assert confirm_addresses(council=council, recipients=[Recipient.STAFF], by=UserFactory()) == 1
    assert list(Message.objects.in_trouble().order_by("id")) == [second, third], "neither is lost by it"
    assert stands(first)[0] == Step.SETTLED
    send_again(message=third, by=UserFactory())
    deliver(message_id=third.id)
    assert stands(third) == (Step.ACCEPTED, "")
    assert closed_addresses(council) == 0


def test_what_is_held_goes_when_its_time_comes_and_not_after_it_is_of_no_use(council):
    eight = clock.now() + dt.timedelta(hours=3)
    held = written(council, not_before=eight)
    late = written(council, not_before=eight, not_after=eight + dt.timedelta(minutes=1))
    assert not Job.objects.exists()
    deliver(message_id=held.id)
    assert mail.outbox == []
    with clock.moved_to(eight + dt.timedelta(minutes=2)):
        assert sweeping.send_waiting() == 2
        for message in (held, late):
            deliver(message_id=message.id)
    assert len(mail.outbox) == 1
    assert (stands(held), stands(late)) == ((Step.ACCEPTED, ""), (Step.FAILED, Why.TOO_LATE))


def test_the_same_key_is_written_once(council):
    first, again = written(council, key="interview:1"), written(council, key="interview:1")
    assert first == again
    assert Job.objects.count() == 1


def test_what_opens_something_is_gone_once_it_is_over_and_is_never_shown(council, settings):
    settings.IS_DEMO = False
    message = written(council, secret="SECRET")
    assert "SECRET" not in message.words
    deliver(message_id=message.id)
    message.refresh_from_db()
    assert "SECRET" not in message.body


def test_what_happened_is_never_changed(council):
    message = written(council)
    deliver(message_id=message.id)
    with pytest.raises(Exception, match="permission denied"):
        Delivery.objects.update(step=Step.FAILED)
