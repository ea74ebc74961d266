"""Funnel and sustainment over real referrals and placements."""

import datetime as dt

import pytest

from backend.core import clock
from backend.councils.choices import Role
from backend.outcomes.funnel import funnel
from backend.outcomes.permissions import can_see_outcomes
from backend.outcomes.sustainment import sustainment_curve
from backend.placements.services import begin_break, end_break
from backend.reference.services import load_reference
from tests.backend.outcomes.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import step
from tests.factories.heard import heard_on
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import viewer_with


FIRST, LAST = dt.date(2025, 4, 1), TODAY


def referred(world, *steps, on=TODAY, person=None):
    with clock.moved_to(on):
        person = person or CareLeaverFactory(council=world.council, ready=True)
        if not person.consents.exists():
            consent_to(person, "share_name")
        opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer)
        referral = world.refer(care_leaver=person, opportunity=opportunity)
        for name in steps:
            step(referral=referral, step=name, on=on, note="because", by=world.adviser)
    return referral


def counts(world, first=FIRST, last=LAST):
    return {steps.name: steps.people for steps in funnel(world.council, first, last)}


def test_each_step_counts_young_people_by_hand(world):
    load_reference()
    heard_on(placement_since(world, TODAY - 100 * DAY), TODAY, by=world.adviser)
    placement_since(world, TODAY - 120 * DAY)
    placement_since(world, TODAY - 200 * DAY, last=TODAY - 150 * DAY)
    twice = referred(world, "interview", "offered").care_leaver
    referred(world, "interview", person=twice)
    referred(world, "interview", "declined_by_employer")
    referred(world)
    assert counts(world) == {
        "matched": 0,
        "shortlisted": 0,
        "referred": 6,
        "interviewed": 2,
        "offered": 4,
        "started": 3,
        "lasted_13_weeks": 1,
        "not_known_13_weeks": 1,
    }


def test_a_step_taken_back_does_not_count(world):
    referred(world, "interview", "offered", "reopened", "reopened")
    steps = counts(world)
    assert (steps["referred"], steps["interviewed"], steps["offered"]) == (1, 0, 0)


def test_only_referrals_of_the_period_count_on_both_its_days(world):
    referred(world, on=TODAY - 10 * DAY)
    assert counts(world, TODAY - 10 * DAY, TODAY - 10 * DAY)["referred"] == 1
    assert counts(world, TODAY - 9 * DAY, TODAY)["referred"] == 0
    assert counts(world, FIRST, TODAY - 11 * DAY)["referred"] == 0


def test_the_funnel_takes_eleven_queries_at_most(world, django_assert_max_num_queries):
    load_reference()
    for n in range(3):
        placement_since(world, TODAY - (100 + n) * DAY)
    with django_assert_max_num_queries(11):
        funnel(world.council, FIRST, LAST)


def points(world, on=TODAY):
    return {point.week: point for point in sustainment_curve(world.council, FIRST, LAST, on).points}


def test_people_are_counted_as_far_as_they_are_known_and_no_further(world):
    """Six began: one left after 30 days, three of a hundred days were heard of in week 13, one last in week 4, and one
    since 10 days in week 1. By hand: of four that are followed past the 30th day one left, 3/4 from week 5; whoever was
    last heard of on the 29th day counts until then."""
    placement_since(world, TODAY - 99 * DAY, last=TODAY - 70 * DAY, reason="pay")
    for _ in range(3):
        heard_on(placement_since(world, TODAY - 99 * DAY), TODAY, by=world.adviser)
    heard_on(placement_since(world, TODAY - 99 * DAY), TODAY - 71 * DAY, by=world.adviser)
    heard_on(placement_since(world, TODAY - 9 * DAY), TODAY, by=world.adviser)
    curve = points(world)
    assert max(curve) == 13
    assert [(curve[week].share, curve[week].at_risk) for week in (0, 1, 2, 4)] == [(1, 6), (1, 6), (1, 5), (1, 5)]
    assert (curve[5].share, curve[5].at_risk) == (pytest.approx(3 / 4), 3)
    assert curve[5].low < 3 / 4 < curve[5].high
    assert sustainment_curve(world.council, FIRST, LAST, TODAY).silent == 1


def test_where_most_are_silent_the_curve_says_so(world):
    placement_since(world, TODAY - 99 * DAY, last=TODAY - 70 * DAY, reason="pay")
    for _ in range(2):
        placement_since(world, TODAY - 99 * DAY)
    curve = sustainment_curve(world.council, FIRST, LAST, TODAY)
    assert (curve.silent, curve.is_mostly_silent) == (2, True)


def test_a_planned_end_is_not_leaving(world):
    placement_since(world, TODAY - 90 * DAY, last=TODAY - 50 * DAY, reason="completed")
    placement_since(world, TODAY - 90 * DAY)
    curve = sustainment_curve(world.council, FIRST, LAST, TODAY)
    assert (curve.placements, curve.left_early) == (2, 0)
    assert {point.share for point in curve.points} == {1}


def test_once_everybody_has_left_the_curve_stays_at_nought(world):
    placement_since(world, TODAY - 90 * DAY, last=TODAY - 77 * DAY, reason="dismissed")
    curve = points(world)
    assert (curve[2].share, curve[3].share, curve[52].share, curve[52].at_risk) == (1, 0, 0, 0)


def test_a_break_does_not_count_towards_lasting(world):
    load_reference()
    placement = placement_since(world, TODAY - 27 * DAY)
    heard_on(placement, TODAY, by=world.adviser)
    assert max(points(world)) == 4
    spell = begin_break(placement=placement, on=TODAY - 10 * DAY, reason="illness", by=world.adviser)
    end_break(spell=spell, on=TODAY - 4 * DAY, by=world.adviser)
    assert max(points(world)) == 1  # the 28th day on programme, on which they are asked again, is to come


def test_the_curve_can_be_asked_for_an_earlier_day(world):
    placement_since(world, TODAY - 90 * DAY, last=TODAY - 10 * DAY, reason="pay")
    earlier = sustainment_curve(world.council, FIRST, LAST, TODAY - 30 * DAY)
    assert (earlier.placements, earlier.left_early) == (1, 0)


def test_nobody_began_gives_an_empty_curve(world):
    assert sustainment_curve(world.council, FIRST, LAST, TODAY).points == []


def test_the_curve_takes_six_queries(world, django_assert_num_queries):
    for n in range(3):
        placement_since(world, TODAY - (60 + n) * DAY)
    with django_assert_num_queries(6):
        sustainment_curve(world.council, FIRST, LAST, TODAY)


def test_who_sees_outcomes(in_council):
    may = {role for role in Role if can_see_outcomes(viewer_with(role, in_council))}
    assert may == {Role.HEAD, Role.STAFF, Role.AUDITOR}
