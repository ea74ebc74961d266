"""What a partner council reads of a shared opportunity does not move with the owner's people, until none can apply.

Everything of the partner that can name it is read before and after each place but the last is taken and given back,
and the ranking of the partner is not asked for: when it ran would tell.
"""

import pytest
from django.test import Client
from django.urls import reverse

from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import clock_context, council_context
from backend.councils.choices import Role
from backend.opportunities.places import claim_place, free_place
from backend.opportunities.sharing import share_with
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.safety.tells import Answer, without_what_each_request_makes
from tests.web.sign_in import sign_in


pytestmark = pytest.mark.django_db


@pytest.fixture
def shared():
    """Of four places; and who gives them."""
    with clock_context():
        owner, partner = CouncilFactory(), CouncilFactory()
    with council_context(owner.id):
        by = MembershipFactory(council=owner, role=Role.ENGAGEMENT_OFFICER).user
        post = OpportunityFactory(council=owner, places=4, title="Bench joiner of Quay")
        share_with(opportunity=post, partners=[partner], with_all=False, by=by)
    return post, partner, by


def pages_of(post, person) -> list[str]:
    both, public = [person.public_id, post.public_id], [person.public_id]
    return [
        reverse("shared-opportunities"),
        reverse("shared-opportunity", args=[post.public_id]),
        reverse("match-facts", args=both),
        reverse("match-decide", args=both),
        *(reverse(name, args=public) for name in ("person", "person-doors")),
        f"{reverse('person-ruled-out', args=public)}?everything=on",
        reverse("api-shared"),
        reverse("api-shortlists-list"),
        f"{reverse('today')}?whose=all",
        reverse("share-out"),
    ]


def jobs_of(council) -> int:
    with clock_context():
        return Job.objects.filter(name=RANK_COUNCIL, arguments__0=council.id).count()


def test_nothing_a_partner_reads_moves_with_the_owners_people(shared):
    post, partner, by = shared
    with council_context(partner.id):
        adviser = MembershipFactory(council=partner, role=Role.EET_ADVISER)
        person = CareLeaverFactory(council=partner, ready=True, eet_adviser=adviser.user)
        MatchFactory(care_leaver=person, opportunity=post)
        client = sign_in(Client(), adviser)
    places = pages_of(post, person)

    def read() -> list[Answer]:
        return [without_what_each_request_makes(Answer.of(place, client.get(place))) for place in places]

    with clock_context():
        Job.objects.all().delete()  # one that waits already is not asked for again
    before = read()
    assert [each.place for each in before if each.status != 200] == []
    assert sum("Bench joiner of Quay" in each.body for each in before) >= 6
    for step in (claim_place, claim_place, free_place, claim_place, claim_place):
        with council_context(post.council_id):
            step(opportunity=post, by=by)
            left = post.places_left
        changed = [now.place for then, now in zip(before, read(), strict=True) if then != now]
        assert (changed, jobs_of(partner)) == ([], 0), left
    with council_context(post.council_id):
        claim_place(opportunity=post, by=by)
    assert jobs_of(partner) == 1  # nobody can apply any more, and that is all it tells
    assert client.get(places[1]).status_code == 404
