"""The weekly count: when, of whom, and what is kept of it."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.job_names import COUNT_REQUIREMENTS
from backend.core.models import Job
from backend.core.protection import council_context
from backend.outcomes.models import RequirementSnapshot
from backend.outcomes.requirement_counts import count_week
from tests.backend.outcomes.requirement_people import who_want_care
from tests.today import today_is
from worker.schedule import SCHEDULE
from worker.tasks.outcomes import count_requirements, count_requirements_of_every_council


MONDAY = dt.date(2026, 6, 1)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_on_a_monday = today_is(MONDAY)
NO_MATHS = ["Care services", "english_and_maths", [1, 0]]


def counted(council):
    with council_context(council.id):
        return count_week(council).counts


@pytest.mark.parametrize(("people", "kept"), [(9, []), (10, [10]), (14, [10]), (15, [15])])
def test_what_is_kept_is_rounded_already_and_few_are_not_kept_at_all(council, people, kept):
    who_want_care(council, people, maths_level=1)
    who_want_care(council, 9, english_level=0)
    who_want_care(council, 3)
    assert counted(council) == [[*NO_MATHS, number] for number in kept]


def test_a_week_is_counted_once_whoever_comes_and_whoever_asks(council):
    who_want_care(council, 10, maths_level=1)
    before = counted(council)
    who_want_care(council, 30, maths_level=1)
    with clock.moved_to(MONDAY + 6 * DAY):
        assert counted(council) == before
    with clock.moved_to(MONDAY + WEEK):
        assert counted(council) == [[*NO_MATHS, 40]]
    with council_context(council.id):
        assert RequirementSnapshot.objects.count() == 1


def test_the_night_counts_every_council_after_the_feeds(in_council):
    who_want_care(in_council, 10, maths_level=1)
    count_requirements_of_every_council()
    job = Job.objects.get(name=COUNT_REQUIREMENTS, arguments=[in_council.id])
    count_requirements.apply(args=[job.id], throw=True)
    assert RequirementSnapshot.objects.get().counts == [[*NO_MATHS, 10]]
    assert "outcomes.count_requirements_of_every_council" in {entry["task"] for entry in SCHEDULE.values()}
