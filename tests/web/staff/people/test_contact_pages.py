import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import CareLeaver, Contact
from backend.core import clock
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job
from backend.councils.choices import Role
from backend.reference.services import load_sample_postcodes
from tests.factories.care_leavers import CareLeaverFactory, ConsentFactory
from tests.factories.councils import MembershipFactory, UserFactory
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def url_of(person, page):
    return f"/people/{person.public_id}/{page}/"


@pytest.mark.parametrize("begun_on", ["person", "today"])
def test_a_contact_takes_three_clicks(adviser, person, begun_on):
    begin = {"person": f"/people/{person.public_id}/", "today": "/today/?whose=all"}[begun_on]
    link = next(a for a in page_of(adviser.get(begin)).select("main a") if "Log a contact" in a.text)
    page = page_of(adviser.get(link["href"]))
    on = page.select_one("input[name=on]")["value"]
    response = adviser.post(link["href"], {"method": "phone", "on": on, "note": "", "reached": "yes"}, follow=True)
    assert f"is logged: reached on {clock.today():%-d %b %Y}" in banner_in(response)
    contact = Contact.objects.get()
    assert (contact.on, contact.method, contact.reached) == (clock.today(), "phone", True)
    assert "Phone call: spoke with them" in text_of(page_of(adviser.get(url_of(person, "contacts"))).main)
    left_on = url_of(person, "contacts") if begun_on == "person" else "/today/"
    assert response.request["PATH_INFO"] == left_on


def test_nobody_answered_is_a_button_of_its_own(adviser, person):
    today = f"{clock.today():%d/%m/%Y}"
    adviser.post(url_of(person, "contacts/add"), {"method": "text", "on": today, "reached": "no"})
    assert Contact.objects.get().reached is False


def test_a_contact_that_does_not_say_whether_they_spoke_is_refused(adviser, person):
    today = f"{clock.today():%d/%m/%Y}"
    response = adviser.post(url_of(person, "contacts/add"), {"method": "text", "on": today})
    assert errors_in(response) == ["Say whether you spoke: press one of the two buttons below."]
    assert not Contact.objects.exists()


def test_a_contact_in_the_future_is_refused_and_nothing_is_lost(adviser, person):
    tomorrow = f"{clock.today() + dt.timedelta(days=1):%d/%m/%Y}"
    response = adviser.post(
        url_of(person, "contacts/add"), {"method": "phone", "on": tomorrow, "note": "Long talk", "reached": "yes"}
    )
    assert errors_in(response) == ["A contact cannot lie in the future. Check the date."]
    assert page_of(response).select_one("textarea").text.strip() == "Long talk"
    assert not Contact.objects.exists()


def test_their_words_are_kept_as_they_said_them(adviser, person):
    words = "  i wanna do hair, innit  "
    today = f"{clock.today():%d/%m/%Y}"
    response = adviser.post(url_of(person, "views/add"), {"words": words, "on": today}, follow=True)
    assert person.views.get().words == words
    assert "i wanna do hair, innit" in text_of(page_of(response).main)


def test_an_activity_is_recorded_and_a_second_one_follows_it(adviser, person):
    week_ago = clock.today() - dt.timedelta(days=7)
    adviser.post(url_of(person, "activity"), {"code": "G5", "on": f"{week_ago:%d/%m/%Y}"})
    response = adviser.post(url_of(person, "activity"), {"code": "F2", "on": f"{clock.today():%d/%m/%Y}"}, follow=True)
    assert "The activity is recorded." in banner_in(response)
    assert [spell.code for spell in person.activity_spells.all()] == ["F2", "G5"]


def test_agreements_are_given_together_and_taken_back_one_by_one(adviser, person):
    today = f"{clock.today():%d/%m/%Y}"
    url = url_of(person, "agreements")
    adviser.post(url, {"kinds": ["share_name", "share_phone"], "how": "in_person", "on": today})
    page = page_of(adviser.get(url))
    assert "Share my name with the employer" in text_of(page.select_one("main dl"))
    assert "share_name" not in [box["value"] for box in page.select("input[name=kinds]")]
    withdraw = page.select_one("main dl button")
    response = adviser.post(url, {"withdraw": withdraw["value"]}, follow=True)
    assert "is taken back from today" in banner_in(response)
    assert person.consents.in_force().count() == 1


