"""What is held has one line, with what was promised; an interview of long ago is no appointment of today."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.employers.models import Employer
from backend.employers.services import lift_pause, pause
from backend.opportunities.models import Opportunity
from backend.referrals.choices import Step
from backend.web.staff.today.kinds.referrals import LONG_GONE
from tests.factories.councils import UserFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints


URL, DAY = "/today/", dt.timedelta(days=1)
OF_REFERRALS = ("held", "interviews", "long-gone", "answers", "offers", "moved", "no-place-left", "referrals")


@pytest.fixture
def world(in_council, desk):
    world = referral_world(in_council)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    return world


def told(response) -> dict[str, list]:
    found = {kind: hints(response, kind) for kind in OF_REFERRALS}
    return {kind: lines for kind, lines in found.items() if lines}


def paused(world) -> None:
    pause(employer=Employer.objects.get(id=world.opportunity.employer_id), reason="A worry", by=world.adviser)


def test_while_it_is_held_nobody_is_sent_to_the_interview_or_asked_to_take_the_offer(adviser, world):
    referral = world.refer()
    interview = {"interview_on": clock.today() + 3 * DAY, "interview_at": dt.time(10)}
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.employer_user, **interview)
    assert set(told(adviser.get(URL))) == {"interviews", "answers"}
    paused(world)
    Opportunity.objects.filter(id=world.opportunity.id).update(places=1, places_taken=1)
    found = told(get_within(adviser, URL))
    assert set(found) == {"held"}
    ((_, said),) = found["held"]
    assert "They have an interview on" in said
    assert said.endswith("at 10am: tell them that it is held")
    lift_pause(employer=Employer.objects.get(id=world.opportunity.employer_id), by=UserFactory())
    Opportunity.objects.filter(id=world.opportunity.id).update(places_taken=0)
    assert hints(adviser.get(URL), "interviews")[0][0].endswith("see that they can get there")
    step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.adviser)
    assert set(told(adviser.get(URL))) == {"offers"}
    paused(world)
    found = told(adviser.get(URL))
    assert set(found) == {"held"}
    assert found["held"][0][1].endswith("They have an offer: tell them that it is held")


def test_an_offer_or_an_interview_of_a_place_that_went_is_asked_about_once(adviser, world):
    referral = world.refer()
    near = {"interview_on": clock.today() + 3 * DAY}
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser, **near)
    Opportunity.objects.filter(id=world.opportunity.id).update(places=1, places_taken=1)
    assert set(told(adviser.get(URL))) == {"interviews"}
    with clock.moved_to(clock.today() - 10 * DAY):
        assert set(told(adviser.get(URL))) == {"no-place-left"}, "the interview has no line yet"


def test_an_interview_of_long_ago_asks_what_came_of_it_and_stands_below_what_is_of_today(adviser, world):
    on = clock.today() + DAY
    referral = world.refer()
    step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser, interview_on=on)
    with clock.moved_to(on + LONG_GONE):
        assert set(told(adviser.get(URL))) == {"interviews"}
    with clock.moved_to(on + LONG_GONE + DAY):
        response = get_within(adviser, URL)
        found = told(response)
        assert set(found) == {"long-gone"}
        ((asked, said),) = found["long-gone"]
        assert asked == f"{world.person.full_name}: say what came of it"
        assert "This ended long ago: say what came of it" in said
        assert "Today" not in [text_of(each) for each in page_of(response).select("main section h2")]
        step(referral=referral, step=Step.NO_RESPONSE, on=clock.today(), by=world.adviser)
        assert told(adviser.get(URL)) == {}
