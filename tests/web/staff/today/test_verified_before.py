"""Lines of an officer's Today about employers whose verification is gone, or which are not for them to judge."""

import datetime as dt

import pytest

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.choices import Item
from backend.employers.services import change_employer
from tests.factories.councils import worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints


URL = "/today/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def test_what_was_verified_and_is_another_kind_now_is_one_line_with_its_day_and_a_new_promise(officer, in_council):
    monday = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    employer = EmployerFactory(council=in_council, verified=True, asked_at=monday - 90 * DAY)
    with clock.moved_to(monday):
        change_employer(employer=employer, by=None, kind="department")
        ((action, reason),) = hints(officer.get(URL), "employer-checks")
        assert action == f"{employer.name}: have it verified again"
        assert "promised by" in reason
        assert hints(officer.get(URL), "to-verify") == []
        assert employer.asked_at == monday
    with clock.moved_to(monday + 2 * DAY):
        assert hints(officer.get(URL), "employer-checks") == [(action, reason)]


def test_nobody_is_asked_to_judge_whom_they_speak_for_or_what_they_checked_themselves(officer, in_council):
    user = Membership.objects.get(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    own, first = (EmployerFactory(council=in_council, name=each, asked_at=clock.now()) for each in ("Own", "First"))
    EmployerContactFactory(employer=own, email=user.email)
    check_of(first, Item.SUPERVISOR, by=user)
    first.proposed_at, first.proposed_by = clock.now(), worker(in_council)
    first.save()
    asked = {action for action, _ in hints(get_within(officer, URL, most=14), "to-verify")}
    assert asked == {
        "First: ask somebody else to look at what you checked",
        "Own: ask somebody who does not speak for it to look at it",
    }
