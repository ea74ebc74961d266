"""What a change of an opportunity would open, asked by another system: the page's numbers, and never more."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.core.small_numbers import SMALLEST_PUBLISHED
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.outcomes.requirement_counts import count_week
from backend.reference.choices import Route
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.backend.outcomes.requirement_people import who_want_care
from tests.today import today_is


_on_a_monday = today_is(dt.date(2026, 6, 1))
ASKED = {"route": Route.CARE, "english_required": 0, "maths_required": 2, "min_level": 0, "weekly_hours": 30}
NO_MATHS = {"fields_changed": ["maths_required"], "to": None}


@pytest.fixture
def post(council):
    """An opportunity that asks for maths, and the people of the week it was counted in."""
    rows = Rows(council)
    with council_context(council.id):
        for name, value in ASKED.items():
            setattr(rows.opportunity, name, value)
        rows.opportunity.save()
    who_want_care(council, 17, maths_level=1)
    who_want_care(council, 9, max_weekly_hours=25)
    with council_context(council.id):
        count_week(council)
    return rows


def asked(caller: Caller, post: Rows):
    return caller.get(f"opportunities/{post.opportunity.public_id}/what-would-open/")


def test_an_officer_reads_numbers_in_fives_and_asking_again_tells_nothing_more(council, post):
    officer = Caller.of(council, Role.ENGAGEMENT_OFFICER)
    told = asked(officer, post).json()
    assert told == {"week": "2026-06-01", "asks": True, "changes": [{**NO_MATHS, "people": 15}]}
    who_want_care(council, 20, maths_level=1)
    with council_context(council.id):
        post.opportunity.weekly_hours = 31
        post.opportunity.save()
    again = asked(officer, post).json()
    assert again == told
    assert all(each["people"] >= SMALLEST_PUBLISHED and each["people"] % 5 == 0 for each in again["changes"])


def test_an_employer_reads_only_of_councils_that_share_and_nobody_else_at_all(council, post):
    system = Caller.for_employer(post.employer, post.employer_user)
    assert asked(system, post).json() == {"week": None, "asks": True, "changes": []}
    Council.objects.filter(id=council.id).update(agreed_to_share_at=clock.now())
    assert asked(system, post).json()["changes"] == [{**NO_MATHS, "people": 15}]
    assert asked(Caller.of(council, Role.EET_ADVISER), post).status_code == 403
    assert asked(Caller.of(council, Role.AUDITOR), post).status_code == 403
