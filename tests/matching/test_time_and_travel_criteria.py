"""Dates, hours and journeys, by tables made by hand."""

from datetime import date

import pytest

from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check
from tests.matching.worlds import ON, START


@pytest.mark.parametrize(
    ("person", "opportunity", "expected"),
    [
        ({}, {"closing_date": ON}, MET),
        ({}, {"closing_date": date(2026, 11, 22)}, NOT_MET),
        ({}, {"closing_date": None}, UNKNOWN),
        ({"available_from": START}, {}, MET),
        ({"available_from": date(2027, 1, 12)}, {}, NOT_MET),
        ({"available_from": None}, {}, UNKNOWN),
        ({"not_before": START}, {}, MET),
        ({"not_before": date(2027, 1, 12)}, {}, NOT_MET),
        ({"available_from": None, "not_before": START}, {}, MET),
        ({"available_from": ON}, {"start_date": None}, UNKNOWN),
        ({"available_from": date(2026, 9, 1)}, {"start_date": date(2026, 9, 1)}, MET),
    ],
)
def test_dates(person, opportunity, expected):
    check("dates", person, opportunity, expected)


def test_hours():
    for most, weekly, expected in [(37.5, 37.5, MET), (37, 37.5, NOT_MET), (None, 16, UNKNOWN), (None, 0, MET)]:
        check("hours", {"max_weekly_hours": most}, {"weekly_hours": weekly}, expected)


@pytest.mark.parametrize(
    ("metres", "limit", "expected"),
    [
        (1_499, 12.988, MET),
        (1_499, 12.987, NOT_MET),
        (1_500, 13.6, MET),
        (1_500, 13.5, NOT_MET),
        (5_000, 29, MET),
        (5_001, 29, NOT_MET),
        (10_000, 51, MET),
        (14_000, 61, MET),
        (14_000, 60.9, NOT_MET),
        (14_000, None, UNKNOWN),
    ],
)
def test_travel_is_met_up_to_the_limit_and_five_minutes(metres, limit, expected):
    check("travel", {"max_travel_minutes": limit}, {"easting": 530_000 + metres}, expected)


@pytest.mark.parametrize(
    ("opportunity", "options", "expected"),
    [
        ({"easting": 600_000}, {}, NOT_MET),
        ({"easting": 600_000, "sites": [(531_000, 180_000)]}, {}, MET),
        ({"easting": 600_000, "remote": True}, {}, MET),
        ({"easting": 600_000, "nationwide": True}, {}, UNKNOWN),
        ({"easting": None}, {}, UNKNOWN),
        ({"easting": None, "nationwide": True}, {}, UNKNOWN),
        ({"easting": 600_000}, {"journey": 50}, MET),
        ({}, {"journey": 51}, NOT_MET),
        ({"nationwide": True, "easting": None}, {"journey": 90}, NOT_MET),
    ],
)
def test_travel_by_place(opportunity, options, expected):
    check("travel", {}, opportunity, expected, **options)
