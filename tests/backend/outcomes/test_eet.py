import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.activities.as_at import collection_year
from backend.activities.services import start_activity
from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Entitlement, InTouch
from backend.core import clock
from backend.core.protection import council_context
from backend.outcomes.eet import apprenticeship_share, eet_by_age_group, eet_over_years
from backend.reference.services import load_reference
from tests.backend.outcomes.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.councils import CouncilFactory


BIRTHDAY = dt.date(2025, 10, 1)


def turned(council, age, code=None, *, on=BIRTHDAY, since=None, **facts):
    """Somebody who turned an age on a day of the year, and what they have mainly done from `since` on."""
    person = CareLeaverFactory(council=council, birth_date=birthday(on, -age), **facts)
    if code:
        start_activity(care_leaver=person, code=code, on=since or on - 100 * DAY, source="worker", by=None)
    return person


def group(council, name="19 to 21", on=TODAY):
    return next(figures for figures in eet_by_age_group(council, on).groups if figures.name == name)


def test_not_known_and_not_in_touch_stay_in_the_denominator(in_council):
    """Ten people by hand: 4 EET, 3 NEET, 3 not known, of whom one is out of touch."""
    for code in ("F1", "P2", "F4", "P5", "G4", "G5", "G6", "0"):
        turned(in_council, 20, code)
    turned(in_council, 20)
    turned(in_council, 20, in_touch=InTouch.NO)
    figures = group(in_council)
    assert figures.cohort == 10
    assert (figures.eet.percent, figures.neet.percent, figures.not_known.percent) == (40, 30, 30)
    assert (figures.in_apprenticeship.count, figures.in_apprenticeship.percent) == (1, 10)


def test_each_age_is_in_its_group(in_council):
    for age in range(17, 26):
        turned(in_council, age, "F2")
    cohorts = {figures.name: figures.cohort for figures in eet_by_age_group(in_council, TODAY).groups}
    assert cohorts == {"17 to 18": 2, "19 to 21": 3, "22 to 25": 4}


def test_somebody_who_turned_sixteen_is_in_no_group(in_council):
    turned(in_council, 16, "F2")
    assert sum(figures.cohort for figures in eet_by_age_group(in_council, TODAY).groups) == 0


@pytest.mark.parametrize(
    ("started", "counted"),
    [(BIRTHDAY - DAY, "F5"), (BIRTHDAY, "F5"), (BIRTHDAY + DAY, "G5")],
    ids=["the day before", "on the birthday", "the day after"],
)
def test_what_counts_is_the_activity_on_the_birthday(in_council, started, counted):
    person = turned(in_council, 19, "G5", since=BIRTHDAY - 50 * DAY)
    start_activity(care_leaver=person, code="F5", on=started, source="worker", by=None)
    assert group(in_council).by_code == {counted: 1}


@pytest.mark.parametrize(
    ("facts", "counted"),
    [
        ({"in_touch": InTouch.DIED, "support_ended_on": BIRTHDAY - DAY}, False),
        ({"in_touch": InTouch.DIED, "support_ended_on": BIRTHDAY + DAY}, True),
        ({"in_touch": InTouch.RETURNED_HOME, "support_ended_on": BIRTHDAY}, False),
        ({"in_touch": InTouch.RETURNED_HOME}, False),
        ({"in_touch": InTouch.YES, "support_ended_on": BIRTHDAY - DAY}, False),
        ({"in_touch": InTouch.REFUSED, "support_ended_on": BIRTHDAY - DAY}, True),
        ({"in_touch": InTouch.NOT_REQUIRED, "support_ended_on": BIRTHDAY - DAY}, True),
        ({"in_touch": InTouch.NO}, True),
    ],
)
def test_who_is_left_out(in_council, facts, counted):
    turned(in_council, 21, "F5", **facts)
    assert (group(in_council).cohort, group(in_council).left_out) == ((1, 0) if counted else (0, 1))


