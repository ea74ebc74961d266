"""What allowed a message when it was written is asked again whenever it would go, and before it is sent again."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind, InTouch
from backend.care_leavers.services import update_profile
from backend.care_leavers.writing import write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind
from backend.notifications.decisions import send_again, why_not_again
from backend.notifications.models import Message
from backend.reference.working_days import LONDON
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import UserFactory
from tests.notify_server import carried_by, notify_server, taken_and_silent, trouble
from tests.today import today_is


_on_the_day = today_is(TODAY)
Step = DeliveryStep
MINUTES, DAYS = dt.timedelta(minutes=1), dt.timedelta(days=1)


@pytest.fixture
def by(in_council):
    return UserFactory()


@pytest.fixture
def person(in_council):
    found = CareLeaverFactory(council=in_council, phone="07700 900 123", email="sam@young.example")
    consent_to(found, ConsentKind.CONTACT_BY_TEXT)
    return found


@pytest.fixture
def notify(settings):
    with notify_server() as world:
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        yield world


def written(person) -> Message:
    facts = {"kind": MessageKind.REMINDER, "subject": "A reminder", "body": "Something is on."}
    return write_to_them(care_leaver=person, channel=MessageChannel.TEXT, **facts)


def at(hour: int, minute: int = 0, *, day: dt.date = TODAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), LONDON)


def step_of(message: Message) -> str:
    message.refresh_from_db()
    return message.step


def ends_agreement(person, by):
    person.consents.update(until_on=TODAY - DAYS)


CHANGES = {
    "custody": lambda person, by: update_profile(care_leaver=person, in_custody=True, by=by),
    "died": lambda person, by: update_profile(care_leaver=person, in_touch=InTouch.DIED, by=by),
    "another number": lambda person, by: update_profile(
        care_leaver=person, phone="07700 900 999", phone_confirmed="voice", by=by
    ),
    "support ended": lambda person, by: type(person).objects.filter(pk=person.pk).update(support_ended_on=TODAY),
    "agreement ran out": ends_agreement,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("fault", [trouble(500), trouble(429)], ids=["in doubt", "not taken"])
def test_what_allowed_it_is_gone_while_its_carrier_was_away(person, by, notify, change, fault):
    notify.faults = [fault]
    message = written(person)
    deliver(message_id=message.id)
    assert step_of(message) in (Step.UNCLEAR, Step.FAILED_FOR_NOW)
    change(person, by)
    with clock.moved_to(clock.now() + 5 * MINUTES):
        deliver(message_id=message.id)
    assert (step_of(message), notify.taken) == (Step.TAKEN_BACK, [])


def test_what_was_taken_after_all_is_known_whatever_changed(person, by, notify):
    notify.faults = [taken_and_silent]
    message = written(person)
    deliver(message_id=message.id)
    update_profile(care_leaver=person, in_custody=True, by=by)
    with clock.moved_to(clock.now() + 5 * MINUTES):
        deliver(message_id=message.id)
    assert (step_of(message), len(notify.taken)) == (Step.ACCEPTED, 1)


def test_a_carrier_that_comes_back_at_night_is_given_nothing_until_the_morning(person, notify):
    notify.faults = [trouble(429), trouble(500)]
    with clock.moved_to(at(19, 58)):
        first, second = written(person), written(person)
        for message in (first, second):
            deliver(message_id=message.id)
    morning = at(8, day=TODAY + DAYS)
    with clock.moved_to(at(3, day=TODAY + DAYS)):
        for message in (first, second):
            deliver(message_id=message.id)
            assert (step_of(message), message.next_try_at) == (Step.HELD, morning)
    with clock.moved_to(morning + MINUTES):
        for message in (first, second):
            deliver(message_id=message.id)
            assert step_of(message) == Step.ACCEPTED


def test_hours_that_changed_meanwhile_hold_for_what_waits(person, by, notify):
    with clock.moved_to(at(21)):
        message = written(person)
        update_profile(care_leaver=person, contact_from=dt.time(15), by=by)
    with clock.moved_to(at(8, 1, day=TODAY + DAYS)):
        deliver(message_id=message.id)
    assert (step_of(message), message.next_try_at) == (Step.HELD, at(15, day=TODAY + DAYS))


def test_an_hour_until_that_leaves_the_night_alone_is_refused(person, by):
    with pytest.raises(Refused, match="Give also the time from which"):
        update_profile(care_leaver=person, contact_until=dt.time(7), by=by)
    update_profile(care_leaver=person, contact_from=dt.time(6), contact_until=dt.time(7), by=by)


def came_back(person, notify) -> Message:
    notify.faults = [trouble(400, "ValidationError", "phone_number Not enough digits")]
    message = written(person)
    deliver(message_id=message.id)
    assert step_of(message) == Step.FAILED
    return message


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_sends_again_what_may_not_go_any_more_and_no_address_is_opened_by_it(person, by, notify, change):
    message = came_back(person, notify)
    change(person, by)
    assert why_not_again(message)
    with pytest.raises(Refused):
        send_again(message=message, by=by)
    assert (step_of(message), Message.objects.that_came_back().count()) == (Step.FAILED, 1)


def test_sent_again_in_the_evening_it_goes_in_the_morning(person, by, notify):
    message = came_back(person, notify)
    with clock.moved_to(at(21)):
        send_again(message=message, by=by)
        deliver(message_id=message.id)
    assert (step_of(message), message.next_try_at) == (Step.HELD, at(8, day=TODAY + DAYS))
