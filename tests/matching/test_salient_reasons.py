"""Which reasons a person would recognise as one: known facts that count the same way by themselves."""

import pytest
from hypothesis import given

from matching import Opportunities, People, Ranker
from tests.matching.test_properties import people_and_opportunities, quick
from tests.matching.worlds import ON


PERSON = {"id": "p", "easting": 530_000, "northing": 180_000, "max_travel_minutes": 60, "highest_level": 1}
NEAR = {"easting": 530_500, "northing": 180_000}
FAR = {"easting": 540_000, "northing": 180_000}
LOW, LOWER, GOOD = ({"weekly_pay": hourly * 37.5, "weekly_hours": 37.5} for hourly in (8.5, 7.0, 15.0))

CASES = {
    "near when the other is far": (NEAR, FAR, "travel", True),
    "far when the other is near": (FAR, NEAR, "travel", True),
    "nearer, and still a long way": ({"easting": 537_000, "northing": 180_000}, FAR, "travel", False),
    "a place that is not known": ({}, FAR, "travel", False),
    "good pay when the other's is low": (GOOD, LOWER, "pay", True),
    "low pay when the other's is good": (LOWER, GOOD, "pay", True),
    "low pay when the other's is lower": (LOW, LOWER, "pay", False),
    "pay that is not known": ({}, LOWER, "pay", False),
    "a level that is not known": ({}, {"level": 4}, "level_step", False),
    "one place is no obstacle": ({"places": 1}, {"places": 9}, "places", False),
    "many places": ({"places": 9}, {"places": 1}, "places", True),
}


@pytest.mark.parametrize(("this", "other", "feature", "told"), CASES.values(), ids=CASES)
def test_a_reason_is_told_when_it_speaks_for_itself(this, other, feature, told):
    opportunities = Opportunities.from_records([{"id": "this"} | this, {"id": "other"} | other])
    ranking = Ranker().rank(People.from_records([PERSON]), opportunities, on=ON)
    row = ranking.opportunity.tolist().index(0)
    assert (feature in ranking.salient(row)) is told


@quick
@given(people_and_opportunities)
def test_nothing_unknown_is_ever_told(world):
    ranking = Ranker().rank(People.from_records(world[0]), Opportunities.from_records(world[1]), on=ON, top=None)
    for row in range(len(ranking)):
        told = [reason for reason in ranking.reasons(row) if reason.feature in ranking.salient(row)]
        assert not [each for each in told if "not recorded" in each.sentence or "not known" in each.sentence]
        assert len(told) == len(ranking.salient(row))
