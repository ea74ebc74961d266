"""The page that takes an apprenticeship over to another employer."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.placements.models import Placement
from backend.reference.services import load_reference
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 11, 29)
STARTED = TODAY - dt.timedelta(days=60)
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=50)


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


@pytest.fixture
def placement(world):
    return placement_since(world, STARTED, weekly_hours=37)


def accepted_elsewhere(world, placement):
    contact = EmployerContactFactory(employer__council=world.council, employer__verified=True, signs_in=True)
    facts = {"type": placement.opportunity.type, "lars_code": placement.opportunity.lars_code, "weekly_hours": 37}
    offer = OpportunityFactory(council=world.council, employer=contact.employer, **facts)
    return accepted(world, care_leaver=placement.care_leaver, opportunity=offer)


def address(placement) -> str:
    return reverse("placement-employer", args=[placement.public_id])


def test_the_change_is_recorded_and_the_page_tells_of_the_employer_before(adviser, world, placement):
    referral = accepted_elsewhere(world, placement)
    before = placement.opportunity.employer.name
    page = adviser.get(address(placement))
    assert "An apprenticeship goes on as one where the apprentice changes the employer." in text_of(page_of(page))
    sent = filled(page) | {"referral": str(referral.public_id), "reason": "redundancy", "note": "The shop closed"}
    after = adviser.post(address(placement), sent, follow=True)
    assert "The new employer is recorded" in banner_in(after)
    shown = text_of(page_of(after))
    assert f"{before}. Redundancy, recorded by" in shown
    assert "The shop closed" in shown
    assert Placement.objects.get().opportunity == referral.opportunity


def test_without_an_answer_nothing_is_recorded_and_each_field_says_what_is_missing(adviser, world, placement):
    accepted_elsewhere(world, placement)
    sent = filled(adviser.get(address(placement)))
    refused = adviser.post(address(placement), sent)
    assert {"Select the new employer", "Select why it changes"} <= set(errors_in(refused))
    assert Placement.objects.get().opportunity == placement.opportunity


@pytest.mark.parametrize(("type", "says"), [("apprenticeship", "Refer them there"), ("job", "Only an apprenticeship")])
def test_where_nothing_can_be_recorded_it_says_what_to_do(adviser, world, type, says):
    facts = {} if type == "apprenticeship" else {"job": True}
    placement = placement_since(world, STARTED, **facts)
    assert says in banner_in(adviser.get(address(placement), follow=True))


def test_past_its_day_the_ground_is_said_to_be_read_again(adviser, world, placement):
    accepted_elsewhere(world, placement)
    for day, told in ((dt.date(2027, 3, 31), False), (dt.date(2027, 4, 1), True)):
        with clock.moved_to(day):
            client = signed_in(world.council)[0]
            said = text_of(page_of(client.get(address(placement))))
        assert ("Check before relying on this" in said) is told


def test_what_has_to_be_checked_is_shown_beside_the_day_and_words_count_for_that_alone(adviser, world, placement):
    referral = accepted_elsewhere(world, placement)
    sent = filled(adviser.get(address(placement))) | {"referral": str(referral.public_id), "reason": "redundancy"}
    CareLeaver.objects.filter(id=placement.care_leaver_id).update(in_custody=True)
    unseen = adviser.post(address(placement), sent | {"checked": "The prison lets them out by day"})
    assert Placement.objects.get().opportunity == placement.opportunity, "no words of a page that showed nothing"
    asked = filled(unseen)
    assert "They are recorded as in custody" in text_of(page_of(unseen).main)
    CareLeaver.objects.filter(id=placement.care_leaver_id).update(licence_conditions="Not near the quay")
    older = adviser.post(address(placement), asked | {"checked": "The prison lets them out by day"})
    assert "Conditions of a licence" in text_of(page_of(older).main)
    assert Placement.objects.get().opportunity == placement.opportunity
    again = filled(older) | {"checked": "Out by day, and the works lie outside"}
    assert adviser.post(address(placement), again).status_code == 302
    assert Placement.objects.get().opportunity == referral.opportunity
