"""Of an opportunity's places the referral names the one they may be sent to, and the employer reads that one."""

import pytest
from django.urls import reverse

from backend.care_leavers.safety import avoid_place
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.ranking.workplaces import workplace_for, workplaces_open_to
from backend.referrals import disclosure
from backend.referrals.models import Referral
from tests.web.pages import errors_in, page_of, text_of
from tests.web.sign_in import signed_in


pytestmark = pytest.mark.django_db
NEAR, FAR = "1 High Street, CR0 1EA", "2 Quay Street, E14 5AB"


@pytest.fixture
def adviser(world):
    return signed_in(world.person.council, Role.EET_ADVISER)[0]


@pytest.fixture
def two_places(world):
    world.opportunity.sites.all().delete()
    world.opportunity.sites.create(address="1 High Street", postcode="CR0 1EA", easting=532_000, northing=165_000)
    world.opportunity.sites.create(address="2 Quay Street", postcode="E14 5AB", easting=537_500, northing=180_500)
    return world


def avoid(world, easting, northing):
    place = {"easting": easting, "northing": northing, "radius_metres": 1_000}
    avoid_place(care_leaver=world.person, note="", by=None, **place)


def url_of(world):
    return reverse("refer", args=[world.person.public_id, world.opportunity.public_id])


def posted(world, client, **answers):
    page = page_of(client.get(url_of(world)))
    hidden = {name: page.select_one(f"input[name={name}]")["value"] for name in ("way", "previewed")}
    return client.post(url_of(world), hidden | answers, follow=True)


def test_the_only_place_left_is_named_everywhere(two_places, adviser):
    avoid(two_places, 532_000, 165_000)
    assert f"Put forward for this place alone: {FAR}." in text_of(page_of(adviser.get(url_of(two_places))).main)
    shown = text_of(page_of(posted(two_places, adviser)).main)
    referral = Referral.objects.get()
    assert (referral.workplace, FAR in shown, NEAR in shown) == (FAR, True, False)
    message = Message.objects.get()
    assert FAR in message.body
    assert NEAR not in message.body
    assert disclosure.preview_of(two_places.person) == referral.disclosed


def test_where_nothing_is_avoided_any_place_will_do_and_one_may_be_chosen(two_places, adviser):
    page = page_of(adviser.get(url_of(two_places)))
    assert [each["value"] for each in page.select("input[name=workplace]")] == [NEAR, FAR]
    posted(two_places, adviser, workplace=NEAR)
    assert Referral.objects.get().workplace == NEAR


def test_a_place_to_avoid_cannot_be_chosen_and_several_have_to_be(two_places, adviser):
    two_places.opportunity.sites.create(address="3 Mill Lane", postcode="BR1 1AA", easting=540_000, northing=169_000)
    avoid(two_places, 532_000, 165_000)
    assert errors_in(posted(two_places, adviser)) == ["Choose the place they are put forward for."]
    assert errors_in(posted(two_places, adviser, workplace=NEAR))
    assert not Referral.objects.exists()
    posted(two_places, adviser, workplace=FAR)
    assert Referral.objects.get().workplace == FAR


def test_where_every_place_is_to_be_avoided_nothing_goes_out(two_places, adviser):
    for easting, northing in ((532_000, 165_000), (537_500, 180_500)):
        avoid(two_places, easting, northing)
    person = type(two_places.person).objects.with_profile().get(id=two_places.person.id)
    assert workplaces_open_to(person, two_places.opportunity) == []
    with pytest.raises(Refused):
        workplace_for(person, two_places.opportunity, FAR)
    answer = adviser.post(url_of(two_places), {"way": "introduced", "previewed": "{}"})
    assert "cannot be referred to this opportunity" in text_of(page_of(answer).main)
    assert not Referral.objects.exists()
