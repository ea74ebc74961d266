"""Two councils want the last place at once: only its own council can have it, and nobody else takes one away."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.services import claim_place
from backend.opportunities.sharing import share_with
from tests.backend.opportunities.posts import officer_of
from tests.backend.opportunities.test_race_for_a_place import CLAIMS, at_the_start
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory


EVERY_PLACE = "Every place of this opportunity is taken. Ask the employer whether there is one more."
NO_SUCH = "There is no such opportunity in this council."


def claim(council_id: int, opportunity_id: int, together: Barrier) -> tuple[int, str]:
    try:
        with council_context(council_id):
            claim_place(opportunity=at_the_start(opportunity_id, together), by=None)
    except Refused as refusal:
        return council_id, refusal.message
    finally:
        connection.close()
    return council_id, ""


@pytest.mark.django_db(transaction=True)
def test_fifty_of_two_councils_want_the_last_place_and_one_of_its_own_has_it():
    owner, partner = CouncilFactory(), CouncilFactory()
    post = OpportunityFactory(council=owner, places=3, places_taken=2)
    with council_context(owner.id):
        share_with(opportunity=post, partners=[partner], with_all=False, by=officer_of(owner))
    together, councils = Barrier(CLAIMS), [owner.id, partner.id] * (CLAIMS // 2)
    with ThreadPoolExecutor(CLAIMS) as people:
        answers = list(people.map(claim, councils, [post.id] * CLAIMS, [together] * CLAIMS))
    ours = sorted(said for council_id, said in answers if council_id == owner.id)
    theirs = {said for council_id, said in answers if council_id == partner.id}
    assert ours == ["", *[EVERY_PLACE] * (CLAIMS // 2 - 1)]
    assert theirs == {NO_SUCH}
    post.refresh_from_db()
    assert (post.places_taken, post.state) == (3, State.LIVE), "the partner learns of it on a Monday"
    assert [*post.events.values_list("step", flat=True)] == ["claim_place"]
