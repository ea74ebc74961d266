"""What young people want and cannot reach, in numbers that point at nobody."""

import csv
import datetime as dt
import io
from copy import copy

import pytest
from django.core.cache import cache
from django.urls import reverse

from backend.core import clock
from backend.core.job_names import COUNT_UNMET_DEMAND
from backend.core.models import Job, JobState
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState
from backend.outcomes import demand
from backend.outcomes.demand import unmet
from backend.reference.choices import Route
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from worker.schedule import SCHEDULE
from worker.tasks.outcomes import count_unmet_demand, count_unmet_demand_of_every_council


PAGE = reverse("unmet-demand")
TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def who_want(council, count, route, **facts):
    facts = {"ready": True, "living_in_croydon": True, "highest_level": 1} | facts
    return [CareLeaverFactory(council=council, route_interests=[route], **facts) for _ in range(count)]


def said(response) -> str:
    """Without the form and the filters in force, which name every kind of work."""
    page = copy(page_of(response))
    for each in page.select(".onward-filter, .onward-tags"):
        each.decompose()
    return text_of(page.main)


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
    assert "Care services, level 2, near CR0: one more to choose from for at least 5 young people" in told


def test_few_are_not_shown_anywhere(officer, in_council):
    who_want(in_council, 5, Route.LEGAL)
    who_want(in_council, 6, Route.CARE)
    told = said(officer.get(PAGE))
    assert "Legal" not in told
    assert "1 row is not shown: of fewer than 6 young people" in told


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
    assert found.improvements.would_help == []


