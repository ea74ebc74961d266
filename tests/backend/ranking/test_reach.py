"""A change of one opportunity ranks those whom it can reach, and leaves the same lists as ranking everybody."""

import datetime as dt
import random

import pytest

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.services import rank_council, rank_opportunity
from backend.reference.choices import Route
from backend.shortlists.models import Match, MatchRun
from tests.backend.ranking.test_ranking import opportunity_in, person_in, titles_for
from tests.sampling import one_in
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


def lists() -> list[tuple]:
    rows = Match.objects.order_by("care_leaver", "position")
    return list(rows.values_list("care_leaver", "position", "opportunity", "score"))


def borough(council, seed: int, people: int = 12, opportunities: int = 26):
    draw = random.Random(seed)
    routes = list(Route)[:4]
    for _ in range(people):
        person_in(council, route_interests=draw.sample(routes, 2), max_weekly_hours=draw.choice([20, 40]))
    return [
        opportunity_in(council, title=f"Post {number}", route=draw.choice(routes), weekly_hours=draw.choice([18, 37]))
        for number in range(opportunities)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", one_in(2, range(2)))
@pytest.mark.parametrize("change", ["appears", "closes", "moves", "suits fewer", "asks less"])
def test_ranking_affected_people_gives_the_lists_of_ranking_everybody(in_council, seed, change):
    opportunities = borough(in_council, seed)
    changed = opportunities[seed]
    if change == "appears":
        Opportunity.objects.filter(id=changed.id).update(closing_date=TODAY - dt.timedelta(days=1))
    if change == "asks less":
        Opportunity.objects.filter(id=changed.id).update(weekly_hours=39)
    rank_council(council=in_council)
    facts = {
        "appears": {"closing_date": TODAY + dt.timedelta(days=30)},
        "closes": {"closing_date": TODAY - dt.timedelta(days=1)},
        "moves": {"route": Route.CONSTRUCTION, "wage_from": 18},
        "suits fewer": {"weekly_hours": 39},
        "asks less": {"weekly_hours": 16},
    }
    Opportunity.objects.filter(id=changed.id).update(**facts[change])
    rank_opportunity(opportunity=Opportunity.objects.select_related("council").get(id=changed.id))
    after = lists()
    rank_council(council=in_council)
    assert after == lists()


def test_people_who_are_not_affected_are_not_ranked_again(in_council):
    cook = person_in(in_council, route_interests=[Route.CATERING], max_travel_minutes=60)
    far = person_in(in_council, home_easting=400_000, home_northing=300_000, max_travel_minutes=20)
    opportunity_in(in_council, title="Kitchen assistant", route=Route.CATERING)
    rank_council(council=in_council)
    added = opportunity_in(in_council, title="Chef", route=Route.CATERING)
    run = rank_opportunity(opportunity=added)
    assert run.people == 1
    assert "Chef" in titles_for(cook)
    assert titles_for(far) == []


def test_a_change_that_affects_nobody_ranks_nobody(in_council):
    person_in(in_council, home_easting=400_000, home_northing=300_000, max_travel_minutes=20)
    assert rank_opportunity(opportunity=opportunity_in(in_council)) is None
    assert not MatchRun.objects.exists()


def test_a_list_of_yesterday_is_made_anew(in_council):
    borough(in_council, 1, people=1)
    rank_council(council=in_council)
    poor = opportunity_in(in_council, route=Route.LEGAL, weekly_hours=18)
    with clock.moved_to(TODAY + dt.timedelta(days=1)):
        assert rank_opportunity(opportunity=poor).on == TODAY + dt.timedelta(days=1)
