"""The form of a start: the day it proposes, and what it asks of the day that is given."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.placements.models import Placement
from backend.reference.services import load_reference
from backend.referrals.models import Clearance
from tests.factories.gated import start_from
from tests.factories.placements import accepted
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of


TODAY = dt.date(2027, 3, 8)
DAY = dt.timedelta(days=1)
START = "main form[action$='start/']"
WORDS = "Rang the prison: day release is agreed for that day."
_today = today_is(TODAY)


def url_of(referral, name="referral"):
    return reverse(name, args=[referral.public_id])


def planned_for(world, day):
    load_reference()
    referral = accepted(world)
    Opportunity.objects.filter(id=world.opportunity.id).update(start_date=day)
    return referral


@pytest.mark.parametrize(
    ("planned", "looked_at", "proposed"),
    [(3, 3, 3), (3, 9, 3), (0, 2, 0), (40, 9, None), (-5, 2, None), (None, 4, None)],
)
def test_it_proposes_the_day_on_record_once_it_has_come_and_never_just_today(
    world, adviser, planned, looked_at, proposed
):
    day = None if planned is None else TODAY + planned * DAY
    referral = planned_for(world, day)
    with clock.moved_to(TODAY + looked_at * DAY):
        response = adviser.get(url_of(referral))
    expected = "" if proposed is None else f"{TODAY + proposed * DAY:%d/%m/%Y}"
    assert filled(response, START)["start-on"] == expected
    said = text_of(page_of(response).select_one(START))
    assert ("gives no day" if day is None else f"The opportunity gives {day:%-d %B %Y}") in said


def test_what_has_to_be_checked_of_the_day_is_said_beside_it_and_for_that_day_alone(world, adviser):
    referral = planned_for(world, TODAY + 30 * DAY)
    update_profile(care_leaver=world.person, in_custody=True, release_date=TODAY + 20 * DAY, by=None)
    start = url_of(referral, "referral-start")
    sent = filled(adviser.get(url_of(referral)), START)
    assert "start-checked" not in sent
    shown = adviser.post(start, sent | {"start-on": "8/3/2027"})
    assert "8 March 2027, the first day given" in errors_in(shown)[0]
    again = filled(shown, START)
    assert again["start-on"] == "8/3/2027"
    with clock.moved_to(TODAY + DAY):
        other = adviser.post(start, again | {"start-on": "9/3/2027", "start-checked": WORDS})
        assert "9 March 2027, the first day given" in errors_in(other)[0], "they were said of another day"
        assert not Placement.objects.exists()
        assert not Clearance.objects.exists()
    assert adviser.post(start, again | {"start-checked": WORDS}).status_code == 302
    assert Placement.objects.get().starts_on == TODAY
    assert Clearance.objects.get().words == WORDS


def test_a_first_day_is_corrected_into_custody_only_with_what_was_checked(world, adviser):
    referral = planned_for(world, TODAY + 2 * DAY)
    with clock.moved_to(TODAY + 6 * DAY):
        placement = start_from(referral=referral, on=TODAY + 5 * DAY, by=world.adviser)
        update_profile(care_leaver=world.person, in_custody=True, by=None)
        url = url_of(placement, "placement-first-day")
        form = "main form:has([name=opened_on])"
        unchanged = filled(adviser.get(url), form) | {"why": "x"}
        assert adviser.post(url, unchanged).status_code == 302, "the day stays, and nothing is asked"
        sent = filled(adviser.get(url), form) | {"on": "10/3/2027", "why": "They began on the Wednesday"}
        shown = adviser.post(url, sent)
        assert "10 March 2027, the first day given" in errors_in(shown)[0]
        assert adviser.post(url, filled(shown, form) | {"checked": WORDS}).status_code == 302
    placement.refresh_from_db()
    assert placement.starts_on == TODAY + 2 * DAY
