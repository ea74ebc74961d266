"""What a change opens, against a table counted by hand."""

import pytest

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


def test_every_requirement_is_a_fact_of_an_opportunity():
    fields = {field.name for field in Opportunity._meta.get_fields()}
    assert {name for each in REQUIREMENTS.values() for name in each} <= fields
