import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from tests.backend.opportunities.posts import TODAY, a_draft, a_live, officer_of, steps_of
from tests.factories.councils import CouncilFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
CLOSING = dt.date(2026, 7, 31)


def test_the_closing_date_is_the_last_day_to_apply(council):
    post = a_live(council)
    with clock.moved_to(CLOSING):
        assert services.close_past() == 0
    with clock.moved_to(CLOSING + dt.timedelta(days=1)):
        assert services.close_past() == 1
    post.refresh_from_db()
    assert post.state == State.CLOSED
    assert post.events.last().reason == "Its closing date has passed."


def test_missed_days_are_caught_up_and_a_second_run_finds_nothing(council):
    paused, live, rolling = a_live(council), a_live(council), a_live(council, closing_date=None)
    services.pause(opportunity=paused, reason="Manager away", by=officer_of(council))
    with clock.moved_to(CLOSING + dt.timedelta(days=20)):
        assert (services.close_past(), services.close_past()) == (2, 0)
    assert [post.__class__.objects.get(id=post.id).state for post in (paused, live, rolling)] == [
        State.CLOSED,
        State.CLOSED,
        State.LIVE,
    ]


def test_only_the_council_asked_for_is_closed(council):
    a_live(council)
    with clock.moved_to(CLOSING + dt.timedelta(days=1)):
        assert services.close_past(council=CouncilFactory()) == 0
        assert services.close_past(council=council) == 1


def test_resuming_after_the_closing_date_asks_for_a_new_one(council):
    post = a_live(council)
    services.pause(opportunity=post, reason="Manager away", by=officer_of(council))
    with clock.moved_to(CLOSING + dt.timedelta(days=1)):
        with pytest.raises(Refused) as refusal:
            services.resume(opportunity=post, reason="Back again", by=officer_of(council))
        assert (refusal.value.field, post.state) == ("closing_date", State.PAUSED)
        services.change(opportunity=post, closing_date=dt.date(2026, 8, 20), by=officer_of(council))
        services.resume(opportunity=post, reason="Back again", by=officer_of(council))
    assert post.state == State.LIVE


def test_withdrawing_is_refused_once_somebody_relies_on_it(council):
    post = a_live(council)
    services.claim_place(opportunity=post, by=None)
    with pytest.raises(Refused, match="Close it instead"):
        services.withdraw(opportunity=post, reason="No budget", by=officer_of(council))
    services.free_place(opportunity=post, by=None)
    services.withdraw(opportunity=post, reason="No budget", by=officer_of(council))
    assert (post.state, steps_of(post)[-1]) == (State.WITHDRAWN, "withdraw")


def test_a_draft_can_be_withdrawn_before_anybody_saw_it(council):
    post = a_draft(council, closing_date=TODAY)
    services.withdraw(opportunity=post, reason="Posted by mistake", by=officer_of(council))
    assert post.state == State.WITHDRAWN
