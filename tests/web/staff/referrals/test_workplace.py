"""Of an opportunity's places the referral names the one they may be sent to, and the employer reads that one."""

import json

import pytest
from django.urls import reverse

from backend.care_leavers.safety import avoid_place
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.ranking.workplaces import workplace_for, workplaces_open_to
from backend.referrals import disclosure
from backend.referrals.choices import Way
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
    assert disclosure.preview_of(two_places.person, two_places.opportunity.employer) == referral.disclosed


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
    shown = page_of(adviser.get(url_of(two_places)))
    assert "cannot be referred" in text_of(shown.main)
    assert not shown.select("main form")
    sent = {
        "way": "introduced",
        "previewed": json.dumps(disclosure.preview_of(person, two_places.opportunity.employer)),
    }
    assert errors_in(adviser.post(url_of(two_places), sent))
    assert not Referral.objects.exists()


# A place that nobody could read

OLD_DAIRY = "The Old Dairy, Mill Lane"
CHECKED = "Rang the employer: the dairy is in Bromley, far outside."


@pytest.fixture
def one_unread(two_places):
    """The first is avoided in the tests below; where the second lies nobody could read."""
    two_places.opportunity.sites.filter(address="2 Quay Street").update(
        address=OLD_DAIRY, postcode="", easting=None, northing=None
    )
    return two_places


def test_of_an_avoided_and_an_unread_place_the_unread_one_is_named_and_checked(one_unread, adviser):
    avoid(one_unread, 532_000, 165_000)
    shown = text_of(page_of(adviser.get(url_of(one_unread))).main)
    assert f"Nobody could read where “{OLD_DAIRY}” lies: find out, and check that it lies outside." in shown
    assert "They are to avoid 0.6 miles around grid reference 532000 165000" in shown
    assert f"Put forward for this place alone: {OLD_DAIRY}." in shown
    assert errors_in(posted(one_unread, adviser)), "nothing goes out unchecked"
    page = page_of(posted(one_unread, adviser, checked=CHECKED, **sealed(adviser, one_unread)))
    referral = Referral.objects.get()
    assert referral.workplace == OLD_DAIRY
    assert "Held" not in text_of(page.main), "what was checked was checked of this very place"
    assert NEAR not in Message.objects.get().body


def sealed(client, world) -> dict[str, str]:
    boxes = page_of(client.get(url_of(world))).select("main form input[type=hidden]")
    return {box["name"]: box.get("value", "") for box in boxes}


def test_of_several_unread_places_one_has_to_be_chosen(one_unread, adviser):
    one_unread.opportunity.sites.create(address="3 Kiln Yard")
    avoid(one_unread, 532_000, 165_000)
    answers = sealed(adviser, one_unread) | {"checked": CHECKED}
    assert errors_in(posted(one_unread, adviser, **answers)) == ["Choose the place they are put forward for."]
    assert errors_in(posted(one_unread, adviser, workplace=NEAR, **answers))
    assert not Referral.objects.exists()
    posted(one_unread, adviser, workplace="3 Kiln Yard", **answers)
    assert Referral.objects.get().workplace == "3 Kiln Yard"


def test_a_place_outside_goes_before_one_that_nobody_could_read(one_unread, adviser):
    one_unread.opportunity.sites.create(address="3 Mill Lane", postcode="BR1 1AA", easting=540_000, northing=169_000)
    avoid(one_unread, 532_000, 165_000)
    assert "Put forward for this place alone: 3 Mill Lane, BR1 1AA." in text_of(
        page_of(adviser.get(url_of(one_unread))).main
    )


def test_unread_places_without_words_are_told_apart_first(one_unread, adviser):
    one_unread.opportunity.sites.filter(easting=None).update(address="")
    avoid(one_unread, 532_000, 165_000)
    answers = sealed(adviser, one_unread) | {"checked": CHECKED}
    assert "Have their addresses told apart first" in errors_in(posted(one_unread, adviser, **answers))[0]
    assert not Referral.objects.exists()


def test_what_was_checked_of_a_licence_counts_for_the_place_that_was_chosen(two_places, adviser):
    type(two_places.person).objects.filter(id=two_places.person.id).update(licence_conditions="Not by the river.")
    assert "Conditions of the licence: “Not by the river.”" in text_of(page_of(adviser.get(url_of(two_places))).main)
    answers = sealed(adviser, two_places) | {"checked": "The probation officer agrees to it."}
    page = page_of(posted(two_places, adviser, workplace=NEAR, **answers))
    assert Referral.objects.get().workplace == NEAR
    assert "Held" not in text_of(page.main)


# Help with an application sends nothing


def test_a_form_that_sends_nothing_does_not_speak_of_what_an_employer_reads(two_places, adviser):
    Opportunity.objects.filter(id=two_places.opportunity.id).update(source=Source.ADVISER)
    helped, introduced = (
        text_of(page_of(adviser.get(f"{url_of(two_places)}?way={way}")).main)
        for way in ("helped_to_apply", "introduced")
    )
    assert "The employer reads this place alone" in introduced
    assert "The place they apply for" in helped
    for words in ("The employer reads", "put forward", "Put forward", "goes out"):
        assert words not in helped


def test_a_held_application_does_not_speak_of_what_an_employer_reads(two_places, adviser):
    Opportunity.objects.filter(id=two_places.opportunity.id).update(application_url="https://jobs.example/apply")
    referral = two_places.refer(Way.HELPED_TO_APPLY)
    avoid(two_places, 532_000, 165_000)
    avoid(two_places, 537_500, 180_500)
    shown = text_of(page_of(adviser.get(reverse("referral", args=[referral.public_id]))).main)
    assert "Held. Nothing is sent from here" in shown
    assert "The employer reads a reference" not in shown


def test_one_of_two_places_is_not_chosen_for_them_since_the_other_has_no_words(two_places, adviser):
    two_places.opportunity.sites.filter(address="2 Quay Street").update(address="", postcode="")
    page = page_of(adviser.get(url_of(two_places)))
    assert [each["value"] for each in page.select("input[name=workplace]")] == [NEAR]
    assert "for this place alone" not in text_of(page.main)
    posted(two_places, adviser)
    assert Referral.objects.get().workplace == ""