def test_the_file_holds_what_the_page_shows(officer, in_council):
    who_want(in_council, 6, Route.CARE)
    answer = officer.get(reverse("unmet-demand-csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["What"] == "Care services"
    assert (rows[0]["Want it"], rows[0]["Places in reach"]) == ("6", "0")


def test_before_anybody_is_on_record_the_page_says_so(officer):
    assert "Nobody to count yet" in text_of(page_of(officer.get(PAGE)).main)


def test_before_anybody_said_what_they_would_like_the_page_says_so(officer, in_council):
    CareLeaverFactory.create_batch(6, council=in_council, route_interests=[])
    page = page_of(officer.get(PAGE))
    assert text_of(page.h1) == "No young person’s interests are recorded yet"
    assert "Nothing to draw yet" in text_of(page.main)
    assert "Nobody to ring about one more post" in text_of(page.main)
    assert not page.select(".onward-chart, [href='#ring']")


def test_the_finding_the_picture_and_whom_to_ring_stand_first(officer, in_council):
    """The first in the list has an employer who had such a post; the second has nobody, and says what to look for."""
    who_want(in_council, 12, Route.CARE)
    who_want(in_council, 8, Route.LEGAL)
    employer = EmployerFactory(council=in_council, name="Larkfield Care", verified=True)
    EmployerContactFactory(employer=employer, name="Mo Ferris", phone="020 7946 0104")
    OpportunityFactory(
        council=in_council,
        employer=employer,
        route=Route.CARE,
        title="Care assistant",
        state=OpportunityState.FILLED,
        closing_date=dt.date(2026, 3, 20),
    )
    page = page_of(get_within(officer, PAGE))
    assert (
        text_of(page.h1) == "Care services; Legal, finance and accounting: at least 8 want each and can reach nothing"
    )
    assert text_of(page.figcaption) == "Most unmet first. Care services: 12 want it and none of them can reach any"
    first, second = page.select(".onward-brief")
    assert text_of(page.select_one("#ring")) == "Ring these two first"
    assert page.select_one("a[href='#ring']")
    for words in (
        "Larkfield Care",
        "nothing asked yet",
        "Care services, level 2, near CR0: one more to choose from for at least 10 young people",
        "Had a level 2 post, Care assistant, until March 2026.",
        "Mo Ferris",
    ):
        assert words in text_of(first)
    links = [link["href"] for link in first.select("a")]
    assert links == ["tel:02079460104", reverse("employer", args=[employer.public_id])]
    assert "Look for employers of this kind of work near CR0" in text_of(second)
    assert [link["href"] for link in second.select("a")] == [reverse("opportunity-add")]
    assert page.select_one("details table caption")
    head, _ = signed_in(in_council, Role.HEAD)
    assert reverse("employers") in [link["href"] for link in page_of(head.get(PAGE)).select(".onward-brief a")]


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
        assert "Legal" in said(officer.get(PAGE))


LEGAL_ONLY = {"routes": [Route.LEGAL]}


@pytest.fixture
def wanted(in_council):
    """Care by more than legal work, and both with too little of it; a further journey would open some of each."""
    who_want(in_council, 9, Route.CARE, max_travel_minutes=20)
    who_want(in_council, 7, Route.LEGAL, max_travel_minutes=20)
    for route in (Route.CARE, Route.LEGAL, Route.LEGAL):
        SiteFactory(opportunity=OpportunityFactory(council=in_council, route=route), easting=532500 + 4500)


def test_the_officer_limits_what_would_help_to_kinds_of_work_she_could_look_for(officer, wanted):
    everything = said(officer.get(PAGE))
    assert "Care services, level 2, near CR0: one more to choose from for at least 5 young people" in everything
    response = get_within(officer, reverse("unmet-demand", query={"routes": [Route.LEGAL, Route.SALES]}))
    told = said(response)
    assert "Only among: Legal, finance and accounting; Sales, marketing and procurement." in told
    assert "accounting, level 2, near CR0: one more to choose from for at least 5 young people" in told
    assert "Care services, level" not in told
    assert cells(response, "By kind of work", "Care services")[0] == "9"
    ticked = [each["value"] for each in page_of(response).select("input[name=routes][checked]")]
    assert ticked == [Route.LEGAL, Route.SALES]


def test_a_change_opens_only_what_is_of_the_kinds_of_work_chosen(officer, wanted):
    assert "At least 15 people would gain 3 opportunities" in said(officer.get(PAGE))
    told = said(officer.get(PAGE, LEGAL_ONLY))
    assert "At least 15 people would gain 2 opportunities with a journey" in told


def test_comparing_choices_tells_of_nobody(officer, in_council):
    """With one more who wants it the number stays, so that the difference is no single person."""
    who_want(in_council, 7, Route.LEGAL)
    before = said(officer.get(PAGE, LEGAL_ONLY))
    who_want(in_council, 1, Route.LEGAL)
    cache.clear()
    assert said(officer.get(PAGE, LEGAL_ONLY)).replace("8", "7") == before.replace("8", "7")
    assert "for at least 5 young people" in before


def test_a_kind_of_work_that_is_none_is_said_and_all_are_counted(officer, wanted):
    response = officer.get(PAGE, {"routes": [Route.LEGAL, "Alchemy"]})
    assert "Select kinds of work from the list" in text_of(page_of(response).select_one(".onward-filter"))
    assert "Only among" not in said(response)
    assert "Care services, level 2" in said(response)


def test_the_choice_is_kept_in_the_file_and_taken_away_by_a_link(officer, wanted):
    page = page_of(officer.get(PAGE, LEGAL_ONLY))
    link = page.find("a", string="Download what would help most (CSV)")["href"]
    rows = list(csv.DictReader(io.StringIO(officer.get(link).content.decode("utf-8-sig"))))
    assert {row["Kind of work"] for row in rows} == {Route.LEGAL}
    assert rows[0]["Young people who would have one more, at least"] == "5"
    assert page.select_one(".moj-filter__tag")["href"] == "?"
    answer = officer.get(reverse("unmet-demand-help-csv"))
    assert "Care services,2,CR0,5" in answer.content.decode("utf-8-sig")


def test_every_kind_of_work_ticked_is_as_none_ticked_and_a_choice_is_counted_once(officer, wanted, monkeypatch):
    everything = said(officer.get(PAGE))
    limited = said(officer.get(PAGE, LEGAL_ONLY))
    monkeypatch.setattr(demand, "improvements", lambda *_: pytest.fail("counted again"))
    assert said(officer.get(PAGE, {"routes": list(Route)})) == everything
    assert said(officer.get(PAGE, LEGAL_ONLY)) == limited


def count_in_the_night(council):
    """What the clock asks of every council, done as a worker does it."""
    count_unmet_demand_of_every_council()
    job = Job.objects.get(name=COUNT_UNMET_DEMAND, arguments=[council.id], state=JobState.WAITING)
    count_unmet_demand.apply(args=[job.id], throw=True)
    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_the_night_counts_so_that_nobody_waits_in_the_morning(officer, in_council, monkeypatch):
    who_want(in_council, 6, Route.CARE)
    count_in_the_night(in_council)
    monkeypatch.setattr(demand, "unmet", lambda *_: pytest.fail("counted again"))
    assert cells(get_within(officer, PAGE, most=2), "By kind of work", "Care services")[0] == "6"


def test_who_looked_before_the_night_was_over_sees_what_the_night_counted(officer, in_council):
    who_want(in_council, 6, Route.CARE)
    assert "Legal" not in said(officer.get(PAGE))
    who_want(in_council, 6, Route.LEGAL)
    count_in_the_night(in_council)
    assert cells(officer.get(PAGE), "By kind of work", "Legal, finance and accounting")[0] == "6"


def test_the_night_counts_after_the_feeds_are_read():
    tasks = {entry["task"]: entry["schedule"] for entry in SCHEDULE.values()}
    counted, read = tasks["outcomes.count_unmet_demand_of_every_council"], tasks["opportunities.sync_every_council"]
    assert (min(counted.hour), min(counted.minute)) > (min(read.hour) + 1, min(read.minute))
