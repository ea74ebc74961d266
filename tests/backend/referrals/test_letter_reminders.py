"""Whoever is reached by letter alone is reminded by post while there is time for it; else it is a line of Today."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind
from backend.notifications.models import Message
from backend.ranking.holds import not_held
from backend.reference.working_days import LONDON
from backend.referrals.choices import Step
from backend.referrals.letter_reminders import remind_by_letter
from tests.backend.referrals.conftest import TODAY as MONDAY
from tests.factories.gated import step
from tests.factories.letters import reached_by_letter
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


_on_the_day = today_is(MONDAY)
DAY = dt.timedelta(days=1)
FAR, NEAR = MONDAY + 11 * DAY, MONDAY + 2 * DAY  # a Friday, and a Wednesday
NEVER_SAID = ("interview", "job", "care", "employer", "council", "apprentic", "baker", "friday", "july", "june")
RING, SOON = "ring-before", "interviews"


@pytest.fixture
def desk(in_council, settings):
    settings.MESSAGE_CARRIERS = {"email": "smtp", "text": "", "letter": "here"}
    return signed_in(in_council)


@pytest.fixture
def world(in_council, desk):
    world = referral_world(in_council)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    reached_by_letter(world.person, world.adviser)
    return world


def arranged(world, on, at=dt.time(10)):
    referral = world.refer()
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), interview_on=on, interview_at=at, by=world.adviser)
    return referral


def run_on(world, day: dt.date) -> int:
    with clock.moved_to(dt.datetime.combine(day, dt.time(11), LONDON)):
        return remind_by_letter(council=world.council, not_held=not_held)


def letters() -> list[Message]:
    return list(Message.objects.filter(channel=MessageChannel.LETTER).order_by("id"))


def test_it_is_written_once_in_the_week_before_and_names_no_day(world):
    arranged(world, FAR)
    assert [run_on(world, MONDAY + days * DAY) for days in range(10)] == [1, *[0] * 9]
    (message,) = letters()
    assert (message.kind, message.step) == (MessageKind.REMINDER, DeliveryStep.HELD)
    said = f"{message.subject} {message.body}".lower()
    assert "you have something coming up" in said
    assert not [word for word in NEVER_SAID if word in said]


def test_a_far_one_waits_and_a_near_one_is_too_late(world):
    arranged(world, MONDAY + 30 * DAY)
    assert run_on(world, MONDAY) == 0
    assert run_on(world, MONDAY + 18 * DAY) == 1


def test_moved_before_the_post_goes_it_is_taken_back_and_written_anew(world):
    referral = arranged(world, FAR)
    assert run_on(world, MONDAY) == 1
    with clock.moved_to(dt.datetime.combine(MONDAY, dt.time(12), LONDON)):
        facts = {"interview_on": FAR + DAY * 3, "interview_at": dt.time(9)}
        step(referral=referral, step=Step.RESCHEDULED, on=MONDAY, by=world.adviser, **facts)
    assert [each.step for each in letters()] == [DeliveryStep.TAKEN_BACK]
    assert run_on(world, MONDAY + 3 * DAY) == 1


def test_what_no_letter_reaches_in_time_is_a_line_until_they_are_rung(world, desk):
    client, member = desk
    referral = arranged(world, NEAR)
    assert run_on(world, MONDAY) == 0
    assert not hints(get_within(client, "/today/"), RING), "two days before it is an interview that comes up"
    assert len(hints(client.get("/today/"), SOON)) == 1
    with today_is_now(NEAR - DAY):
        ((action, what),) = hints(get_within(client, "/today/"), RING)
        assert action == f"{world.person.full_name}: ring them, and make sure that they know"
        assert "no letter is there in time to remind them" in what
        assert not hints(client.get("/today/"), SOON), "one line a referral"
        assert reverse("person-contact", args=[world.person.public_id]) in link_of(client.get("/today/"), RING)
        facts = {"method": ContactMethod.PHONE, "on": clock.today(), "by": member.user}
        record_contact(care_leaver=world.person, reached=False, **facts)
        assert hints(client.get("/today/"), RING), "nobody answered"
        record_contact(care_leaver=world.person, reached=True, **facts)
        assert not hints(client.get("/today/"), RING)
        assert len(hints(client.get("/today/"), SOON)) == 1
    assert referral.is_open


def today_is_now(day: dt.date):
    return clock.moved_to(dt.datetime.combine(day, dt.time(11), LONDON))


def test_whom_a_letter_reminds_is_not_rung_unless_it_never_went_or_came_back(world, desk):
    arranged(world, FAR)
    run_on(world, MONDAY)
    (letter,) = letters()
    rung = {}
    for went in (DeliveryStep.HELD, DeliveryStep.POSTED, DeliveryStep.TAKEN_BACK, DeliveryStep.FAILED):
        Message.objects.filter(pk=letter.pk).update(step=went)
        with today_is_now(FAR - DAY):
            rung[went] = bool(hints(desk[0].get("/today/"), RING))
    assert rung == {
        DeliveryStep.HELD: False,
        DeliveryStep.POSTED: False,
        DeliveryStep.TAKEN_BACK: True,
        DeliveryStep.FAILED: True,
    }
