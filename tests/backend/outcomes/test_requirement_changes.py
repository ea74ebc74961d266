"""What a change opens, against a table counted by hand; and that no two posts tell of fewer than ten people."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core.small_numbers import SMALLEST_PUBLISHED
from backend.opportunities.models import Opportunity
from backend.reference.choices import OpportunityType
from matching import REQUIREMENTS
from tests.backend.outcomes.requirement_drafts import draft, opened


ENGLISH, MATHS = ("english_required",), ("maths_required",)
BOTH, LEVEL, HOURS, DRIVING = ENGLISH + MATHS, ("min_level",), ("weekly_hours",), ("driving_required",)
WEEK = {
    ("english_and_maths", (0, 0)): 25,
    ("english_and_maths", (0, 1)): 10,
    ("english_and_maths", (1, 0)): 15,
    ("entry_level", (0,)): 10,
    ("entry_level", (2,)): 20,
    ("hours", (1,)): 15,
    ("hours", (3,)): 10,
    ("driving", (0,)): 40,
}
BY_HAND = [
    ({}, {}),
    ({"maths_required": 2}, {(MATHS, None): 25 + 15}),
    ({"english_required": 2}, {(ENGLISH, None): 25 + 10}),
    (
        {"english_required": 2, "maths_required": 2},
        {(ENGLISH, None): 10, (MATHS, None): 15, (BOTH, None): 25 + 10 + 15},
    ),
    ({"maths_required": 1}, {}),
    ({"min_level": 4}, {(LEVEL, 2): 20, (LEVEL, None): 20 + 10}),
    ({"min_level": 3}, {(LEVEL, 2): 20, (LEVEL, None): 20 + 10}),
    ({"min_level": 2}, {(LEVEL, None): 10}),
    ({"min_level": 1}, {(LEVEL, None): 10}),
    ({"weekly_hours": 37.5}, {(HOURS, 30): 10, (HOURS, 16): 10 + 15}),
    ({"weekly_hours": 34.9}, {(HOURS, 16): 15}),
    ({"weekly_hours": 25}, {(HOURS, 16): 15}),
    ({"weekly_hours": 24}, {}),
    ({"driving_required": True}, {(DRIVING, None): 40}),
    ({"driving_required": False}, {}),
]


@pytest.mark.parametrize(("facts", "expected"), BY_HAND)
def test_what_one_change_opens(monkeypatch, facts, expected):
    assert opened(monkeypatch, WEEK, draft(**facts)) == expected


def test_of_a_post_nothing_counts_but_its_route_and_what_it_asks_for(monkeypatch):
    facts = {"maths_required": 2, "weekly_hours": 37}
    plain = opened(monkeypatch, WEEK, draft(**facts))
    more = {"title": "Chef", "type": OpportunityType.JOB, "min_age": 18, "places": 9, "remote": True, "level": 3}
    assert opened(monkeypatch, WEEK, draft(**facts, **more)) == plain


def all_cells():
    for name, fields in REQUIREMENTS.items():
        *short, _ = product(*(range(len(steps) + 1) for steps in fields.values()))
        yield from ((name, met) for met in short)


WEEKS = st.fixed_dictionaries(dict.fromkeys(all_cells(), st.sampled_from([0, 10, 15, 20])))
DRAFTS = st.fixed_dictionaries(
    {
        "english_required": st.sampled_from([None, 0, 1, 2]),
        "maths_required": st.sampled_from([None, 0, 1, 2]),
        "min_level": st.sampled_from([None, 0, 1, 2, 3, 4, 7]),
        "weekly_hours": st.none() | st.decimals(0, 60, places=1),
        "driving_required": st.sampled_from([None, False, True]),
    }
)
NEARLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@NEARLY
@given(WEEKS, DRAFTS, DRAFTS)
def test_between_any_two_posts_and_any_two_lines_no_number_differs_by_a_few_people_of_one_kind(
    monkeypatch, week, first, second
):
    """A line counts whole groups of ten or more. Where one holds all of another, what is between is such groups."""
    one, other = (opened(monkeypatch, week, draft(**facts)) for facts in (first, second))
    assert all(people >= SMALLEST_PUBLISHED for people in (*one.values(), *other.values()))
    for change in one.keys() | other.keys():
        difference = abs(one.get(change, 0) - other.get(change, 0))
        assert difference == 0 or difference >= SMALLEST_PUBLISHED


@NEARLY
@given(WEEKS, DRAFTS, st.decimals(0, 60, places=1), st.decimals("0.1", "0.9", places=1))
def test_a_little_more_or_less_of_anything_moves_nothing_or_whole_groups(monkeypatch, week, facts, hours, little):
    before = opened(monkeypatch, week, draft(**facts | {"weekly_hours": hours}))
    after = opened(monkeypatch, week, draft(**facts | {"weekly_hours": hours + little}))
    steps = REQUIREMENTS["hours"]["weekly_hours"]
    if not any(hours < step <= hours + little for step in steps):
        assert before == after
    moved = {each: abs(before.get(each, 0) - after.get(each, 0)) for each in before.keys() | after.keys()}
    assert all(number == 0 or number >= SMALLEST_PUBLISHED for number in moved.values())


def test_every_requirement_is_a_fact_of_an_opportunity():
    fields = {field.name for field in Opportunity._meta.get_fields()}
    assert {name for each in REQUIREMENTS.values() for name in each} <= fields
