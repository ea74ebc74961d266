"""Dates that have passed are said as dates; what the rules cannot read is named, and nothing else is blamed for it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep, Outcome
from tests.factories.gated import start_from
from tests.factories.placements import accepted
from tests.today import today_is
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import lines_in


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)
DAY = dt.timedelta(days=1)


def set_days(world, **days):
    Opportunity.objects.filter(id=world.opportunity.id).update(**days)


def obstacles(world, step=GateStep.PREVIEW, on=TODAY) -> dict[str, str]:
    answer = may_go_on(world.person, world.opportunity, step, on)
    return {each.name: each.sentence for each in answer.obstacles}


def test_what_closed_and_ended_years_ago_is_said_by_its_days_alone(world):
    set_days(
        world,
        closing_date=dt.date(2023, 8, 11),
        start_date=dt.date(2023, 9, 4),
        planned_end=dt.date(2024, 7, 19),
    )
    said = obstacles(world)
    assert set(said) == {"past_closing", "over"}
    assert "closed on 11 August 2023" in said["past_closing"]
    assert "was to end on 19 July 2024" in said["over"]


@pytest.mark.parametrize("start", [None, dt.date(2026, 1, 12)])
def test_the_last_day_is_a_day_like_any_other_and_the_day_after_is_over(world, start):
    set_days(world, closing_date=None, start_date=start, planned_end=TODAY)
    assert obstacles(world) == {}
    assert set(obstacles(world, on=TODAY + DAY)) == {"over"}
    assert set(obstacles(world, GateStep.STARTED, TODAY + DAY)) == {"over"}


def test_other_rules_are_still_asked_of_what_is_over(world):
    set_days(world, closing_date=None, start_date=None, planned_end=TODAY - DAY, min_age=40, max_age=None)
    assert set(obstacles(world)) == {"over", "age"}


def test_somebody_who_stays_past_the_planned_end_is_still_kept_from_what_they_are_to_avoid(world):
    client, membership = signed_in(world.council)
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=membership.user)
    set_days(world, start_date=TODAY, planned_end=TODAY + 30 * DAY)
    placement = start_from(referral=accepted(world), on=TODAY, by=world.adviser)
    avoid_employer(care_leaver=world.person, employer=world.opportunity.employer, note="x", by=world.adviser)
    with clock.moved_to(TODAY + 31 * DAY):
        (line,) = lines_in(client.get(reverse("today")), "placed-beside-marks")
        assert line.select(f"a[href='{reverse('placement', args=[placement.public_id])}']")


@pytest.mark.parametrize(
    ("day", "facts", "words"),
    [
        (dt.date(1990, 1, 1), {}, "date of birth on their profile is after the day asked about"),
        (TODAY, {"weekly_hours": 200}, "weekly hours of the opportunity must be a finite number from 0 to 168"),
        (TODAY, {"daily_hours": 25}, "daily hours of the opportunity must be a finite number from 0 to 24"),
    ],
)
def test_what_the_rules_cannot_read_is_named(world, day, facts, words):
    set_days(world, **facts)
    answer = may_go_on(world.person, world.opportunity, GateStep.REFER, day)
    assert answer.outcome == Outcome.NO
    assert words in answer.refusal
    assert "does not fit" not in answer.refusal