def test_those_still_looked_after_and_qualifying_ones_are_left_out(in_council):
    in_care = turned(in_council, 17, "F2")
    EntitlementSpellFactory(
        care_leaver=in_care, category=Entitlement.ELIGIBLE, starts_on=birthday(in_care.birth_date, 16)
    )
    short = turned(in_council, 18, "F2")
    EntitlementSpellFactory(
        care_leaver=short, category=Entitlement.QUALIFYING, starts_on=birthday(short.birth_date, 18)
    )
    left = turned(in_council, 18, "F2")
    EntitlementSpellFactory(care_leaver=left)
    assert (group(in_council, "17 to 18").cohort, group(in_council, "17 to 18").left_out) == (1, 2)


def test_a_year_that_still_runs_holds_the_birthdays_so_far(in_council):
    turned(in_council, 19, "F5", on=dt.date(2025, 5, 1))
    turned(in_council, 19, "F5", on=dt.date(2025, 12, 1))
    year = eet_by_age_group(in_council, dt.date(2025, 6, 1))
    assert (year.first, year.last, year.is_complete) == (dt.date(2025, 4, 1), dt.date(2025, 6, 1), False)
    assert year.groups[1].cohort == 1
    assert eet_by_age_group(in_council, TODAY).is_complete
    assert group(in_council).cohort == 2


def test_born_on_a_leap_day_counts_once_each_year(in_council):
    CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 2, 29))
    assert [sum(g.cohort for g in year.groups) for year in eet_over_years(in_council, TODAY)] == [1, 1, 1, 1]


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)))
def test_a_day_lies_in_its_collection_year(day):
    first, last = collection_year(day)
    assert first <= day <= last
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
    assert last.year == first.year + 1


def test_years_come_oldest_first_each_with_its_own_activities(in_council):
    person = turned(in_council, 19, "G5", since=dt.date(2024, 1, 1))
    start_activity(care_leaver=person, code="F4", on=dt.date(2025, 1, 1), source="worker", by=None)
    years = eet_over_years(in_council, TODAY, years=2)
    assert [year.first.year for year in years] == [2024, 2025]
    assert years[0].groups[0].by_code == {"G5": 1}
    assert years[1].groups[1].by_code == {"F4": 1}


def test_england_stands_beside_with_its_year_and_source(in_council):
    load_reference()
    england = group(in_council).england
    assert england["eet"].percent == 54
    assert england["in_apprenticeship"].percent == 1.9
    assert england["eet"].year_ending == dt.date(2025, 3, 31)
    assert "DfE" in england["eet"].source
    earlier = group(in_council, on=dt.date(2024, 3, 30)).england
    assert (earlier["eet"].percent, earlier["eet"].year_ending) == (56, dt.date(2023, 3, 31))
    assert group(in_council, "22 to 25").england == {}
    assert group(in_council, "17 to 18").england["eet"].percent == 64


def test_another_councils_people_are_not_counted(in_council):
    turned(in_council, 20, "F5")
    other = CouncilFactory()
    with council_context(other.id):
        turned(other, 20, "G5")
        assert group(other).by_code == {"G5": 1}
    assert group(in_council).by_code == {"F5": 1}


def test_four_queries_whatever_the_number_of_years(in_council, django_assert_num_queries):
    for age in range(17, 26):
        turned(in_council, age, "F2")
    with django_assert_num_queries(4):
        eet_over_years(in_council, TODAY, years=4)


def test_apprenticeships_of_everybody_supported_today(in_council, django_assert_num_queries):
    turned(in_council, 19, "F4")
    turned(in_council, 20, "P4")
    turned(in_council, 20, "F5")
    turned(in_council, 21)
    turned(in_council, 21, "F4", died=True)
    with django_assert_num_queries(1):
        figures = apprenticeship_share(in_council, clock.today())
    assert (figures.count, figures.of, figures.percent) == (2, 4, 50)