def test_a_page_from_before_it_was_taken_back_gives_nothing_anew(adviser, person):
    url = url_of(person, "agreements")
    said = {"kinds": ["share_name"], "how": "phone", "on": f"{clock.today():%d/%m/%Y}"}

    def page():
        boxes = page_of(adviser.get(url)).select("[name=renews]")
        return filled(adviser.get(url), "main form:has([name=kinds])") | said | {"renews": [b["value"] for b in boxes]}

    for _ in range(2):
        older = page()
        consent = ConsentFactory(care_leaver=person, kind="share_name")
        withdraw_consent(consent=consent, on=clock.today(), by=UserFactory())
        response = adviser.post(url, older)
        assert any("taken back" in error for error in errors_in(response)), errors_in(response)
        assert not person.consents.in_force().exists()
    adviser.post(url, page())
    assert person.consents.in_force().get().given_on == clock.today()


@pytest.mark.parametrize("value", ["", "nonsense", "00000000-0000-4000-8000-000000000000"])
def test_taking_back_what_is_not_there_is_not_found(adviser, person, value):
    assert adviser.post(url_of(person, "agreements"), {"withdraw": value}).status_code == 404


def test_an_agreement_without_how_and_what_is_refused(adviser, person):
    response = adviser.post(url_of(person, "agreements"), {"on": f"{clock.today():%d/%m/%Y}"})
    assert errors_in(response) == ["Select what they agreed to", "Select how they said so"]


def test_saving_a_profile_unchanged_changes_nothing(adviser, in_council):
    person = CareLeaverFactory(
        council=in_council,
        ready=True,
        support_needs=[],
        types_wanted=["job"],
        route_interests=["Digital"],
        can_drive=False,
    )
    before = CareLeaver.objects.values().get(id=person.id)
    asked = Job.objects.filter(name=RANK_CARE_LEAVER).count()
    url = url_of(person, "edit")
    response = adviser.post(url, filled(adviser.get(url)))
    assert response.status_code == 302, errors_in(response)
    assert CareLeaver.objects.values().get(id=person.id) == before
    assert Job.objects.filter(name=RANK_CARE_LEAVER).count() == asked


def test_an_error_does_not_turn_nothing_ticked_into_the_answer_none(adviser, person):
    url = url_of(person, "edit")
    refused = adviser.post(url, filled(adviser.get(url)) | {"email": "nobody"})
    assert errors_in(refused)
    assert "support_needs" not in filled(refused)


def test_a_change_that_matters_asks_for_a_new_ranking(adviser, person):
    url = url_of(person, "edit")
    adviser.post(url, filled(adviser.get(url)) | {"maths_level": "1", "can_drive": "no", "support_needs": ["none"]})
    person.refresh_from_db()
    assert (person.maths_level, person.can_drive, person.support_needs) == (1, False, [])
    assert Job.objects.filter(name=RANK_CARE_LEAVER, arguments=[person.council_id, person.id]).exists()


def test_wishes_keep_their_order_and_lose_their_doubles(adviser, person):
    url = url_of(person, "edit")
    wishes = {"first_wish": "Digital", "second_wish": "Digital", "third_wish": "Care services"}
    adviser.post(url, filled(adviser.get(url)) | wishes)
    person.refresh_from_db()
    assert person.route_interests == ["Digital", "Care services"]


WRONG = [
    ({"given_name": "", "family_name": "-"}, "Give at least one name."),
    ({"birth_date_year": "2999"}, "The date of birth is in the future. Check the year."),
    ({"birth_date_day": "31", "birth_date_month": "2"}, "Date of birth must be a real date, like 27 3 2026"),
    ({"email": "nobody"}, "E-mail must be an e-mail address, like name@example.org"),
    ({"home_postcode": "ZZ9 9ZZ"}, "Postcode must be one that exists"),
    ({"max_travel_minutes": "soon"}, "Longest journey each way must be a whole number"),
    ({"documents_ready": ["cv", "none"]}, "Documents ready: tick either the answers that apply or the last one"),
    ({"entitlement": "former_relevant"}, "Enter the day the entitlement category began"),
]


