"""Who is told which of the numbers that were counted, and what the database itself shows of them."""

import datetime as dt

import pytest

from backend.core import clock
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


MONDAY = dt.date(2026, 6, 1)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_on_a_monday = today_is(MONDAY)


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
