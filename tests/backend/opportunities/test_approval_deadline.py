import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from backend.core import clock
from backend.opportunities import services
from backend.opportunities.approval_deadline import due_at, is_overdue
from backend.opportunities.models import Opportunity
from tests.backend.opportunities.posts import a_draft, a_submitted, officer_of


pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
FRIDAY, MONDAY = dt.datetime(2026, 6, 5, 15, tzinfo=LONDON), dt.datetime(2026, 6, 8, 15, tzinfo=LONDON)


def waiting():
    return list(Opportunity.objects.awaiting_approval().with_waiting())


def test_friday_afternoon_is_due_on_monday_afternoon(council):
    with clock.moved_to(FRIDAY):
        a_submitted(council)
    [post] = waiting()
    assert (post.submitted_at, due_at(post)) == (FRIDAY, MONDAY)
    with clock.moved_to(MONDAY):
        assert not is_overdue(post)
    with clock.moved_to(MONDAY + dt.timedelta(seconds=1)):
        assert is_overdue(post)


def test_a_bank_holiday_stops_the_clock(council):
    with clock.moved_to(dt.datetime(2026, 4, 2, 15, tzinfo=LONDON)):  # the Thursday before Easter
        a_submitted(council)
    [post] = waiting()
    assert due_at(post) == dt.datetime(2026, 4, 7, 15, tzinfo=LONDON)


def test_a_correction_starts_the_clock_anew_and_a_change_does_not(council):
    with clock.moved_to(FRIDAY):
        post = a_submitted(council)
    with clock.moved_to(MONDAY):
        services.change(opportunity=post, title="Cook", by=officer_of(council))
        assert waiting()[0].submitted_at == FRIDAY
        services.ask_for_changes(opportunity=post, comments={"title": "Longer"}, by=officer_of(council))
        services.submit(opportunity=post, by=officer_of(council))
    assert waiting()[0].submitted_at == MONDAY


def test_the_longest_waiting_comes_first(council):
    with clock.moved_to(FRIDAY):
        later, sooner = a_draft(council), a_draft(council)
    for post, moment in ((later, MONDAY), (sooner, FRIDAY)):
        with clock.moved_to(moment):
            services.submit(opportunity=post, by=officer_of(council))
    assert waiting() == [sooner, later]


def test_what_was_never_sent_has_no_due_time(council):
    with clock.moved_to(FRIDAY):
        a_draft(council)
    post = Opportunity.objects.with_waiting().get()
    assert due_at(post) is None
    assert not is_overdue(post)
