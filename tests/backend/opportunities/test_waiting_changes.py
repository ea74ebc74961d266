"""A change of a published post that waits for approval is taken back by its employer, until the council has decided."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType
from backend.opportunities.facts import FACTS
from backend.opportunities.models import Opportunity
from tests.backend.opportunities.posts import TODAY, a_live, a_submitted, employer_with_contact, officer_of


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = {"reason": "The director said no"}
CROYDON = {"address": "2 Low Street", "postcode": "CR0 1EA", "easting": 532_000, "northing": 165_000}
CHANGES = [
    {"wage_from": Decimal(14)},
    {"sites": [CROYDON]},
    {"min_age": 18, "start_date": dt.date(2026, 10, 1), "title": "Kitchen assistant"},
    {"closing_date": dt.date(2026, 8, 14), "opens_on": dt.date(2026, 6, 8)},
]


@pytest.fixture
def of_an_employer(council):
    return employer_with_contact(council)


def told_of(post) -> tuple:
    """All that a reader or the engine knows of it; its places by their rows, which introductions name."""
    now = Opportunity.objects.get(pk=post.pk)
    sites = list(now.sites.order_by("postcode").values_list("address", "postcode", "easting", "northing"))
    return {name: getattr(now, name) for name in FACTS}, sites


@pytest.mark.parametrize("facts", CHANGES, ids=lambda facts: min(facts))
def test_everything_is_as_it_was_approved_and_it_stands_where_it_stood(council, of_an_employer, facts):
    employer, person = of_an_employer
    post = a_live(council, employer=employer)
    approved = told_of(post)
    services.change(opportunity=post, by=person, **facts)
    services.change(opportunity=post, by=person, summary="Cook with us.", wage_from=Decimal("14.20"))
    assert post.state == State.SUBMITTED
    assert told_of(post) != approved
    services.take_back_change(opportunity=post, by=person, **WHY)
    post.refresh_from_db()
    assert (told_of(post), post.state) == (approved, State.LIVE)
    last = post.events.last()
    assert (last.step, last.by, last.reason, last.to_state) == ("take_back_change", person, WHY["reason"], State.LIVE)
    assert Message.objects.order_by("-id").first().subject.endswith("is as it was before the change")


@pytest.mark.parametrize("was_needed", [True, False])
def test_whether_a_plan_is_needed_is_as_it_was_when_a_change_of_type_is_taken_back(council, of_an_employer, was_needed):
    employer, person = of_an_employer
    post = a_live(council, employer=employer, ehcp_required=was_needed)
    approved = told_of(post)
    services.change(opportunity=post, by=person, type=OpportunityType.SUPPORTED_INTERNSHIP)
    assert (post.state, post.ehcp_required) == (State.SUBMITTED, True)
    services.take_back_change(opportunity=post, by=person, **WHY)
    assert told_of(post) == approved


def test_what_was_paused_is_paused_and_what_was_full_is_full(council, of_an_employer):
    employer, person = of_an_employer
    paused, full = a_live(council, employer=employer), a_live(council, employer=employer, places=1, title="Cook")
    services.pause(opportunity=paused, reason="Holidays", by=person)
    services.claim_place(opportunity=full, by=None)
    for post, state in ((paused, State.PAUSED), (full, State.FILLED)):
        services.change(opportunity=post, wage_from=Decimal(14), places=3, by=person)
        services.take_back_change(opportunity=post, by=person, **WHY)
        post.refresh_from_db()
        assert post.state == state
    assert full.places_left == 0


def test_it_is_too_late_once_the_council_has_decided_or_changed_it_too(council, of_an_employer):
    employer, person = of_an_employer
    officer = officer_of(council)

    def changed(**facts):
        post = a_live(council, employer=employer, **facts)
        return services.change(opportunity=post, wage_from=Decimal(14), by=person)

    approved, sent_back, changed_by_us = changed(), changed(title="Cook"), changed(title="Baker")
    with council_context(council.id):
        services.approve(opportunity=approved, by=officer)
        services.ask_for_changes(opportunity=sent_back, comments={"title": "Longer"}, by=officer)
        services.change(opportunity=changed_by_us, weekly_hours=Decimal(30), by=officer)
    for post in (approved, sent_back):
        with pytest.raises(Refused, match="cannot be put back as it was while it is marked"):
            services.take_back_change(opportunity=post, by=person, **WHY)
    services.submit(opportunity=sent_back, by=person)
    for post in (changed_by_us, sent_back, a_submitted(council, employer=employer)):
        with pytest.raises(Refused, match="No change of yours alone waits"):
            services.take_back_change(opportunity=post, by=person, **WHY)
    assert changed_by_us.wage_from == 14


def test_what_is_past_its_closing_date_of_before_stays_as_it_is(council, of_an_employer):
    employer, person = of_an_employer
    post = a_live(council, employer=employer, closing_date=dt.date(2026, 6, 5))
    services.change(opportunity=post, closing_date=dt.date(2026, 7, 31), by=person)
    with clock.moved_to(TODAY + dt.timedelta(days=10)), pytest.raises(Refused, match="closing date of before"):
        services.take_back_change(opportunity=post, by=person, **WHY)
    post.refresh_from_db()
    assert (post.state, post.closing_date) == (State.SUBMITTED, dt.date(2026, 7, 31))


def test_a_change_that_nobody_has_to_approve_is_not_offered_to_be_taken_back(council, of_an_employer):
    employer, person = of_an_employer
    post = a_live(council, employer=employer)
    services.change(opportunity=post, summary="Cook with us.", by=person)
    with pytest.raises(Refused, match="while it is marked “Live”"):
        services.take_back_change(opportunity=post, by=person, **WHY)
