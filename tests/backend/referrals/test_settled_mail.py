"""What an end, or its being taken back, makes of mail to the employer: what waits goes to nobody, the rest is told."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import EMPLOYER, council_context
from backend.notifications.choices import DeliveryStep
from backend.notifications.models import Message
from backend.notifications.steps import note
from backend.ranking.assessment_days import call_day_off, invite_to_day
from backend.referrals.choices import PlaceWord, Step, Way
from backend.referrals.messages import remind_employer
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE
from tests.backend.referrals.conftest import TODAY
from tests.factories.councils import UserFactory
from tests.factories.gated import step
from tests.factories.places import accept, put_forward, told_gone


DAY = dt.timedelta(days=1)
ENDS = "An introduction does not go ahead"
OURS = ("withdrawn", "declined_by_young_person", "no_response")


def subjects(**facts) -> list[str]:
    found = Message.objects.filter(next_try_at__isnull=False, **facts).order_by("id")
    return [each.subject.partition(":")[0] for each in found]


def carried() -> None:
    """All that waits is taken by its carrier."""
    for message in Message.objects.filter(next_try_at__isnull=False):
        note(message, DeliveryStep.ACCEPTED)


def take(world, referral, name, by=None, **facts):
    step(referral=referral, step=Step(name), on=clock.today(), note="because", by=by or world.adviser, **facts)


@pytest.mark.parametrize("end", OURS)
def test_an_end_that_is_ours_is_told_to_an_employer_who_had_heard_of_them(world, end):
    referral = world.refer()
    carried()
    take(world, referral, end)
    assert subjects(about=referral.public_id) == [ENDS]
    body = Message.objects.latest("id").body
    assert referral.reference in body
    assert world.person.given_name not in body


def test_an_end_is_told_to_nobody_whose_account_is_closed(world):
    referral = world.refer()
    carried()
    closed = UserFactory(is_active=False, closed_at=clock.now())
    referral.employer.contacts.update(user=closed)
    take(world, referral, "withdrawn")
    assert subjects() == []


@pytest.mark.parametrize("end", [*OURS, "declined_by_employer"])
def test_what_waits_about_it_is_taken_back_and_of_what_was_never_read_no_end_is_told(world, end):
    referral = world.refer()
    assert subjects() == ["An introduction is waiting for your answer"]
    take(world, referral, end)
    assert subjects() == []


def test_an_employer_who_says_no_stops_a_reminder_inside_its_own_walls(world):
    referral = world.refer()
    carried()
    remind_employer(referral)
    assert len(subjects()) == 1
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        mine = Referral.objects.get(id=referral.id)
        take(world, mine, "declined_by_employer", by=world.employer_user)
    assert subjects() == []


def test_an_end_taken_back_is_told_as_well_and_the_mail_about_it_does_not_go(world):
    referral = world.refer()
    carried()
    take(world, referral, "withdrawn")
    take(world, referral, "reopened")
    assert subjects() == ["An introduction is waiting for your answer"]
    take(world, referral, "interview", interview_on=TODAY + DAY)
    carried()
    for is_carried, told in ((False, []), (True, ["An introduction goes ahead after all"])):
        with clock.moved_to(clock.now() + dt.timedelta(minutes=1)):
            take(world, referral, "withdrawn")
            if is_carried:
                carried()
            take(world, referral, "reopened")
        assert subjects() == told, "of an end that nobody read nobody hears that it is over"


def test_a_word_recorded_after_the_end_is_not_taken_for_the_end(world):
    referral = world.refer()
    take(world, referral, "interview", interview_on=TODAY + DAY)
    carried()
    take(world, referral, "withdrawn")
    carried()
    with clock.moved_to(clock.now() + dt.timedelta(minutes=1)):
        told = Referral.objects.get(pk=referral.pk)
        REFERRAL_LIFE.record(PlaceWord.GONE, told, from_state=told.state, on=clock.today(), by=world.adviser)
        take(world, referral, "reopened")
    assert "An introduction goes ahead after all" in subjects()


def test_of_help_with_an_application_no_employer_hears_anything(advert):
    take(advert, advert.refer(Way.HELPED_TO_APPLY), "withdrawn")
    assert not Message.objects.exists()


def test_a_place_that_went_is_told_to_the_employer_as_every_other_end(in_council):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    carried()
    told_gone(second, world.adviser)
    assert subjects(about=second.public_id) == [ENDS]


def test_mail_about_a_day_with_others_waits_while_somebody_is_at_it(in_council):
    world, people = put_forward(in_council, 2, places=2)
    carried()
    when = {"on": TODAY + 8 * DAY, "at": dt.time(9, 30), "words": "Ask for Sam at the gate"}
    day = invite_to_day(opportunity=world.opportunity, people=people, by=world.adviser, **when).day
    assert len(subjects(about=day.public_id)) == 1
    take(world, Referral.objects.get(pk=people[0].pk), "withdrawn")
    assert len(subjects(about=day.public_id)) == 1
    call_day_off(day=day, note="The site is closed", by=world.adviser)
    assert subjects(about=day.public_id) == ["An assessment day is called off"]
