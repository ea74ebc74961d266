"""Whom to ring about the opportunities that would help most, by what is recorded of employers."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.concerns import raise_concern
from backend.employers.models import Employer
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import OpportunityEvent, Outcome
from backend.outcomes.calls import calls
from backend.outcomes.improvements import HelpfulOpportunity
from backend.reference.choices import Route
from tests.factories.councils import worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.referrals import viewer_with
from tests.today import today_is
from tests.web.queries import own_queries


TODAY = dt.date(2026, 11, 30)
_today = today_is(TODAY)
DIGITAL = HelpfulOpportunity(str(Route.DIGITAL), 2, "CR0", 20)
CARE = HelpfulOpportunity(str(Route.CARE), 3, "CR0", 10)


@pytest.fixture
def officer(in_council):
    return viewer_with(Role.ENGAGEMENT_OFFICER, in_council)


def had(council, name, *, route=Route.DIGITAL, level=2, until=dt.date(2026, 3, 14), near="", employer=None, **facts):
    """An employer with a post that ended on a day."""
    employer = employer or EmployerFactory(council=council, name=name, verified=True)
    facts = {"state": OpportunityState.FILLED, "closing_date": until, "posted_date": None, "start_date": None} | facts
    post = OpportunityFactory(council=council, employer=employer, route=route, level=level, title=name, **facts)
    if near:
        SiteFactory(opportunity=post, postcode=f"{near} 1AA")
    return employer


def rung(viewer, *wanted) -> list[str | None]:
    return [each.post and each.post.employer.name for each in calls(viewer, wanted or [DIGITAL])]


def test_such_a_post_of_late_comes_before_other_work_of_the_kind_then_near_then_the_latest(officer, in_council):
    wanted = [DIGITAL] * 6
    had(in_council, "another level", level=4, near="CR0")
    had(in_council, "long ago", until=dt.date(2024, 11, 29))
    had(in_council, "latest", until=dt.date(2026, 10, 1))
    had(in_council, "earlier", until=dt.date(2025, 10, 1))
    had(in_council, "near", until=dt.date(2024, 12, 1), near="CR0")
    had(in_council, "another kind", route=Route.CARE)
    assert rung(officer, *wanted) == ["near", "latest", "earlier", "another level", "long ago", None]


def test_who_must_not_be_rung_is_left_out(officer, in_council):
    had(in_council, "not verified", employer=EmployerFactory(council=in_council))
    had(in_council, "paused", employer=EmployerFactory(council=in_council, verified=True, paused=True))
    in_question = had(in_council, "in question")
    raise_concern(employer=in_question, words="Shouting on site", by=worker(in_council))
    had(in_council, "draft", state=OpportunityState.DRAFT)
    had(in_council, "a course", further_education=True)
    assert rung(officer) == [None]
    assert calls(officer, [DIGITAL])[0].wanted == DIGITAL


@pytest.mark.parametrize("days", [29, 31])
@pytest.mark.parametrize("asked_by", ["changes", "outcome"])
def test_who_was_asked_something_in_the_last_30_days_is_left_alone(officer, in_council, asked_by, days):
    employer = had(in_council, "asked")
    post = employer.opportunities.get()
    moment = clock.now() - dt.timedelta(days=days)
    if asked_by == "changes":
        OpportunityEvent.objects.create(
            opportunity=post,
            step="ask_for_changes",
            from_state=OpportunityState.SUBMITTED,
            to_state=OpportunityState.CHANGES_REQUESTED,
            at=moment,
        )
    else:
        Outcome.objects.create(council=in_council, opportunity=post, employer=employer, asked_at=moment)
    assert rung(officer) == (["asked"] if days > 30 else [None])
    if days > 30:
        assert calls(officer, [DIGITAL])[0].asked_at == moment


def test_an_introduction_asks_too_and_so_of_every_row_of_the_organisation(officer, world, in_council):
    had(in_council, "Fable Software Ltd", employer=EmployerFactory(council=in_council, name="Fable", verified=True))
    assert rung(officer) == ["Fable"]
    introduced = world.refer()
    assert rung(officer) == ["Fable"]
    Employer.objects.filter(Q(name="Fable") | Q(pk=introduced.employer_id)).update(companies_house_number="01234567")
    assert rung(officer) == [None]


def test_an_organisation_is_rung_once(officer, in_council):
    for number in (1, 2):
        employer = EmployerFactory(
            council=in_council, name=f"Branch {number}", verified=True, companies_house_number="01234567"
        )
        had(in_council, f"Post {number}", employer=employer)
    had(in_council, "Another", level=3)
    assert rung(officer, DIGITAL, DIGITAL) in (["Branch 1", "Another"], ["Branch 2", "Another"])


def test_the_contact_with_a_number_is_rung_and_whoever_left_is_not(officer, in_council):
    employer = had(in_council, "Fable")
    EmployerContactFactory(employer=employer, name="Ann Left", phone="020 7946 0001", ended_at=clock.now())
    EmployerContactFactory(employer=employer, name="Bea Silent")
    EmployerContactFactory(employer=employer, name="Cy Quill", phone="020 7946 0003")
    assert calls(officer, [DIGITAL])[0].post.contact == "Cy Quill"


def test_an_open_post_has_no_end_and_one_that_was_closed_early_has_that_day(officer, in_council):
    had(in_council, "open", state=OpportunityState.LIVE, until=TODAY + dt.timedelta(days=9))
    closed = had(
        in_council, "closed", route=Route.CARE, level=3, state=OpportunityState.CLOSED, until=dt.date(2026, 12, 24)
    )
    OpportunityEvent.objects.create(
        opportunity=closed.opportunities.get(),
        step="close",
        from_state=OpportunityState.LIVE,
        to_state=OpportunityState.CLOSED,
        at=clock.now() - dt.timedelta(days=40),
    )
    assert [each.post and each.post.until for each in calls(officer, [DIGITAL, CARE])] == [None, None]
    OpportunityEvent.objects.create(
        opportunity=closed.opportunities.get(),
        step="approve",
        from_state=OpportunityState.SUBMITTED,
        to_state=OpportunityState.LIVE,
        at=clock.now() - dt.timedelta(days=90),
    )
    found = calls(officer, [DIGITAL, CARE])
    assert [each.post.until for each in found] == [None, TODAY - dt.timedelta(days=40)]


def test_whoever_may_open_no_employer_reads_of_none(in_council):
    had(in_council, "Fable")
    assert rung(viewer_with(Role.STAFF, in_council)) == ["Fable"]
    assert rung(viewer_with(Role.AUDITOR, in_council)) == [None]


def test_however_many_employers_there_are_the_questions_are_as_many(officer, in_council):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert None not in rung(officer, *[DIGITAL] * 2)
        return len(own_queries(captured))

    for number in range(2):
        EmployerContactFactory(employer=had(in_council, f"Employer {number}", near="CR0"))
    few = asked()
    for number in range(5):
        EmployerContactFactory(employer=had(in_council, f"Other {number}", near="CR0"))
    assert asked() == few == 3
