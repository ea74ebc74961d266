"""Marks against an oracle that walks the calendar one day at a time."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.placements.choices import MarkState
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.placements.programme_days import day_of, days_on_programme, merged_breaks
from backend.placements.services import begin_break, end_break
from backend.reference.facts import FACT_FILES, read_facts
from backend.reference.models import SustainmentRule
from backend.reference.services import load_reference
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.heard import heard_on
from tests.factories.placements import placement_since


START = dt.date(2025, 9, 1)
RULES = [*read_facts(next(file for file in FACT_FILES if file.model is SustainmentRule))]

breaks = st.lists(
    st.tuples(st.integers(-5, 120), st.one_of(st.none(), st.integers(0, 40))).map(
        lambda spell: (
            START + spell[0] * DAY,
            None if spell[1] is None else START + (spell[0] + spell[1]) * DAY,
        )
    ),
    max_size=5,
)


def away_on(day, away):
    return any(begin <= day and (end is None or day <= end) for begin, end in away)


def counted_one_by_one(away, last):
    day, count = START, 0
    while day <= last:
        count += not away_on(day, away)
        day += DAY
    return count


@given(breaks, st.integers(-3, 250))
def test_days_are_those_a_calendar_would_count_one_by_one(away, days):
    last = START + days * DAY
    assert days_on_programme(START, away, last) == counted_one_by_one(away, last)


@given(breaks, st.integers(1, 120))
def test_the_day_of_a_mark_is_the_first_on_which_the_count_is_full(away, days):
    found = day_of(days, START, away)
    far = START + 600 * DAY
    if found is None:
        assert counted_one_by_one(away, far) < days
    else:
        assert counted_one_by_one(away, found) == days
        assert counted_one_by_one(away, found - DAY) == days - 1


@given(breaks)
def test_joining_breaks_keeps_every_day_away(away):
    joined = merged_breaks(away)
    for n in range(-5, 200):
        day = START + n * DAY
        assert away_on(day, joined) == away_on(day, away)
    assert all(left[1] is not None and left[1] < right[0] for left, right in pairwise(joined))


def unsaved(code="F5", starts_on=START, ended_on=None):
    """A placement without breaks that never touches the database."""
    placement = Placement(id=1, activity_code=code, starts_on=starts_on, ended_on=ended_on)
    placement._prefetched_objects_cache = {"breaks": [], "check_ins": [], "employer_changes": []}
    return placement


def states(placement, on):
    return {mark.name: mark.state.value for mark in marks_of(placement, on, RULES)}


def test_a_job_has_weeks_and_an_apprenticeship_days_too():
    weeks = ["week 4", "week 13", "week 26", "week 52"]
    assert [mark.name for mark in marks_of(unsaved(), TODAY, RULES)] == weeks
    days = ["day 42", "day 60", "day 90", "day 120", "day 300", "day 365"]
    assert [mark.name for mark in marks_of(unsaved("P4"), TODAY, RULES)] == weeks + days


@pytest.mark.parametrize(
    ("day", "state"), [(dt.date(2025, 9, 27), "missed"), (dt.date(2025, 9, 28), "reached")], ids=["27th", "28th"]
)
def test_week_four_is_reached_on_the_twenty_eighth_day(day, state):
    assert states(unsaved(ended_on=day), day)["week 4"] == state


def test_day_ninety_and_365_fall_where_the_funding_rules_put_them():
    """Start plus 89 and start plus 364 days, as the payments of an apprenticeship are due."""
    due = {mark.name: mark.due_on for mark in marks_of(unsaved("F4"), START, RULES)}
    assert due["day 90"] == START + 89 * DAY
    assert due["day 365"] == START + 364 * DAY
    assert due["week 13"] == START + 90 * DAY


def test_what_ended_before_a_mark_does_not_reach_it_and_has_no_date():
    ended = unsaved(ended_on=START + 90 * DAY)
    marks = {mark.name: mark for mark in marks_of(ended, TODAY, RULES)}
    assert marks["week 13"].state == MarkState.REACHED
    assert marks["week 26"].state == MarkState.MISSED
    assert marks["week 26"].due_on is None
    assert marks["week 26"].days_on_programme == 91


def test_marks_can_be_asked_for_an_earlier_day():
    ended = unsaved(ended_on=START + 90 * DAY)
    assert states(ended, START + 40 * DAY)["week 13"] == "not_yet"


def test_every_mark_names_its_rule_and_version():
    for mark in marks_of(unsaved("F4"), TODAY, RULES):
        assert mark.rule in ("weeks_on_programme", "apprenticeship_days")
        assert mark.version == 1
        assert mark.meaning


def test_a_rule_holds_for_what_began_while_it_was_in_force():
    old, new = unsaved("F4", dt.date(2023, 7, 31)), unsaved("F4", dt.date(2023, 8, 1))
    names = [{mark.name for mark in marks_of(p, TODAY, RULES)} for p in (old, new)]
    assert names[1] - names[0] == {"day 120", "day 300"}


def test_a_break_moves_the_mark_and_one_without_an_end_hides_its_day(world):
    load_reference()
    placement = placement_since(world, TODAY - 60 * DAY)
    spell = begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)
    week_13 = marks_of(placement, TODAY)[1]
    assert (week_13.state, week_13.due_on, week_13.days_on_programme) == ("not_yet", None, 40)
    end_break(spell=spell, on=TODAY - 11 * DAY, by=world.adviser)
    week_13 = marks_of(placement, TODAY)[1]
    assert (week_13.due_on, week_13.days_on_programme) == (TODAY - 60 * DAY + (90 + 10) * DAY, 51)


def test_marks_of_a_list_cost_no_query_each(world, django_assert_num_queries):
    for n in range(3):
        placement = placement_since(world, TODAY - (30 + n) * DAY)
        heard_on(placement, TODAY, by=world.adviser)
    with django_assert_num_queries(4):
        for placement in Placement.objects.with_details():
            assert states(placement, TODAY)["week 4"] == "reached"
