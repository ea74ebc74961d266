"""After an interview that they got themselves the young person is asked; their employer never hears of the council."""

import datetime as dt

import pytest

from backend.core import clock
from backend.employers.models import Employer
from backend.reference.working_days import add_working_days
from backend.referrals.choices import Step, Way
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.happenings import Happening, happenings
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints


URL, PHONE, HEARD = "/today/", "020 7946 0177", "heard-back"


@pytest.fixture
def interviewed(world):
    """Their own application, and they have met."""
    advert = OpportunityFactory(council=world.council, application_url="https://apply.example", start_date=None)
    Employer.objects.filter(pk=advert.employer_id).update(published_phone=PHONE)
    referral = world.refer(Way.HELPED_TO_APPLY, opportunity=advert)
    today = {"referral": referral, "on": clock.today(), "by": world.adviser}
    step(step=Step.APPLIED, **today)
    step(step=Step.INTERVIEW, interview_on=clock.today(), **today)
    step(step=Step.INTERVIEW_HELD, **today)
    return referral


def says(client) -> str:
    return str(page_of(get_within(client, URL)))


def test_once_the_days_to_answer_are_over_the_young_person_is_asked_and_nobody_rings(adviser, world, interviewed):
    due = add_working_days(clock.today(), world.council.answer_days)
    with clock.moved_to(due):
        ((asked, said),) = hints(adviser.get(URL), HEARD)
        assert asked.endswith("ask whether they have heard")
        assert said.startswith("Met them ")
        page = says(adviser)
        assert "Ring the employer" not in page
        assert PHONE not in page
        adviser.post("/today/heard/", {"line": f"{HEARD}:{interviewed.public_id} nothing"})
        assert hints(adviser.get(URL), HEARD) == []
    with clock.moved_to(add_working_days(due, 5)):
        assert len(hints(adviser.get(URL), HEARD)) == 1


def test_what_they_heard_after_it_is_one_press_on_the_referral(adviser, interviewed):
    page = adviser.get(f"/referrals/{interviewed.public_id}/")
    assert {each["value"] for each in page_of(page).select("button[name=heard]")} >= {"nothing", "offer", "no"}
    adviser.post(f"/referrals/{interviewed.public_id}/heard/", {"heard": "offer"})
    interviewed.refresh_from_db()
    assert interviewed.state == "offered"


def test_silence_is_asked_of_the_young_person_and_is_no_answer_due_of_the_employer(adviser, desk, world, interviewed):
    sent = {"step": "no_response", "on": clock.today().strftime("%-d/%-m/%Y"), "note": ""}
    said = text_of(page_of(adviser.post(f"/referrals/{interviewed.public_id}/step/", sent, follow=True)).body)
    assert "Ring them first" not in said
    mine = Desk(world.viewer(), everybody=True)
    week = (clock.today() - dt.timedelta(days=7), clock.today() + dt.timedelta(days=7))
    told = [row.told["happening"] for arm in happenings(mine, *week) for row in arm]
    assert Happening.ANSWER not in told


def test_nor_is_that_employer_rung_about_their_first_day(adviser, world, interviewed):
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=interviewed, step=each, on=clock.today(), by=world.adviser)
    with clock.moved_to(add_working_days(clock.today(), 10)):
        assert len(hints(adviser.get(URL), "starts")) == 1
        assert PHONE not in says(adviser)
