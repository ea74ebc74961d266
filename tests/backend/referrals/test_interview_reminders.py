"""The day before an interview a young person is reminded once, in words that tell nobody else anything."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Why
from backend.notifications.models import Message
from backend.notifications.steps import note
from backend.ranking.holds import not_held
from backend.reference.working_days import LONDON
from backend.referrals.choices import Step
from backend.referrals.interview_reminders import ASK, RING, RING_ON, SUBJECT, TODAY, TOMORROW, remind_of_interviews
from tests.backend.referrals.conftest import TODAY as MONDAY
from tests.factories.care_leavers import consent_to
from tests.factories.gated import step
from tests.web.young_person.reading_age import is_too_hard, sentences_in


DAY = dt.timedelta(days=1)
ON = MONDAY + 3 * DAY
NEVER_SAID = ("interview", "job", "work", "care", "employer", "council", "apprentic")


@pytest.fixture
def arranged(world):
    update_profile(care_leaver=world.person, email="sam@young.example", email_confirmed="in_person", by=world.adviser)
    consent_to(world.person, ConsentKind.CONTACT_BY_EMAIL)
    referral = world.refer()
    _arrange(world, referral, ON)
    return referral


def _arrange(world, referral, on, at=dt.time(10)):
    interview = {"interview_on": on, "interview_at": at}
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser, **interview)


def run_at(world, day: dt.date, hour: int) -> int:
    with clock.moved_to(dt.datetime.combine(day, dt.time(hour, 1), LONDON)):
        return remind_of_interviews(council=world.council, not_held=not_held)


def reminders() -> list[Message]:
    return list(Message.objects.filter(kind=MessageKind.REMINDER).order_by("id"))


def test_it_goes_once_at_four_the_day_before_and_says_nothing_of_what_it_is(world, arranged):
    times = [(ON - 2 * DAY, 16), (ON - DAY, 15), (ON - DAY, 16), (ON - DAY, 17), (ON, 8)]
    assert [run_at(world, *time) for time in times] == [0, 0, 1, 0, 0]
    (message,) = reminders()
    assert (message.about, message.channel) == (world.person.public_id, MessageChannel.EMAIL)
    assert message.body.startswith("Just so you know, you have something on tomorrow. ")
    said = f"{message.subject} {message.body}".lower()
    assert not [word for word in (*NEVER_SAID, world.opportunity.title.lower()) if word in said]


def test_at_an_hour_that_is_theirs_alone(world, arranged):
    update_profile(care_leaver=world.person, contact_from=dt.time(18), by=world.adviser)
    assert [run_at(world, ON - DAY, hour) for hour in (16, 17, 18)] == [0, 0, 1]


@pytest.mark.parametrize("ends", [dt.time(15), dt.time(16)])
def test_whose_hours_end_early_is_reminded_in_the_last_of_them(world, arranged, ends):
    update_profile(care_leaver=world.person, contact_from=dt.time(9), contact_until=ends, by=world.adviser)
    assert [run_at(world, ON - DAY, ends.hour + hour) for hour in (-2, -1, 0)] == [0, 1, 0]


def test_one_arranged_at_night_is_told_of_in_the_morning_if_there_is_time(world):
    update_profile(care_leaver=world.person, email="sam@young.example", email_confirmed="in_person", by=world.adviser)
    consent_to(world.person, ConsentKind.CONTACT_BY_EMAIL)
    with clock.moved_to(dt.datetime.combine(ON - DAY, dt.time(21), LONDON)):
        _arrange(world, world.refer(), ON, dt.time(11))
    assert [run_at(world, ON - DAY, 22), run_at(world, ON, 8)] == [0, 1]
    assert reminders()[0].body.startswith("Just so you know, you have something on today. ")


def test_tomorrow_is_never_said_on_the_day_and_one_that_did_not_go_is_told_of_then(world, arranged):
    assert run_at(world, ON - DAY, 19) == 1
    (message,) = reminders()
    assert message.not_after == dt.datetime.combine(ON, dt.time(0), LONDON)
    with clock.moved_to(dt.datetime.combine(ON, dt.time(7), LONDON)):
        note(message, DeliveryStep.FAILED, why=Why.TOO_LATE)
    assert [run_at(world, ON, 7), run_at(world, ON, 8), run_at(world, ON, 8)] == [0, 0, 0], "10:00 is too near"
    update_profile(care_leaver=world.person, contact_from=dt.time(7), by=world.adviser)
    assert [run_at(world, ON, 7), run_at(world, ON, 7)] == [1, 0]
    assert "something on today" in reminders()[1].body


def test_one_that_moved_is_reminded_of_anew_and_one_called_off_is_not(world, arranged):
    assert run_at(world, ON - DAY, 16) == 1
    with clock.moved_to(ON - DAY):
        with pytest.raises(Refused, match="call it off"):
            step(referral=arranged, step=Step.INTERVIEW_MISSED, on=ON - DAY, by=world.adviser)
        step(referral=arranged, step=Step.CALLED_OFF, on=ON - DAY, note="Ill", by=world.adviser)
    assert run_at(world, ON, 8) == 0
    with clock.moved_to(ON):
        arranged.refresh_from_db()
        _arrange(world, arranged, ON + 4 * DAY)
    assert run_at(world, ON + 3 * DAY, 16) == 1


def test_one_on_another_day_is_reminded_of_anew(world, arranged):
    assert run_at(world, ON - DAY, 16) == 1
    with clock.moved_to(ON - DAY):
        moved = {"interview_on": ON + 4 * DAY, "interview_at": dt.time(10)}
        step(referral=arranged, step=Step.RESCHEDULED, on=ON - DAY, by=world.adviser, **moved)
    assert [run_at(world, ON, 8), run_at(world, ON + 3 * DAY, 16)] == [0, 1]


@pytest.mark.parametrize("name", [Step.RESCHEDULED, Step.CALLED_OFF, Step.WITHDRAWN])
def test_one_that_waits_for_its_carrier_is_taken_back_by_the_next_step(world, arranged, name):
    assert run_at(world, ON - DAY, 16) == 1
    with clock.moved_to(ON - DAY):
        moved = {"interview_on": ON + 4 * DAY} if name == Step.RESCHEDULED else {}
        step(referral=arranged, step=name, on=ON - DAY, note="Ill", by=world.adviser, **moved)
    (message,) = reminders()
    assert (message.step, message.next_try_at) == (DeliveryStep.TAKEN_BACK, None)
    if name == Step.CALLED_OFF:  # what is arranged after it is another interview
        return
    with clock.moved_to(ON - DAY):
        step(referral=arranged, step=Step.REOPENED, on=ON - DAY, note="By mistake", by=world.adviser)
    assert run_at(world, ON - DAY, 17) == 1, "it is on that day after all"


def test_what_is_held_and_what_was_not_agreed_to_is_not_sent(world, arranged):
    with clock.moved_to(dt.datetime.combine(ON - DAY, dt.time(16), LONDON)):
        assert remind_of_interviews(council=world.council, not_held=lambda referrals: []) == 0
    update_profile(care_leaver=world.person, in_custody=True, by=world.adviser)
    assert run_at(world, ON - DAY, 16) == 0


RINGS = (RING.format(name="Priya"), RING_ON.format(name="Priya", number="020 7946 0000"), ASK)


@pytest.mark.parametrize("words", [SUBJECT, *(said.format(who=who) for said in (TOMORROW, TODAY) for who in RINGS)])
def test_every_word_is_easy_to_read(words):
    assert not [sentence for sentence in sentences_in(words) if is_too_hard(sentence)]
