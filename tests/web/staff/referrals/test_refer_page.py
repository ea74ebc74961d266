import pytest
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.reference.working_days import add_working_days
from backend.referrals.models import Referral
from tests.factories.care_leavers import AvoidedEmployerFactory, ConsentFactory, consent_to
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def url_of(world, opportunity=None):
    opportunity = opportunity or world.opportunity
    return f"/people/{world.person.public_id}/opportunities/{opportunity.public_id}/refer/"


def posted_from(page) -> dict[str, str]:
    return {box["name"]: box["value"] for box in page.select_one("main form").select("input[type=hidden]")}


def will_see(page) -> dict[str, str]:
    rows = page.select_one("main h2 + dl").select(".govuk-summary-list__row")
    return {text_of(row.dt): text_of(row.dd) for row in rows}


def test_what_is_confirmed_is_exactly_what_was_previewed(world, adviser):
    page = page_of(adviser.get(url_of(world)))
    assert will_see(page) == {"Name": world.person.full_name}
    response = adviser.post(url_of(world), posted_from(page), follow=True)
    due = add_working_days(clock.today(), world.council.answer_days)
    assert "is introduced to" in banner_in(response)
    assert f"answer by {due:%-d %b %Y}" in banner_in(response)
    assert Referral.objects.get().disclosed == {"name": world.person.full_name}


def test_only_consented_fields_are_on_the_preview(world, adviser):
    consent_to(world.person, ConsentKind.SHARE_PHONE)
    page = page_of(adviser.get(url_of(world)))
    assert will_see(page) == {"Name": world.person.full_name, "Phone number": "07700900123"}
    assert world.person.email not in str(page)
    assert world.person.aspiration not in str(page)


def test_an_older_word_about_care_for_any_employer_is_not_sent_without_being_told_so(world, adviser):
    ConsentFactory(care_leaver=world.person, kind=ConsentKind.SHARE_CARE_STATUS)
    again = "By an older agreement, for any employer: ask them again"
    shown = will_see(page_of(get_within(adviser, url_of(world))))
    assert [label for label, value in shown.items() if again in value] == ["Care experience"]
    employer = world.opportunity.employer
    ConsentFactory(care_leaver=world.person, kind=ConsentKind.SHARE_CARE_STATUS, employer=employer, words_shown="x")
    assert again not in str(page_of(adviser.get(url_of(world))))


def test_what_is_missing_leads_to_the_agreement_and_back(world, adviser):
    page = page_of(adviser.get(url_of(world)))
    missing = next(item for item in page.select("main li") if "Phone number" in item.text)
    assert "No agreement to share this is recorded: ask them." in missing.text
    agreement_url = missing.a["href"]
    form = page_of(adviser.get(agreement_url)).select_one("input[name=kinds][checked]")
    assert form["value"] == "share_phone"
    on = page_of(adviser.get(agreement_url)).select_one("input[name=on]")["value"]
    response = adviser.post(agreement_url, {"kinds": "share_phone", "how": "in_person", "on": on}, follow=True)
    assert "Phone number" in will_see(page_of(response))


def test_an_agreement_taken_back_in_between_stops_the_referral(world, adviser):
    consent_to(world.person, ConsentKind.SHARE_PHONE)
    posted = posted_from(page_of(adviser.get(url_of(world))))
    phone = world.person.consents.get(kind=ConsentKind.SHARE_PHONE)
    withdraw_consent(consent=phone, on=phone.given_on, by=world.adviser)
    response = adviser.post(url_of(world), posted)
    assert "is not what was on the page" in errors_in(response)[0]
    assert not Referral.objects.exists()
    assert adviser.post(url_of(world), posted_from(page_of(response))).status_code == 302


def test_a_detail_that_changed_in_between_is_shown_again_first(world, adviser):
    posted = posted_from(page_of(adviser.get(url_of(world))))
    update_profile(care_leaver=world.person, by=None, preferred_name="Mo")
    response = adviser.post(url_of(world), posted)
    assert errors_in(response)
    assert will_see(page_of(response))["Name"].startswith("Mo ")


def test_without_a_name_there_is_nothing_to_press(world, adviser):
    world.person.consents.all().delete()
    page = page_of(adviser.get(url_of(world)))
    assert "no agreement to share is in force" in page.main.text
    assert not page.select("main form button")
    assert errors_in(adviser.post(url_of(world), posted_from(page)))


def test_a_place_kept_for_care_leavers_waits_for_their_word(world, adviser):
    kept = OpportunityFactory(council=world.council, employer=world.opportunity.employer, ring_fenced=True)
    page = page_of(adviser.get(url_of(world, kept)))
    assert "kept for care leavers" in page.select_one(".govuk-warning-text").text
    assert not page.select("main form button")
    consent_to(world.person, ConsentKind.SHARE_CARE_STATUS)
    assert page_of(adviser.get(url_of(world, kept))).select("main form button")


