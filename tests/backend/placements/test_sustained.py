"""DfE's measures against an oracle that walks a school year one day at a time."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.activities.models import ActivitySpell
from backend.placements.sustained import measured, school_years, window_of
from backend.reference.choices import Confidence
from backend.reference.sustained_measures import sustained_measures
from tests.backend.placements.lives import DAY
from tests.sampling import examples


FIRST = dt.date(2025, 7, 1)
CODES = ("F4", "F5", "F2", "G5", "0")
NEEDS = {"education": 6, "employment": 5, "together": 6}  # by hand, from what DfE publishes
COUNTS = {"education": "F1 P1 F2 P2", "employment": "F5 P5", "apprenticeship": "F4 P4", "together": "F P"}


@st.composite
def years(draw):
    """Spells one after another, some with a gap between, the last of them perhaps going on."""
    day, made = FIRST, []
    for _ in range(draw(st.integers(0, 6))):
        day += draw(st.sampled_from([0, 0, 1, 9, 40])) * DAY
        last = day + draw(st.sampled_from([5, 30, 61, 150, 181, 183, 240])) * DAY
        made.append((draw(st.sampled_from(CODES)), day, last))
        day = last + DAY
    if made and draw(st.booleans()):
        made[-1] = (*made[-1][:2], None)
    return made, FIRST + draw(st.integers(0, 420)) * DAY


def spells_of(made):
    return [ActivitySpell(code=code, starts_on=first, ends_on=last, source="worker") for code, first, last in made]


def on_day(made, day, on):
    """Of a day: whether it is one of those codes is known, could be, or is to come."""
    if day > on:
        return "to come"
    return next((code for code, first, last in made if first <= day and (last is None or day <= last)), "0")


def counts(measure, code):
    return code[0] in "FP" if measure == "together" else code in COUNTS[measure].split()


def enough(measure, days):
    """Whether these days of August to July would be enough."""
    if measure == "apprenticeship":
        return any(runs_for_six_months(day, days) for day in days)
    window = {day for day in days if day.month in (10, 11, 12, 1, 2, 3)}
    return len({(day.year, day.month) for day in window}) >= NEEDS[measure]


def runs_for_six_months(first, days):
    day = first
    while (day.year * 12 + day.month, day.day) < (first.year * 12 + first.month + 6, first.day):
        if day not in days:
            return False
        day += DAY
    return True


def walked(measure, made, on, year=2025):
    every = [dt.date(year, 8, 1) + number * DAY for number in range(365)]
    code = {day: on_day(made, day, on) for day in every}
    yes = {day for day in every if code[day] not in ("0", "to come") and counts(measure, code[day])}
    if enough(measure, yes):
        return "reached"
    known = yes | {day for day in every if code[day] == "0"}
    possible = known | {day for day in every if code[day] == "to come"}
    if not enough(measure, possible):
        return "missed"
    return possible, known


def are_as_walked(drawn):
    made, on = drawn
    for code in ("F4", "F5", "F2"):
        for each in measured(spells_of(made), code, [2025], on):
            expected = walked(each.rule.measure, made, on)
            if isinstance(expected, str):
                assert each.state == expected, each.rule.measure
            else:
                is_open = on < window_of(each.rule, 2025)[1]
                assert each.state in (("not_yet", "not_known") if is_open else ("not_known",)), each.rule.measure


@settings(max_examples=examples(150), deadline=None)
@given(years())
def test_measures_are_what_a_walk_through_the_year_finds(drawn):
    are_as_walked(drawn)


@pytest.mark.full
@settings(max_examples=examples(10_000), deadline=None)
@given(years())
def test_measures_are_so_in_ten_thousand_years(drawn):
    are_as_walked(drawn)


def state(made, measure, code, on):
    found = measured(spells_of(made), code, [2025], on)
    return next(each.state for each in found if each.rule.measure == measure)


D = dt.date


@pytest.mark.parametrize(
    ("last", "on", "expected"),
    [
        (D(2026, 3, 14), D(2026, 3, 14), "reached"),
        (D(2026, 3, 13), D(2026, 7, 31), "missed"),
        (None, D(2026, 3, 13), "not_yet"),
    ],
)
def test_six_months_of_an_apprenticeship_are_from_a_day_to_the_one_before_it(last, on, expected):
    after = [] if last is None else [("G5", last + DAY, None)]
    before = ("G5", D(2025, 7, 1), D(2025, 9, 14))
    assert state([before, ("F4", D(2025, 9, 15), last), *after], "apprenticeship", "F4", on) == expected


def test_a_gap_is_not_known_and_counts_as_neither():
    worked = [("F5", D(2025, 9, 1), D(2025, 11, 30)), ("F5", D(2026, 3, 1), None)]
    assert state(worked, "employment", "F5", D(2026, 4, 1)) == "not_known"
    filled = [*worked, ("G5", D(2025, 12, 1), D(2026, 2, 28))]
    assert state(filled, "employment", "F5", D(2026, 4, 1)) == "missed"


def test_one_month_without_work_is_allowed_and_sources_are_named():
    worked = [
        ("F5", D(2025, 9, 1), D(2025, 12, 31)),
        ("G5", D(2026, 1, 1), D(2026, 1, 31)),
        ("F5", D(2026, 2, 1), None),
    ]
    employment, together = measured(spells_of(worked), "F5", [2025], D(2026, 4, 1))
    assert (employment.state, together.state) == ("reached", "missed")
    assert employment.sources == ["A worker recorded it"]


def test_a_school_year_begins_in_august_and_rows_say_that_they_are_to_be_checked():
    assert list(school_years(D(2025, 7, 31), D(2026, 8, 1))) == [2024, 2025, 2026]
    assert {rule.confidence for rule in sustained_measures()} == {Confidence.TO_CHECK}
