"""What a partner council reads of a shared opportunity does not move with the owner's people, the last place included.

Everything of the partner that can name it is read before and after each place is taken and given back, and the ranking
of the partner is not asked for: when it ran would tell. What is full leaves it on a Monday, whenever that was.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import clock_context, council_context
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from backend.opportunities.places import claim_place, free_place
from backend.opportunities.services import change, close_past, pause
from backend.opportunities.sharing import publish, share_with
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep
from backend.shortlists.services import decide
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.safety.tells import Answer, without_what_each_request_makes
from tests.web.sign_in import sign_in


pytestmark = pytest.mark.django_db
LAWFUL = {"duration_months": 15, "nationwide": True, "nationwide_details": "At yards everywhere"}


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


@dataclass
class Partner:
    places: list[str]
    client: Client

    def read(self) -> list[Answer]:
        return [without_what_each_request_makes(Answer.of(place, self.client.get(place))) for place in self.places]

    def sees(self, post) -> bool:
        shared = self.client.get(reverse("shared-opportunity", args=[post.public_id])).status_code
        row = next(each for each in self.client.get(reverse("api-shared")).json()["results"])
        assert (shared == 200) == (row["status"] == "open")
        return shared == 200


@pytest.fixture
def at_the_partner(shared):
    post, partner, _ = shared
    with council_context(partner.id):
        adviser = MembershipFactory(council=partner, role=Role.EET_ADVISER)
        person = CareLeaverFactory(council=partner, ready=True, eet_adviser=adviser.user)
        match = MatchFactory(care_leaver=person, opportunity=post)
        decide(match=match, kind="shortlist", by=adviser.user)
        MatchFactory(care_leaver=CareLeaverFactory(council=partner, eet_adviser=adviser.user), opportunity=post)
        client = sign_in(Client(), adviser)
    with clock_context():
        Job.objects.all().delete()  # one that waits already is not asked for again
    return Partner(pages_of(post, person), client)


def test_a_partner_reads_that_a_post_left_the_feed_and_nothing_of_its_changes(shared):
    """Not by a query of its own either: a change keeps with it what was there before."""
    post, partner, by = shared
    with council_context(post.council_id):
        change(opportunity=post, by=by, summary="Join benches.", **LAWFUL)
        pause(opportunity=post, by=by, reason="Holidays")
        told = ["change", "pause"]
        assert list(post.events.order_by("id").values_list("step", flat=True))[-2:] == told
    with council_context(partner.id), connection.cursor() as cursor:
        of_it = "FROM opportunities_opportunityevent WHERE opportunity_id = %s"
        cursor.execute(f"SELECT step, before::text {of_it}", [post.id])
        assert cursor.fetchall() == [("pause", "{}")]


def do(step, post, by):
    with council_context(post.council_id):
        step(opportunity=post, by=by)


def nightly(post) -> None:
    close_past(council=post.council)


def test_nothing_a_partner_reads_moves_with_the_owners_people(shared, at_the_partner):
    post, partner, by = shared
    before = at_the_partner.read()
    assert [each.place for each in before if each.status != 200] == []
    assert sum("Bench joiner of Quay" in each.body for each in before) >= 6
    steps = [claim_place, claim_place, free_place, claim_place, claim_place, claim_place, free_place, claim_place]
    for step in steps:
        do(step, post, by)
        changed = [now.place for then, now in zip(before, at_the_partner.read(), strict=True) if then != now]
        assert (changed, jobs_of(partner)) == ([], 0), post.places_left
    assert post.places_left == 0
    with council_context(post.council_id):
        assert not Opportunity.objects.open_on(clock.today()).filter(id=post.id).exists(), "its own council knows"
        with pytest.raises(Refused, match="Every place of this opportunity is taken"):
            claim_place(opportunity=post, by=by)


@pytest.mark.parametrize("taken_on", [dt.date(2026, 6, day) for day in (15, 17, 21)])
def test_what_is_full_leaves_the_partner_on_the_next_monday(shared, at_the_partner, taken_on):
    """Taken on a Monday, a Wednesday or a Sunday of one week, it is there until the Monday after."""
    post, partner, by = shared
    with clock.moved_to(taken_on):
        for _ in range(post.places):
            do(claim_place, post, by)
    for day in range(taken_on.day, 22):
        with clock.moved_to(dt.date(2026, 6, day)), council_context(post.council_id):
            nightly(post)
            assert Opportunity.objects.get(id=post.id).state == "live", day
    assert jobs_of(partner) == 0
    with clock.moved_to(dt.date(2026, 6, 23)), council_context(post.council_id):  # the night of Monday was missed
        nightly(post)
        assert Opportunity.objects.get(id=post.id).state == "filled"
    assert jobs_of(partner) == 1
    assert not at_the_partner.sees(post)


def test_one_that_is_given_back_in_the_same_week_never_left(shared, at_the_partner):
    post, _, by = shared
    for step in [claim_place] * 4 + [free_place]:
        do(step, post, by)
    with clock.moved_to(clock.today() + dt.timedelta(days=8)), council_context(post.council_id):
        nightly(post)
        assert Opportunity.objects.get(id=post.id).state == "live"
    assert at_the_partner.sees(post)


def test_where_the_number_is_given_it_leaves_with_the_last_place(shared, at_the_partner):
    post, partner, by = shared
    with council_context(post.council_id):
        share_with(opportunity=post, partners=[partner], with_all=False, place_numbers=True, by=by)
    for _ in range(post.places):
        do(claim_place, post, by)
    assert not at_the_partner.sees(post)


@pytest.mark.parametrize("is_public", [False, True])
def test_only_what_others_read_waits_for_a_monday(is_public):
    with clock_context():
        owner = CouncilFactory()
    with council_context(owner.id):
        by = MembershipFactory(council=owner, role=Role.ENGAGEMENT_OFFICER).user
        post = OpportunityFactory(council=owner, places=1)
        if is_public:
            publish(opportunity=post, by=by)
    page = reverse("public-opportunity", args=[post.public_id])
    before = Client().get(page)
    do(claim_place, post, by)
    assert post.state == ("live" if is_public else "filled")
    if is_public:
        assert Client().get(page).content == before.content
        assert str(post.public_id) in Client().get(reverse("public-sitemap")).content.decode()


def test_what_is_shared_no_longer_is_filled_the_same_night(shared):
    post, _, by = shared
    for _ in range(post.places):
        do(claim_place, post, by)
    with council_context(post.council_id):
        share_with(opportunity=post, partners=[], with_all=False, by=by)
        nightly(post)
        assert Opportunity.objects.get(id=post.id).state == "filled"


def test_a_refusal_at_the_partner_says_whom_to_contact_and_nothing_of_places(shared, at_the_partner):
    post, partner, by = shared
    for _ in range(post.places):
        do(claim_place, post, by)
    with council_context(partner.id):
        person = CareLeaverFactory(council=partner, ready=True)
        answer = may_go_on(person, post, GateStep.PREVIEW, clock.today())
    assert [each.name for each in answer.obstacles] == ["another_council"]
    assert "place" not in answer.refusal.lower()