def test_an_advert_elsewhere_is_applied_for_there(world, adviser):
    advert = OpportunityFactory(council=world.council, from_feed=True)
    page = page_of(adviser.get(url_of(world, advert)))
    assert "Apply by" in page.main.text
    assert page.select_one(f'main a[href="{advert.application_url}"]')["rel"] == ["noreferrer", "noopener"]
    assert "Photo ID" in page.main.text
    response = adviser.post(url_of(world, advert), posted_from(page), follow=True)
    assert "to apply to" in banner_in(response)
    referral = Referral.objects.get()
    assert (referral.way, referral.disclosed, referral.apply_by) == ("helped_to_apply", {}, advert.closing_date)
    assert not Message.objects.exists(), "nobody is written to about an application elsewhere"


def test_the_message_to_the_employer_names_nobody(world, adviser):
    adviser.post(url_of(world), posted_from(page_of(adviser.get(url_of(world)))))
    message = Message.objects.get()
    for secret in (world.person.given_name, world.person.family_name, "care leaver", world.person.identifier):
        assert secret not in message.subject + message.body


def test_a_safety_mark_stops_it_without_saying_which(world, adviser):
    posted = posted_from(page_of(adviser.get(url_of(world))))
    AvoidedEmployerFactory(care_leaver=world.person, employer=world.opportunity.employer, note="old flat")
    shown = page_of(adviser.get(url_of(world)))
    assert "cannot be referred to this opportunity" in shown.main.text
    assert not shown.select("main form"), "what cannot be done is not asked for"
    assert "Record that they agreed" not in shown.main.text
    response = adviser.post(url_of(world), posted)
    assert "cannot be referred to this opportunity" in errors_in(response)[0]
    assert "old flat" not in response.content.decode()


def test_referring_twice_is_refused(world, adviser):
    posted = posted_from(page_of(adviser.get(url_of(world))))
    adviser.post(url_of(world), posted)
    assert adviser.post(url_of(world), posted).url == reverse("referral", args=[Referral.objects.get().public_id])
    assert "already referred" in errors_in(adviser.post(url_of(world), posted | {"page_key": ""}))[0]
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("previewed", ["[1]", "{", "null", "", pytest.param("[" * 100_000, id="deep")])
def test_a_damaged_preview_sends_nothing(world, adviser, previewed):
    response = adviser.post(url_of(world), {"way": "introduced", "previewed": previewed})
    assert errors_in(response)
    assert not Referral.objects.exists()


def test_another_councils_opportunity_is_not_found(world, adviser):
    assert adviser.get(url_of(world, OpportunityFactory())).status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER}))
def test_only_an_eet_adviser_refers(world, role):
    client, _ = signed_in(world.council, role)
    assert client.get(url_of(world)).status_code == 403
    assert client.post(url_of(world), {"way": "introduced", "previewed": "{}"}).status_code == 403


def test_the_preview_asks_little(world, adviser):
    consent_to(world.person, ConsentKind.SHARE_PHONE, ConsentKind.SHARE_EMAIL)
    get_within(adviser, url_of(world), most=12)


def with_words(world, words):
    update_profile(care_leaver=world.person, aspiration=words, by=None)
    consent_to(world.person, ConsentKind.SHARE_ASPIRATION)


def test_each_doubtful_phrase_is_marked_and_nothing_goes_before_it_is_read(world, adviser):
    with_words(world, "My <b>foster</b> mum cooks & I was in HMP")
    page = page_of(get_within(adviser, url_of(world), most=12))
    assert [mark.find(string=True) for mark in page.find_all("mark")] == ["foster", "HMP"]
    assert page.main.find("b", string="foster") is None  # what they wrote is text, whatever is marked in it
    posted = posted_from(page) | {"words": ""}
    assert "read by a person first" in errors_in(adviser.post(url_of(world), posted))[0]
    assert not Referral.objects.exists()
    adviser.post(url_of(world), posted | {"words": "read"})
    made = Referral.objects.get()
    page = text_of(page_of(adviser.get(reverse("referral", args=[made.public_id]))).main)
    assert "In their own words: read by" in page


def test_words_are_left_out_and_added_later_on_a_page_of_their_own(world, adviser):
    with_words(world, "I want to bake")
    posted = posted_from(page_of(adviser.get(url_of(world)))) | {"words": "left_out"}
    adviser.post(url_of(world), posted)
    made = Referral.objects.get()
    assert set(made.disclosed) == {"name"}
    add = reverse("referral-add-details", args=[made.public_id])
    assert page_of(adviser.get(reverse("referral", args=[made.public_id]))).find("a", href=add)
    posted = posted_from(page_of(get_within(adviser, add)))
    assert errors_in(adviser.post(add, posted | {"words": ""}))
    adviser.post(add, posted | {"words": "read"})
    made.refresh_from_db()
    assert made.disclosed["aspiration"] == "I want to bake"
    assert "There is nothing to add" in text_of(page_of(adviser.get(add)).main)
