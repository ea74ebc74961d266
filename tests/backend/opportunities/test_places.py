import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity
from tests.backend.opportunities.posts import a_draft, a_live, officer_of, steps_of


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def test_the_last_place_fills_and_a_place_given_back_opens_again(council):
    post = a_live(council, places=2)
    services.claim_place(opportunity=post, by=None)
    assert (post.places_left, post.state) == (1, State.LIVE)
    services.claim_place(opportunity=post, by=None)
    assert (post.places_left, post.state) == (0, State.FILLED)
    services.free_place(opportunity=post, by=None)
    assert (post.places_left, post.state) == (1, State.LIVE)
    assert steps_of(post)[3:] == ["claim_place", "claim_place", "fill", "free_place", "unfill"]


def test_a_claim_beyond_the_last_place_is_refused_and_leaves_no_trace(council):
    post = a_live(council, places=1)
    services.claim_place(opportunity=post, by=None)
    before = steps_of(post)
    with pytest.raises(Refused, match="Every place of this opportunity is taken"):
        services.claim_place(opportunity=post, by=None)
    assert (post.places_taken, steps_of(post)) == (1, before)


def test_the_database_itself_refuses_one_place_too_many(council):
    post = a_live(council, places=1)
    with pytest.raises(IntegrityError, match="no_more_places_are_taken_than_there_are"), transaction.atomic():
        Opportunity.objects.filter(id=post.id).update(places_taken=2)


def test_a_place_given_back_after_the_closing_date_closes_it(council):
    post = a_live(council, places=1)
    services.claim_place(opportunity=post, by=None)
    with clock.moved_to(dt.date(2026, 8, 1)):
        services.free_place(opportunity=post, by=None)
    assert post.state == State.CLOSED


def test_an_offer_after_the_closing_date_still_takes_its_place(council):
    post = a_live(council, places=1)
    services.close(opportunity=post, reason="Enough people applied", by=officer_of(council))
    services.claim_place(opportunity=post, by=None)
    assert (post.places_left, post.state) == (0, State.CLOSED)


def test_a_paused_opportunity_stays_paused_until_it_is_resumed(council):
    post = a_live(council, places=1)
    services.pause(opportunity=post, reason="Manager away", by=officer_of(council))
    services.claim_place(opportunity=post, by=None)
    assert post.state == State.PAUSED
    services.resume(opportunity=post, reason="Back again", by=officer_of(council))
    assert post.state == State.FILLED


def test_places_that_nobody_counted_never_run_out(council):
    post = a_live(council, places=None)
    for _ in range(3):
        services.claim_place(opportunity=post, by=None)
    assert (post.places_taken, post.places_left, post.state) == (3, None, State.LIVE)


def test_a_draft_has_no_place_to_hold_and_none_to_give_back(council):
    post = a_draft(council)
    with pytest.raises(Refused, match="make it live first"):
        services.claim_place(opportunity=post, by=None)
    with pytest.raises(Refused, match="none can be given back"):
        services.free_place(opportunity=post, by=None)


def test_more_places_open_a_filled_one_and_fewer_than_taken_are_refused(council):
    post = a_live(council, places=1)
    services.claim_place(opportunity=post, by=None)
    services.change(opportunity=post, places=2, by=officer_of(council))
    assert post.state == State.LIVE
    with pytest.raises(Refused, match="1 of them are taken") as refusal:
        services.change(opportunity=post, places=0, by=officer_of(council))
    assert refusal.value.field == "places"
    services.change(opportunity=post, places=1, by=officer_of(council))
    assert post.state == State.FILLED
