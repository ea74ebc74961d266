import datetime as dt
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.core.models import Job
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState, WagePeriod
from backend.opportunities.models import PostingFlag
from backend.opportunities.recheck import recheck_published
from backend.reference.choices import Confidence, StandardStatus, WageBand
from backend.reference.models import ApprenticeshipStandard, WageFloor
from backend.reference.services import import_standards, load_reference
from tests.backend.opportunities.posts import a_live, officer_of
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_facts")]
NEXT_YEAR = dt.date(2027, 9, 1)


def publish_rates(amount):
    for band in WageBand.values:
        WageFloor.objects.create(
            band=band,
            hourly=Decimal(amount),
            valid_from=dt.date(2027, 4, 1),
            valid_until=dt.date(2028, 3, 31),
            source="made for the test",
            confidence=Confidence.REPORTED,
            as_of=dt.date(2027, 1, 1),
            check_by=dt.date(2029, 1, 1),
        )


def live_next_year(council):
    return a_live(council, start_date=NEXT_YEAR, wage_from=Decimal("13.50"), wage_period=WagePeriod.HOUR)


def codes(opportunity):
    return list(opportunity.flags.standing().values_list("code", flat=True))


def test_a_rate_that_is_not_published_is_flagged_at_approval_and_cleared_when_the_pay_is_enough(in_council):
    post = live_next_year(in_council)
    assert codes(post) == ["wage-floor-not-published"]
    publish_rates("13.50")
    assert recheck_published(council=in_council) == 0
    assert codes(post) == []


def test_pay_that_falls_below_the_new_rate_is_flagged_once(in_council):
    post = live_next_year(in_council)
    publish_rates("13.51")
    assert [recheck_published(council=in_council) for _ in range(2)] == [1, 0]
    assert codes(post) == ["wage-floor"]
    assert "Pay at least £13.51 an hour" in post.flags.standing().get().message


def test_employer_and_officer_are_told_at_once_and_once_with_the_date_and_the_rate(in_council):
    MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__email="officer@council.example")
    post, fair = live_next_year(in_council), a_live(in_council)
    contact, other = (EmployerContactFactory(employer=each.employer).email for each in (post, fair))
    Message.objects.all().delete()
    publish_rates("13.51")
    for _ in range(2):
        recheck_published(council=in_council)
    told = {message.to: message for message in Message.objects.all()}
    assert (set(told) & {contact, other}, Message.objects.count()) == ({contact}, len(told))
    assert "officer@council.example" in told
    for to in (contact, "officer@council.example"):
        assert post.reference in told[to].subject + told[to].body
        assert "from 1 April 2027 to 31 March 2028" in told[to].body
        assert "£13.51 an hour" in told[to].body
        assert post.title not in told[to].subject + told[to].body
    post.refresh_from_db()
    assert post.state == OpportunityState.LIVE


def test_a_rate_that_changes_nothing_is_told_to_nobody(in_council):
    live_next_year(in_council)
    Message.objects.all().delete()
    publish_rates("13.50")
    recheck_published(council=in_council)
    assert not Message.objects.exists()


def test_a_doubt_goes_as_soon_as_somebody_puts_it_right(in_council):
    post = live_next_year(in_council)
    publish_rates("13.51")
    recheck_published(council=in_council)
    services.change(opportunity=post, wage_from=Decimal("13.51"), by=officer_of(in_council))
    assert codes(post) == []


def test_a_standard_that_closes_for_starts_is_flagged(in_council):
    post = a_live(in_council, type="apprenticeship", lars_code=99001, level=2, duration_months=18)
    assert codes(post) == []
    ApprenticeshipStandard.objects.filter(lars_code=99001).update(status=StandardStatus.RETIRED)
    recheck_published(council=in_council)
    assert codes(post) == ["standard-open-for-starts"]


def test_what_is_closed_has_no_flags_left(in_council):
    post = live_next_year(in_council)
    services.close(opportunity=post, reason="Taken", by=officer_of(in_council))
    recheck_published(council=in_council)
    assert codes(post) == []
    assert PostingFlag.objects.get().cleared_at


def test_many_posts_cost_no_more_queries_than_one(in_council):
    for _ in range(5):
        live_next_year(in_council)
    publish_rates("13.51")
    telling = ("notifications_message", "core_job", "SAVEPOINT", "onward.council_id")
    with CaptureQueriesContext(connection) as captured:
        assert recheck_published(council=in_council) == 5
    asked = [query["sql"] for query in captured if not any(name in query["sql"] for name in telling)]
    assert len(asked) <= 18


def test_a_new_list_of_standards_asks_for_the_check(council, tmp_path):
    entry = {
        "referenceNumber": "ST0001",
        "larsCode": 1,
        "title": "Network engineer",
        "level": 4,
        "route": "Digital",
        "status": "Retired",
        "version": "1.0",
    }
    file = tmp_path / "standards.json"
    file.write_text(json.dumps([entry]), encoding="utf-8")
    report = import_standards(file)
    assert report.refused == []
    assert Job.objects.filter(name="opportunities.check_published_again", arguments=[council.id]).count() == 1


def test_new_reference_data_asks_for_the_check(council):
    load_reference()
    asked = Job.objects.filter(name="opportunities.check_published_again", arguments=[council.id])
    assert asked.count() == 1
    load_reference()
    assert asked.count() == 1
