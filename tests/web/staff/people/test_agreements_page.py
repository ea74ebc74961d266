"""The agreements of a young person, by for whom they are: recorded, asked again, taken back, asked to be deleted."""

import pytest

from backend.core import clock
from backend.referrals.agreements import record_agreements
from backend.referrals.details import take_back_details
from backend.referrals.models import DeleteRequest, Referral
from tests.factories.care_leavers import ConsentFactory
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def url(world, query=""):
    return f"/people/{world.person.public_id}/agreements/{query}"


def for_employer(world):
    return url(world, f"?employer={world.opportunity.employer.public_id}")


def said(**facts):
    return {"how": "phone", "on": f"{clock.today():%d/%m/%Y}", "until": ""} | facts


def test_several_are_recorded_for_the_chosen_employer_in_the_words_read_out(adviser, world):
    world.refer()
    page = page_of(get_within(adviser, for_employer(world)))
    name = world.opportunity.employer.name
    assert f"Read out: “We tell {name} that you have been in care." in text_of(page.main)
    assert "contact_by_text" not in [box["value"] for box in page.select("[name=kinds]")]
    response = adviser.post(for_employer(world), said(kinds=["share_care_status", "share_phone"]), follow=True)
    assert "agreed to is recorded" in banner_in(response)
    rows = world.person.consents.filter(employer=world.opportunity.employer)
    assert {row.kind for row in rows} == {"share_care_status", "share_phone"}
    assert all(name in row.words_shown for row in rows)
    shown = text_of(page_of(adviser.get(url(world))).main)
    assert f"{name} Tell the employer I am a care leaver" in shown
    assert "Share my phone number with the employer" in shown


def test_care_is_not_offered_for_any_employer(adviser, world):
    page = page_of(adviser.get(url(world)))
    assert "share_care_status" not in [box["value"] for box in page.select("[name=kinds]")]
    assert errors_in(adviser.post(url(world), said(kinds=["share_care_status"])))


def test_the_refer_page_leads_here_with_its_employer(adviser, world):
    refer = f"/people/{world.person.public_id}/opportunities/{world.opportunity.public_id}/refer/"
    missing = next(each for each in page_of(adviser.get(refer)).select("main li") if "Phone number" in each.text)
    page = page_of(adviser.get(missing.a["href"]))
    assert f"For {world.opportunity.employer.name}" in text_of(page.main)
    assert adviser.post(missing.a["href"], said(kinds=["share_phone"])).url == refer


def test_taken_back_for_one_says_what_was_seen_and_asks_to_delete_in_one_press(adviser, world):
    referral = world.refer()
    consent, employer = world.person.consents.get(), world.opportunity.employer
    one = {"withdraw": str(consent.public_id), "only_for": str(employer.public_id)}
    response = adviser.post(url(world), one, follow=True)
    assert f"taken back from today for {employer.name}. {employer.name} could read: Name from" in banner_in(response)
    assert consent in world.person.consents.in_force()
    press = page_of(response).select_one("[name=ask_delete]")
    asked = {"ask_delete": press["value"], "referral": str(referral.public_id)}
    for _ in range(2):
        response = adviser.post(url(world), asked, follow=True)
        assert "is asked to delete it" in banner_in(response)
    request = DeleteRequest.objects.get()
    assert "No answer yet" in text_of(page_of(response).main)
    answer = f"/people/deletions/{request.public_id}/answer/"
    assert errors_in(adviser.post(answer, {"answer": "kept", "reason": ""}))
    response = adviser.post(answer, {"answer": "deleted", "reason": ""}, follow=True)
    assert "It has deleted it, said on" in text_of(page_of(response).main)
    assert Referral.objects.get().disclosed == {}


def test_one_employer_alone_is_offered_beside_what_it_was_told_also_once_it_went(adviser, world):
    record_agreements(care_leaver=world.person, kinds=["share_phone"], on=clock.today(), how="phone", by=world.adviser)
    Referral.objects.filter(pk=world.refer().pk).update(disclosed={"name": world.person.full_name})
    for _ in range(2):
        offered = page_of(get_within(adviser, url(world))).select("[name=only_for]")
        assert [each.find_parent("form").select_one("[name=withdraw]")["value"] for each in offered] == [
            str(world.person.consents.get(kind="share_name").public_id)
        ]
        take_back_details(referral=Referral.objects.get(), by=world.adviser)


def test_one_that_is_named_for_this_very_kind_is_not_offered_again_beside_the_agreement_for_all(adviser, world):
    world.refer()
    employer, ways = world.opportunity.employer, []
    for kind in ("share_email", "share_name"):  # named for another kind it still reads this one by what is for all
        ConsentFactory(care_leaver=world.person, kind=kind, employer=employer)
        ways.append(len(page_of(adviser.get(url(world))).select("[name=only_for]")))
    assert ways == [1, 0]


def test_taken_back_twice_the_second_is_told_by_whom(adviser, world):
    press = {"withdraw": str(world.person.consents.get().public_id)}
    adviser.post(url(world), press, follow=True)
    again = page_of(adviser.post(url(world), press, follow=True))
    assert "was taken back on" in text_of(again.select_one(".govuk-notification-banner, .moj-alert, [role=region]"))


def test_asked_again_in_one_press_with_how(adviser, world):
    consent = world.person.consents.get()
    response = adviser.post(url(world), {"renew": str(consent.public_id), "how": "in_person"}, follow=True)
    assert "Asked again today" in banner_in(response)
    (standing,) = world.person.consents.standing()
    assert (standing.given_on, standing.given_how) == (clock.today(), "in_person")
    again = adviser.post(url(world), {"renew": str(consent.public_id), "how": "phone"}, follow=True)
    assert "already" in text_of(page_of(again).select_one(".govuk-notification-banner, .moj-alert, [role=region]"))


def test_an_older_row_says_what_is_not_known_of_it(adviser, world):
    ConsentFactory(care_leaver=world.person, kind="share_care_status")
    shown = text_of(page_of(adviser.get(url(world))).main)
    assert "Any employer: ask again" in shown
    assert "not recorded" in shown


def test_the_sheet_says_it_in_plain_words(adviser, world):
    ConsentFactory(care_leaver=world.person, kind="share_care_status", employer=world.opportunity.employer)
    shown = text_of(page_of(get_within(adviser, url(world, "sheet/"))).main)
    assert "Tell a place your name when we put you forward. You said so on" in shown
    assert f"{world.opportunity.employer.name} Tell them about how you grew up." in shown
    assert "care" not in shown.replace("carefully", "")
