"""What young people want and cannot reach, in numbers that point at nobody."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.outcomes.demand import Told, _part, unmet
from backend.reference.choices import Route
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("unmet-demand")
TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def who_want(council, count, route, **facts):
    facts = {"ready": True, "living_in_croydon": True, "highest_level": 1} | facts
    return [CareLeaverFactory(council=council, route_interests=[route], **facts) for _ in range(count)]


def cells(response, caption, row) -> list[str]:
    table = next(each for each in page_of(response).select("table") if caption in text_of(each.caption))
    found = next(each for each in table.select("tbody tr") if text_of(each.th) == row)
    return [text_of(cell) for cell in found.select("td")]


def test_a_kind_of_work_that_is_wanted_and_out_of_reach_is_counted(officer, in_council):
    who_want(in_council, 7, Route.CARE)
    for _ in range(3):
        near = OpportunityFactory(council=in_council, route=Route.SALES)
        SiteFactory(opportunity=near)
    far = SiteFactory(opportunity=OpportunityFactory(council=in_council, route=Route.CARE), easting=580000)
    assert far
    response = get_within(officer, PAGE)
    assert cells(response, "By kind of work", "Care services") == ["7", "7", "7", "0", "0", "0"]
    told = text_of(page_of(response).main)
    assert "Care services, level 2, near CR0: one more to choose from for 7 young people" in told


def test_few_are_not_shown_anywhere(officer, in_council):
    who_want(in_council, 5, Route.LEGAL)
    who_want(in_council, 6, Route.CARE)
    told = text_of(page_of(officer.get(PAGE)).main)
    assert "Legal" not in told
    assert "1 row of fewer than 6 young people is not shown" in told


def test_a_part_that_leaves_few_over_is_hidden_too():
    assert [_part(count, 20) for count in (0, 5, 6, 14, 15, 20)] == [0, Told.FEW, 6, 14, Told.NEARLY_ALL, 20]


def test_what_somebody_avoids_changes_no_number(in_council):
    people = who_want(in_council, 8, Route.CARE)
    theirs = SiteFactory(opportunity=OpportunityFactory(council=in_council, route=Route.CARE)).opportunity
    before = unmet(in_council, TODAY)
    AvoidedEmployerFactory(care_leaver=people[0], employer=theirs.employer)
    assert unmet(in_council, TODAY) == before


def test_a_confidential_home_names_no_area(in_council):
    who_want(in_council, 6, Route.CARE, home_is_confidential=True)
    found = unmet(in_council, TODAY)
    assert [row.name for row in found.by_area] == ["confidential or not recorded yet"]
    assert found.would_help == []


def test_the_file_holds_what_the_page_shows(officer, in_council):
    who_want(in_council, 6, Route.CARE)
    answer = officer.get(reverse("unmet-demand-csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["What"] == "Care services"
    assert rows[0]["Want it"] == "6"


def test_before_anybody_is_on_record_the_page_says_so(officer):
    assert "Nobody to count yet" in text_of(page_of(officer.get(PAGE)).main)


def test_the_officer_finds_it_in_the_menu_and_the_head_beside_the_outcomes(officer, in_council):
    assert page_of(officer.get(PAGE)).find("a", string=lambda text: text and text.strip() == "Unmet demand")
    head, _ = signed_in(in_council, Role.HEAD)
    assert page_of(head.get(reverse("outcomes"))).find("a", href=PAGE)


def test_it_is_counted_once_a_day(officer, in_council):
    who_want(in_council, 6, Route.CARE)
    first = text_of(page_of(officer.get(PAGE)).main)
    who_want(in_council, 6, Route.LEGAL)
    assert text_of(page_of(get_within(officer, PAGE, most=2)).main) == first
    with clock.moved_to(TODAY + dt.timedelta(days=1)):
        assert "Legal" in text_of(page_of(officer.get(PAGE)).main)
