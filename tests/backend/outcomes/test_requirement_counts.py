"""The weekly count: when, of whom, for whom, and what is kept of it."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.job_names import COUNT_REQUIREMENTS
from backend.core.models import Job
from backend.core.protection import EMPLOYER, PUBLIC, council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.outcomes.models import RequirementSnapshot
from backend.outcomes.requirement_counts import count_week, published_counts
from backend.reference.choices import Route
from tests.backend.outcomes.requirement_people import who_want_care
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import viewer_with
from tests.today import today_is
from worker.schedule import SCHEDULE
from worker.tasks.outcomes import count_requirements, count_requirements_of_every_council


MONDAY = dt.date(2026, 6, 1)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_on_a_monday = today_is(MONDAY)
NO_MATHS = ["Care services", "english_and_maths", [1, 0]]


@pytest.fixture
def another(db):
    return CouncilFactory()


def agrees(*councils):
    for council in councils:
        with council_context(council.id):
            Council.objects.filter(id=council.id).update(agreed_to_share_at=clock.now())


def counted(council):
    with council_context(council.id):
        return count_week(council).counts


def told(role, council):
    """How many lack maths alone, as the pages of this role are told."""
    audience = EMPLOYER if role == Role.EMPLOYER else "staff"
    with council_context(council.id):
        viewer = viewer_with(role, council)
    with council_context(council.id, audience=audience, user_id=viewer.user_id):
        found = published_counts(viewer, Route.CARE)
    return found and dict(found.short_of("english_and_maths")).get((1, 0), 0)


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


def test_an_employer_is_told_the_sum_over_councils_that_share_and_an_officer_of_their_own(council, another):
    apart = CouncilFactory()
    for each, people in ((council, 12), (another, 19), (apart, 50)):
        who_want_care(each, people, maths_level=1)
        counted(each)
    agrees(council, another)
    assert told(Role.EMPLOYER, council) == told(Role.EMPLOYER, apart) == 10 + 15
    assert [told(Role.ENGAGEMENT_OFFICER, each) for each in (council, another, apart)] == [10, 15, 50]


def test_few_of_one_council_add_nothing_to_the_sum(council, another):
    """Whoever knows the other's number cannot work them out."""
    agrees(council, another)
    who_want_care(council, 14, maths_level=1)
    who_want_care(another, 9, maths_level=1)
    counted(council), counted(another)
    assert told(Role.EMPLOYER, council) == told(Role.ENGAGEMENT_OFFICER, council) == 10


def test_where_nobody_shares_an_employer_is_told_nothing(council):
    who_want_care(council, 20, maths_level=1)
    counted(council)
    assert told(Role.EMPLOYER, council) is None


def test_a_count_stands_for_two_weeks_and_no_longer(council):
    who_want_care(council, 10, maths_level=1)
    counted(council)
    with clock.moved_to(MONDAY + 2 * WEEK - DAY):
        assert told(Role.ENGAGEMENT_OFFICER, council) == 10
    with clock.moved_to(MONDAY + 2 * WEEK):
        assert told(Role.ENGAGEMENT_OFFICER, council) is None


def test_the_database_itself_shows_a_council_its_own_and_employers_what_is_shared(council, another):
    for each in (council, another):
        counted(each)
    agrees(another)

    def seen(council_id, audience):
        with council_context(council_id, audience=audience):
            return set(RequirementSnapshot.objects.values_list("council_id", flat=True))

    assert seen(council.id, "staff") == {council.id}
    assert seen(council.id, EMPLOYER) == seen(another.id, EMPLOYER) == {another.id}
    assert seen(None, EMPLOYER) == seen(None, PUBLIC) == seen(None, "") == set()
    with council_context(council.id, audience=EMPLOYER):
        assert RequirementSnapshot.objects.update(counts=[]) == 0
        assert RequirementSnapshot.objects.all().delete()[0] == 0


def test_the_night_counts_every_council_after_the_feeds(in_council):
    who_want_care(in_council, 10, maths_level=1)
    count_requirements_of_every_council()
    job = Job.objects.get(name=COUNT_REQUIREMENTS, arguments=[in_council.id])
    count_requirements.apply(args=[job.id], throw=True)
    assert RequirementSnapshot.objects.get().counts == [[*NO_MATHS, 10]]
    assert "outcomes.count_requirements_of_every_council" in {entry["task"] for entry in SCHEDULE.values()}
