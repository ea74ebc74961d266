"""Why not: counted by reason, with the nearest miss first and how much is missing."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.shortlists import MatchRunFactory
from tests.web.pages import names_in_table, page_of, text_of
from tests.web.queries import get_within


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True, maths_level=0, max_weekly_hours=30)


def page_about(client, person, query: str = ""):
    return get_within(client, f"/people/{person.public_id}/ruled-out/{query}", most=14)


def reasons_on(page) -> list[str]:
    return [text_of(line) for line in page_of(page).select(".onward-reasons li")]


def test_reasons_are_counted_and_told_apart_by_what_is_the_only_one(adviser, person):
    for hours in (30, 33, 37):
        OpportunityFactory(council=person.council, weekly_hours=hours, maths_required=2)
    OpportunityFactory(council=person.council, weekly_hours=35, maths_required=0)
    hours, maths = reasons_on(page_about(adviser, person))
    assert maths.startswith("3 Maths")
    assert "1 for this alone" in maths
    assert hours.startswith("3 Hours")
    assert "1 for this alone" in hours


def test_who_is_in_custody_is_not_asked_whether_the_day_can_move(adviser, person):
    today = clock.today()
    OpportunityFactory(council=person.council, start_date=today + dt.timedelta(days=30), maths_required=0)
    late = today + dt.timedelta(days=120)
    CareLeaver.objects.filter(pk=person.pk).update(max_weekly_hours=48, available_from=late)
    (dates,) = reasons_on(page_about(adviser, person))
    assert "The young person: can the day move?" in dates
    CareLeaver.objects.filter(pk=person.pk).update(in_custody=True, release_date=late, available_from=None)
    (dates,) = reasons_on(page_about(adviser, person))
    assert "can the day move?" not in dates
    assert f"release expected on {late:%-d %B %Y}: 1 starts before that. Early release" in dates
    assert "The employer: another start?" in dates


def test_the_nearest_miss_comes_first_in_its_own_unit_and_in_the_sentence(adviser, person):
    facts = {"council": person.council, "maths_required": 0}
    OpportunityFactory(title="Far over", weekly_hours=44, **facts)
    OpportunityFactory(title="Just over", weekly_hours=31, **facts)
    OpportunityFactory(title="Two levels", weekly_hours=30, council=person.council, maths_required=2)
    response = page_about(adviser, person)
    assert names_in_table(response) == ["Just over", "Far over", "Two levels"]
    cells = [text_of(row.td) for row in page_of(response).select("tbody tr")]
    assert cells[0].startswith("1 hour a week too many")
    assert cells[2].startswith("maths: 2 levels short of level 2")
    said = text_of(page_of(response).select_one(".onward-lead"))
    assert said.startswith("All 3 open opportunities are ruled out today: hours 2, maths 1.")
    assert "The nearest miss is “Just over”" in said
    MatchRunFactory(council=person.council)
    alike = text_of(page_of(adviser.get(f"/people/{person.public_id}/")).main)
    assert "The nearest miss is “Just over”" in alike, "the page of matches says the same where there are none"


def test_of_one_alone_the_sentence_does_not_say_all(adviser, person):
    OpportunityFactory(council=person.council, title="Far over", weekly_hours=44, maths_required=0)
    said = text_of(page_of(page_about(adviser, person)).select_one(".onward-lead"))
    assert said.startswith("The only one that is open is ruled out today: hours 1.")


def test_what_lacks_more_things_waits_behind_a_link(adviser, person):
    OpportunityFactory(council=person.council, title="Two", weekly_hours=44, maths_required=1)
    OpportunityFactory(council=person.council, title="Three", weekly_hours=44, maths_required=1, ehcp_required=True)
    assert names_in_table(page_about(adviser, person)) == ["Two"]
    assert names_in_table(page_about(adviser, person, "?missing=3")) == ["Three"]
    assert names_in_table(page_about(adviser, person, "?missing=many")) == ["Two"]


def test_how_far_too_far_it_is_says_nothing_of_a_confidential_home(adviser, person):
    far = OpportunityFactory(council=person.council, maths_required=0, weekly_hours=30)
    SiteFactory(opportunity=far, easting=555000, northing=165500)
    assert "minutes too far" in text_of(page_of(page_about(adviser, person)).main)
    CareLeaver.objects.filter(id=person.id).update(home_is_confidential=True)
    said = text_of(page_of(page_about(adviser, person)).main)
    assert "too far" in said
    assert "minutes too far" not in said
    assert "over an hour" in said


def test_a_place_and_an_employer_to_avoid_are_one_reason(adviser, person):
    theirs = OpportunityFactory(council=person.council, maths_required=0, weekly_hours=30)
    AvoidedEmployerFactory(care_leaver=person, employer=theirs.employer)
    (safety,) = reasons_on(page_about(adviser, person))
    assert safety.startswith("1 Safety")


def test_the_sheet_for_the_young_person_says_what_is_true_of_them(adviser, person):
    OpportunityFactory(council=person.council, max_age=16)
    sheet = text_of(page_of(adviser.get(f"/people/{person.public_id}/doors/?for=young-person")).main)
    assert "in your reach already" not in sheet
    assert "We have not found anything open that fits you today." in sheet