def test_what_cannot_be_right_is_refused_by_name_and_nothing_is_half_saved(adviser, person):
    url = url_of(person, "edit")
    opened = filled(adviser.get(url)) | {"interpreter_language": "Tigrinya"}
    for wrong, sentence in WRONG:
        response = adviser.post(url, opened | wrong)
        assert [error for error in errors_in(response) if error.startswith(sentence)], sentence
        assert page_of(response).select_one("input[name=interpreter_language]")["value"] == "Tigrinya", sentence
        person.refresh_from_db()
        assert person.interpreter_language == "", sentence


def test_a_postcode_gives_the_home_its_place(adviser, person):
    load_sample_postcodes()
    url = url_of(person, "edit")
    adviser.post(url, filled(adviser.get(url)) | {"home_postcode": "cr0  1ea", "home_is_confidential": "on"})
    person.refresh_from_db()
    assert (person.home_postcode, person.home_easting, person.home_northing) == ("CR0 1EA", 532430, 165317)
    assert person.home_authority_code == "E09000008"
    adviser.post(url, filled(adviser.get(url)) | {"maths_level": "2"})
    person.refresh_from_db()
    assert (person.home_postcode, person.home_easting) == ("CR0 1EA", 532430), "an empty box keeps a confidential home"


def test_a_home_that_stays_is_kept_although_its_postcode_is_not_in_the_reference_data(adviser, in_council):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True)
    url = url_of(person, "edit")
    assert adviser.post(url, filled(adviser.get(url)) | {"maths_level": "2"}).status_code == 302
    person.refresh_from_db()
    assert (person.maths_level, person.home_postcode, person.home_easting) == (2, "CR0 1EA", 532400)


def test_a_young_person_is_added_on_one_page(in_council):
    client, membership = signed_in(in_council)
    answers = filled(client.get("/people/add/")) | {
        "identifier": "MOS-77",
        "given_name": "Noor",
        "family_name": "Ali",
        "birth_date_day": "3",
        "birth_date_month": "12",
        "birth_date_year": f"{clock.today().year - 19}",
        "eet_adviser": str(membership.user_id),
        "entitlement": "former_relevant",
        "entitlement_from": f"{clock.today() - dt.timedelta(days=90):%d/%m/%Y}",
    }
    response = client.post("/people/add/", answers, follow=True)
    assert "Noor Ali is added" in banner_in(response)
    person = CareLeaver.objects.get(identifier="MOS-77")
    assert person.entitlement_on(clock.today()) == "former_relevant"
    assert client.post("/people/add/", answers).url == f"/people/{person.public_id}/parts/"
    again = client.post("/people/add/", answers | {"page_key": ""})
    assert errors_in(again) == ["This identifier is already in use. Search for it in Young people."]


def test_advisers_of_other_councils_cannot_be_chosen(adviser, person):
    stranger = MembershipFactory(role=Role.EET_ADVISER)
    url = url_of(person, "edit")
    response = adviser.post(url, filled(adviser.get(url)) | {"eet_adviser": str(stranger.user_id)})
    assert errors_in(response) == ["Select EET adviser from the list"]
    assert stranger.user.name not in adviser.get(url).content.decode()


@pytest.mark.parametrize(
    ("page", "roles"),
    [
        ("edit", {Role.EET_ADVISER, Role.STAFF}),
        ("contacts/add", {Role.EET_ADVISER, Role.STAFF}),
        ("views/add", {Role.EET_ADVISER, Role.STAFF}),
        ("activity", {Role.EET_ADVISER, Role.STAFF}),
        ("agreements", {Role.EET_ADVISER, Role.STAFF}),
    ],
)
def test_who_may_record(person, page, roles):
    for role in (Role.EET_ADVISER, Role.STAFF, Role.HEAD, Role.AUDITOR, Role.EMPLOYER, Role.ADMINISTRATOR):
        client, _ = signed_in(person.council, role)
        assert client.get(url_of(person, page)).status_code == (200 if role in roles else 403), role


def test_a_personal_adviser_records_for_their_own(in_council):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    person = CareLeaverFactory(council=in_council, personal_adviser=membership.user)
    assert client.get(url_of(person, "contacts/add")).status_code == 200
    assert client.get("/people/add/").status_code == 403


@pytest.mark.parametrize("page", ["edit", "contacts/add", "views/add", "activity", "agreements"])
def test_forms_ask_little(adviser, person, page):
    for kind in ConsentKind:
        ConsentFactory(care_leaver=person, kind=kind)
    get_within(adviser, url_of(person, page), most=10 if page == "edit" else 9)
