"""The key by which a referral or a placement names a place: only one of its opportunity, and one its writer may see."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, transaction

from backend.core.protection import council_context
from backend.opportunities.migrations._site_keys import fill
from backend.opportunities.sharing import share_with
from backend.opportunities.sites import SiteFacts, replace_sites
from backend.placements.models import Placement
from backend.referrals.models import Referral
from tests.backend.opportunities.test_between_councils import officer_of
from tests.factories.councils import CouncilFactory
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world


MILL, QUAY = "1 Mill Road", "2 Quay"


def give_places(opportunity, *words):
    replace_sites(opportunity, [SiteFacts(address=each) for each in words])


@pytest.fixture
def world(in_council):
    found = referral_world(in_council, places=3)
    give_places(found.opportunity, MILL, QUAY)
    return found


@pytest.fixture
def elsewhere(db):
    """The place of a post that another council shares with nobody."""
    other = CouncilFactory()
    with council_context(other.id):
        post = OpportunityFactory(council=other)
        give_places(post, MILL)
        return post.sites.get()


def named(world, model, words=MILL):
    """A row that names a place, and the call that would have it name another."""
    if model is Referral:
        return world.refer(workplace=words)
    referral = accepted(world, workplace=words)
    return start_from(referral=referral, on=referral.last_step_on, by=world.adviser)


@pytest.mark.parametrize("model", [Referral, Placement])
def test_only_a_place_of_its_opportunity_can_be_named(world, elsewhere, model):
    row = named(world, model)
    assert row.site.in_words == row.workplace == MILL
    another = OpportunityFactory(council=world.council)
    give_places(another, MILL)
    said = set()
    for number in (another.sites.get().id, elsewhere.id, 999_999_999):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            model.objects.filter(id=row.id).update(site_id=number)
        said.add(str(refusal.value).splitlines()[0])
    assert said == {"the place that is named is none of its opportunity"}
    model.objects.filter(id=row.id).update(site=world.opportunity.sites.get(address=QUAY))


@pytest.mark.parametrize("whole_post", [False, True])
def test_a_place_of_another_councils_private_post_is_not_nameable_when_a_row_is_written(world, elsewhere, whole_post):
    row = Referral.objects.get(id=world.refer(workplace=MILL).id)
    row.pk, row.state, row.site_id = None, "withdrawn", elsewhere.id
    if whole_post:
        row.opportunity_id = elsewhere.opportunity_id
    row.public_id = uuid4()
    with pytest.raises(IntegrityError, match="none of its opportunity"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("model", [Referral, Placement])
def test_a_place_that_is_taken_off_empties_the_key_and_leaves_the_words(world, model):
    row = named(world, model)
    give_places(world.opportunity, QUAY)
    row.refresh_from_db()
    assert (row.workplace, row.site_id) == (MILL, None)
    assert row.history.order_by("-pgh_id").first().site_id is None


def test_a_council_takes_a_place_off_that_a_partner_council_refers_to(world):
    owner = CouncilFactory()
    with council_context(owner.id):
        post = OpportunityFactory(council=owner, places=3, application_url="https://adverts.example/1")
        give_places(post, MILL, QUAY)
        share_with(opportunity=post, partners=[world.council], with_all=False, by=officer_of(owner))
    with council_context(world.council.id):
        referral = Referral.objects.get(id=world.refer(workplace=MILL).id)
        Referral.objects.filter(id=referral.id).update(opportunity=post, site=post.sites.get(address=MILL))
    with council_context(owner.id):
        give_places(post, QUAY)
    with council_context(world.council.id):
        referral.refresh_from_db()
        assert (referral.workplace, referral.site_id) == (MILL, None)


@pytest.mark.django_db(databases=["default", "owner"])
def test_rows_of_before_are_filled_where_the_words_are_those_of_one_place(world):
    yard = SiteFacts(address="3 Yard", postcode="CR0 1EA")
    town, inside = SiteFacts(address="4 Lane", area="Croydon"), SiteFacts(address="5 Road, Croydon", area="Croydon")
    replace_sites(world.opportunity, [yard, town, inside, SiteFacts(address=MILL), SiteFacts(address=MILL)])
    words = {site.in_words for site in world.opportunity.sites.all()}
    assert len(words) == 4
    referral = world.refer()
    sql = fill("referrals_referral")
    for told in [*words, "9 Nowhere", ""]:
        Referral.objects.filter(id=referral.id).update(workplace=told, site=None)
        with connections["default"].cursor() as cursor:
            cursor.execute(sql)
        found = Referral.objects.get(id=referral.id).site
        assert (found.in_words if found else None) == (told if told in words - {MILL} else None)
