"""Whom a requirement asked by itself keeps out, on tables small enough to count by hand."""

import pytest

from matching import People, requirement_counts
from tests.matching.worlds import ON, a_person


COOK, DIGITAL = "Catering and hospitality", "Digital"
MEETS_ALL = {
    "english_level": 2,
    "maths_level": 2,
    "highest_level": 3,
    "max_weekly_hours": 40,
    "can_drive": True,
}


def somebody(name, *routes, **facts):
    return a_person(**MEETS_ALL | {"id": name, "route_interests": list(routes)} | facts)


def counted(*persons):
    found = requirement_counts(People.from_records(persons), on=ON)
    return {(each.route, each.requirement, each.met): each.people for each in found}


def test_everybody_who_falls_short_stands_in_the_count_of_the_steps_they_meet():
    persons = [
        somebody("whole", COOK),
        somebody("no maths", COOK, maths_level=1),
        somebody("no maths either", COOK, DIGITAL, maths_level=0),
        somebody("no English", COOK, english_level=0),
        somebody("neither", COOK, english_level=1, maths_level=1),
        somebody("short days", COOK, max_weekly_hours=29.5),
        somebody("few hours", COOK, max_weekly_hours=12),
        somebody("level one", COOK, highest_level=1),
        somebody("no car", DIGITAL, can_drive=False),
    ]
    assert counted(*persons) == {
        (COOK, "english_and_maths", (0, 0)): 1,
        (COOK, "english_and_maths", (0, 1)): 1,
        (COOK, "english_and_maths", (1, 0)): 2,
        (COOK, "entry_level", (1,)): 1,
        (COOK, "hours", (0,)): 1,
        (COOK, "hours", (2,)): 1,
        (DIGITAL, "english_and_maths", (1, 0)): 1,
        (DIGITAL, "driving", (0,)): 1,
    }


@pytest.mark.parametrize("fact", [*MEETS_ALL])
def test_what_is_not_recorded_keeps_nobody_out(fact):
    assert counted(somebody("ann", COOK, **{fact: None})) == {}


def test_who_named_no_route_or_may_do_no_paid_work_is_in_no_count():
    assert counted(somebody("ann", maths_level=0), somebody("bob", COOK, maths_level=0, right_to_work=False)) == {}


def test_the_types_somebody_wants_do_not_count():
    one = [somebody("ann", COOK, maths_level=0, types_wanted=["apprenticeship"])]
    assert counted(*one) == {(COOK, "english_and_maths", (1, 0)): 1}


def test_where_somebody_lives_and_what_they_keep_away_from_moves_no_count():
    facts = {"maths_level": 0}
    there = {"easting": None, "northing": None, "max_travel_minutes": 5, "avoid_areas": [(530_000, 180_000, 9_000)]}
    assert counted(somebody("ann", COOK, **facts)) == counted(somebody("ann", COOK, **facts, **there))


def test_nobody_is_no_count():
    assert counted() == {}
