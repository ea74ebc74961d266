"""What a named person says counts for what stood on the page they read, not for what has come since."""

import pytest
from django.urls import reverse

from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.care_leavers.services import update_profile
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.referrals.models import Clearance, Referral
from tests.factories.employers import EmployerFactory
from tests.sampling import one_in
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


WORDS = "Rang the prison: she can be there on the day."
CHECKED = "main form:has([name=checked])"


def _alike(world):
    Employer.objects.filter(id=world.opportunity.employer_id).update(name="Fenwick Brothers")
    other = EmployerFactory(council=world.council, name="Fenwick Bros")
    avoid_employer(care_leaver=world.person, employer=other, note="x", by=world.adviser)


def _unknown_place(world):
    world.opportunity.sites.all().delete()
    world.opportunity.sites.create(address="Somewhere")
    avoid_place(care_leaver=world.person, easting=532_000, northing=165_000, radius_metres=900, note="x", by=None)


def _licence(world):
    update_profile(care_leaver=world.person, licence_conditions="Not near the market.", by=None)


def _custody_again(world):
    update_profile(care_leaver=world.person, in_custody=False, by=None)
    update_profile(care_leaver=world.person, in_custody=True, by=None)


LATER = {"alike employer": _alike, "unknown place": _unknown_place, "licence": _licence, "custody": _custody_again}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("is_referred", one_in(2, [True, False]))
def test_words_about_custody_speak_of_what_the_page_showed(world, adviser, later, is_referred):
    referral = world.refer() if is_referred else None
    update_profile(care_leaver=world.person, in_custody=True, by=None)
    pair = [world.person.public_id, world.opportunity.public_id]
    url = reverse("referral", args=[referral.public_id]) if referral else reverse("refer", args=pair)
    to = reverse("referral-checked", args=[referral.public_id]) if referral else url
    sent = filled(adviser.get(url), CHECKED) | {"checked": WORDS}
    LATER[later](world)
    shown = adviser.post(to, sent)
    assert "New or changed since you opened this page" in errors_in(shown)[0]
    assert not Clearance.objects.exists()
    assert Referral.objects.count() == is_referred
    again = filled(shown, CHECKED)
    assert again["checked"] == WORDS, "what was typed stays"
    assert adviser.post(to, again).status_code == 302
    assert Clearance.objects.count() == (1 if later == "custody" else 2)


def test_words_go_on_when_something_they_speak_of_has_ended(world, adviser):
    referral = world.refer()
    update_profile(care_leaver=world.person, in_custody=True, licence_conditions="Not near the market.", by=None)
    sent = filled(adviser.get(reverse("referral", args=[referral.public_id])), CHECKED) | {"checked": WORDS}
    update_profile(care_leaver=world.person, in_custody=False, by=None)
    assert adviser.post(reverse("referral-checked", args=[referral.public_id]), sent).status_code == 302
    assert Clearance.objects.get().criterion == "licence"


def test_a_page_that_does_not_say_what_it_showed_records_nothing(world, adviser):
    referral = world.refer()
    update_profile(care_leaver=world.person, in_custody=True, by=None)
    shown = adviser.post(reverse("referral-checked", args=[referral.public_id]), {"checked": WORDS})
    assert "did not say what stood on it" in errors_in(shown)[0]
    assert not Clearance.objects.exists()


def test_what_one_person_was_shown_is_not_what_another_was(world, adviser):
    referral = world.refer()
    update_profile(care_leaver=world.person, in_custody=True, by=None)
    read = filled(adviser.get(reverse("referral", args=[referral.public_id])), CHECKED)["facts_shown"]
    other, _ = signed_in(world.council, Role.EET_ADVISER)
    other.post(reverse("referral-checked", args=[referral.public_id]), {"checked": WORDS, "facts_shown": read})
    assert not Clearance.objects.exists()


def test_a_head_goes_past_what_stood_on_the_page(world):
    update_profile(care_leaver=world.person, english_level=0, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(english_required=1)
    head = signed_in(world.council, Role.HEAD)[0]
    url = reverse("go-past", args=[world.person.public_id, world.opportunity.public_id])
    said = {"names": ["english"], "reason": "The employer says it is only nice to have."}
    sent = filled(head.get(url), "main form:has([name=reason])") | said
    Opportunity.objects.filter(id=world.opportunity.id).update(english_required=2)
    shown = head.post(url, sent)
    assert not Clearance.objects.exists()
    assert "level 2" in errors_in(shown)[0]
    assert said["reason"] in text_of(page_of(shown).main)
    assert head.post(url, filled(shown, "main form:has([name=reason])") | said).status_code == 302
    assert "level 2" in Clearance.objects.get().sentence
