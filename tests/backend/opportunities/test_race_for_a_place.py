"""Fifty people at once, each on a connection of their own, want the last place."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from backend.core.errors import Refused
from backend.core.models import Job
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory


CLAIMS, RACES = 50, 20


def claim(opportunity_id: int, together: Barrier) -> str:
    """The sentence somebody got instead of the place, or nothing if they got it."""
    try:
        opportunity = at_the_start(opportunity_id, together)
        services.claim_place(opportunity=opportunity, by=None)
    except Refused as refusal:
        return refusal.message
    finally:
        connection.close()
    return ""


def at_the_start(opportunity_id: int, together: Barrier) -> Opportunity:
    """Whoever cannot come lets the others go, so that their error is the one that shows."""
    try:
        opportunity = Opportunity.objects.get(id=opportunity_id)
    except Exception:
        together.abort()
        raise
    together.wait(timeout=60)
    return opportunity


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("left", [1, 3])
def test_the_last_places_go_to_as_many_people_and_no_more(left):
    race_for(left)


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_twenty_races_in_a_row_each_have_one_winner():
    for _ in range(RACES):
        race_for(1)


def race_for(left: int) -> None:
    post = OpportunityFactory(council=CouncilFactory(), places=left + 2, places_taken=2)
    together = Barrier(CLAIMS)
    with ThreadPoolExecutor(CLAIMS) as people:
        answers = list(people.map(claim, [post.id] * CLAIMS, [together] * CLAIMS))
    refused = [answer for answer in answers if answer]
    post.refresh_from_db()
    assert (post.places_taken, post.state) == (left + 2, State.FILLED)
    assert refused == ["Every place of this opportunity is taken. Ask the employer whether there is one more."] * (
        CLAIMS - left
    )
    assert [*post.events.values_list("step", flat=True)] == ["claim_place"] * left + ["fill"]
    assert Job.objects.filter(arguments=[post.council_id, post.id]).exists()
