"""Adding somebody by a few facts, and asking the rest in parts."""

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.models import Job, JobState
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import banner_in, errors_in, filled, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


ADD = reverse("person-add")
BORN = {"birth_date_day": "3", "birth_date_month": "Dec", "birth_date_year": "2007"}
NAMED = {"given_name": "Danielle", "family_name": "Abara", "identifier": "C-77"}
# What a new form must not claim before anybody said it.
ASKED = ("phone", "email", "home_postcode", "home_is_confidential", "entitlement", "share_name", "first_wish")


def parts_of(page) -> dict[str, tuple[str, str]]:
    """Of each part its status and the line below it."""
    return {
        text_of(item.select_one(".govuk-link")): (
            text_of(item.select_one(".govuk-task-list__status")),
            text_of(item.select_one(".govuk-task-list__hint")),
        )
        for item in page.select(".govuk-task-list__item")
    }


def test_a_few_facts_and_one_press_add_somebody_and_nothing_nobody_said(in_council):
    client, membership = signed_in(in_council)
    me = membership.user
    opened = client.get(ADD)
    form = filled(opened)
    assert form["eet_adviser"] == str(me.pk)
    assert not any(value for name, value in form.items() if name in ASKED)
    optional = [text_of(label) for label in page_of(opened).select("main label, main legend") if "(opt" in label.text]
    assert "Phone (optional)" in optional
    assert not {"Given name (optional)", "Date of birth (optional)"} & {*optional}

    answers = form | NAMED | BORN | {"phone": "07700 900142", "contact_preference": "Text first, after 3pm"}
    answers |= {"entitlement": "former_relevant", "entitlement_from": "3 Dec 2025", "aspiration": "Work with children"}
    answers |= {"share_name": "agreed", "agreed_how": "phone"}
    added = client.post(ADD, answers, follow=True)
    assert "Danielle Abara is added" in banner_in(added)
    person = CareLeaver.objects.get()
    assert (person.eet_adviser, person.contact_preference) == (me, "Text first, after 3pm")
    assert [(each.kind, each.given_how) for each in person.consents.all()] == [("share_name", "phone")]
    assert (person.in_touch, person.in_custody) == ("", None)
    assert not {"in_touch", "in_custody"} & {*person.field_sources.values_list("field", flat=True)}
    parts = parts_of(page_of(added))
    assert parts["How to reach them"] == (
        "Done",
        "Phone: 07700 900142. How they like to be reached: Text first, after 3pm",
    )
    assert parts["Learning"][0] == "Not asked yet"
    assert parts["Learning"][1].startswith("To ask: Highest qualification; English; Maths; Has an education")
    assert parts["What they want"][0] == "3 of 4 to ask"
    assert parts["Agreements"] == ("Done", "They agreed: Share my name with the employer.")
    assert "text first" in text_of(page_of(added).select_one(".onward-identity")).lower()


def test_what_is_needed_is_said_and_an_agreement_says_how_it_was_given(in_council):
    client, _ = signed_in(in_council)
    assert errors_in(client.post(ADD, {})) == [
        "Give at least one name. Somebody who has one name needs no second.",
        "Enter date of birth",
        "Enter identifier in the case system",
    ]
    refused = client.post(ADD, NAMED | BORN | {"share_name": "agreed", "home_postcode": "Croydon"})
    assert errors_in(refused) == ["“Croydon” is not a UK postcode: write it like SW1A 1AA.", "Select how they said so"]
    assert not CareLeaver.objects.exists()


def test_a_part_saves_alone_in_any_order_and_half_an_answer_is_kept(in_council):
    client, _ = signed_in(in_council)
    person = CareLeaverFactory(council=in_council, given_name="Noor", phone="07700 900111", english_level=None)
    address = reverse("person-part", args=[person.public_id, "learning"])
    saved = saves(client, address, {"english_level": "2"}, follow=True)
    assert "Learning: saved" in banner_in(saved)
    person.refresh_from_db()
    assert (person.english_level, person.phone) == (2, "07700 900111")
    learning = parts_of(page_of(saved))["Learning"]
    assert learning[0].endswith("of 4 to ask")
    everything = page_of(get_within(client, reverse("person-parts", args=[person.public_id])))
    assert everything.select_one(f"a[href='{reverse('person-edit', args=[person.public_id])}']")
    for each in everything.select(".govuk-task-list__item a"):
        assert client.get(each["href"]).status_code == 200, each["href"]
    assert client.get(reverse("person-part", args=[person.public_id, "nothing"])).status_code == 404


def test_a_confidential_home_is_told_by_its_area_and_none_by_its_postcode(in_council):
    client, _ = signed_in(in_council)
    home = {"home_postcode": "SE25 6AB", "home_is_confidential": True}
    person = CareLeaverFactory(council=in_council, **home)
    page = client.get(reverse("person-parts", args=[person.public_id]))
    assert "SE25 6AB" not in page.content.decode()
    assert "The address is confidential" in parts_of(page_of(page))["Home and travel"][1]


def test_a_personal_adviser_without_an_account_is_named_with_a_number_to_ring(in_council):
    client, _ = signed_in(in_council)
    person = CareLeaverFactory(council=in_council, given_name="Tarik", age=17, personal_adviser=None)
    address = reverse("person-part", args=[person.public_id, "advisers"])
    wrong = saves(client, address, {"personal_adviser_phone": "ask them"})
    assert errors_in(wrong) == ["The personal adviser’s phone must be a telephone number, like 07700 900123."]
    saves(client, address, {"personal_adviser_name": "Dele Swiftley", "personal_adviser_phone": "020 7946 0112"})
    bar = page_of(client.get(reverse("person", args=[person.public_id]))).select_one(".onward-identity")
    assert "Dele Swiftley" in text_of(bar)
    assert bar.select_one("a[href='tel:02079460112']")
    today = page_of(client.get(reverse("today"), {"whose": "all"}))
    assert "a personal adviser is owed" not in text_of(today.main)
    CareLeaverFactory(council=in_council, given_name="Tarik")  # a name of one alone leads to their page
    assert "Dele Swiftley 020 7946 0112" in text_of(page_of(client.get(reverse("search"), {"q": "Tarik"})).main)


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR])
def test_who_may_not_edit_is_not_offered_what_to_ask(in_council, role):
    client, _ = signed_in(in_council, role)
    person = CareLeaverFactory(council=in_council)
    assert client.get(reverse("person-parts", args=[person.public_id])).status_code in (403, 404)


def test_after_an_answer_the_message_leads_to_how_far_the_matches_are(in_council):
    client, _ = signed_in(in_council)
    person = CareLeaverFactory(council=in_council, ready=True)
    address = reverse("person-part", args=[person.public_id, "home"])
    told = page_of(saves(client, address, {"max_travel_minutes": "45"}, follow=True)).select_one("[data-await]")
    assert told["data-await"] == told.a["href"] == reverse("person-ranked", args=[person.public_id])
    assert "being worked out" in text_of(page_of(get_within(client, told["data-await"], most=6)).main)
    Job.objects.update(state=JobState.DONE, finished_at=clock.now())
    MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=in_council))
    ended = page_of(get_within(client, told["data-await"], most=6)).select_one("[data-ended]")
    assert text_of(ended).startswith("Their matches are worked out: 1 match to decide.")
    assert ended.a["href"] == reverse("person", args=[person.public_id])
