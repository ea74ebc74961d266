"""The address history is gone through with a young person, and a neutral letter is made of it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.address_history import history_of, to_answer
from backend.care_leavers.models import AddressLetter, PastAddress
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import record_address, record_check
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.telling_words import doubts_in
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def desk(in_council):
    return signed_in(in_council, name="Priya Ravenscar")


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(
        council=in_council, living_in_croydon=True, given_name="Amina", family_name="Yusuf", age=20, home_moves_3y=3
    )


def addresses(person, more="") -> str:
    return reverse("person-addresses", args=[person.public_id]) + more


def said(response) -> str:
    return text_of(page_of(response).main)


def known(person, by, *, days=2000, **more):
    facts = {"lines": "12 High Street\nCroydon", "postcode": "CR0 1EA", "ends_on": None} | more
    began = clock.today() - dt.timedelta(days=days)
    return record_address(care_leaver=person, starts_on=began, by=by.user, **facts)


def answered(person, by, **more):
    """All that is on record is said something of, and gone through."""
    for home in to_answer(history_of(person)):
        known(person, by, home=home, **more)
    facts = {"kind": "dbs", "checked_on": clock.today(), "sat_with": "Jo Larkspur, adviser"}
    return record_check(care_leaver=person, by=by.user, **facts)


def test_from_a_home_on_record_to_a_letter(adviser, person):
    shown = get_within(adviser, addresses(person), most=WITH_WHOSE_IT_IS)
    text = said(shown)
    assert "Not asked yet" in text
    assert "The record counts 3 moves in the last three years" in text
    ask = page_of(shown).find("a", string=lambda text: text and "Ask about it" in text)
    ask = ask or next(each for each in page_of(shown).select("table a") if "Ask about it" in text_of(each))
    form = adviser.get(ask["href"])
    began = clock.today() - dt.timedelta(days=2000)
    days = {"starts_on_day": began.day, "starts_on_month": began.month, "starts_on_year": began.year}
    answer = adviser.post(ask["href"], filled(form) | days | {"lines": "12 High Street\nCroydon"}, follow=True)
    assert "Corrected" in said(answer)
    assert "No day is missing" in said(answer)
    papers = said(adviser.get(reverse("person-papers", args=[person.public_id])))
    assert "DBS check: 5 years no day is missing" in papers
    checked = filled(adviser.get(addresses(person, "check/"))) | {
        "kind": "dbs",
        "sat_with": "Jo Larkspur, adviser",
        "checked_on": f"{clock.today():%d/%m/%Y}",
    }
    answer = adviser.post(addresses(person, "check/"), checked, follow=True)
    assert "With them sat Jo Larkspur, adviser." in said(answer)
    form = adviser.get(addresses(person, "letter/"))
    answer = adviser.post(addresses(person, "letter/"), filled(form), follow=True)
    letter = AddressLetter.objects.get()
    text = text_of(page_of(answer).select_one("article"))
    team = person.council.employment_team_name
    assert f"{team} confirms the addresses held by the council for Amina Yusuf from" in text
    assert letter.reference in text
    assert "12 High Street Croydon CR0 1EA" in text
    assert [doubt.phrase for doubt in doubts_in(text)] == []
    assert letter.reference in said(adviser.get(addresses(person)))


def test_a_home_of_which_something_was_said_is_not_asked_about_again(adviser, person, desk):
    (home,) = to_answer(history_of(person))
    asked = f"{addresses(person, 'add/')}?home={home.version}"
    assert adviser.get(asked).status_code == 200
    answered(person, desk[1])
    assert adviser.get(asked).status_code == 404
    for odd in ("x", "²", "9" * 40, "0"):
        assert adviser.get(f"{addresses(person, 'add/')}?home={odd}").status_code == 404


def test_words_that_tell_are_refused_beside_the_address(adviser, person):
    day = {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2024", "postcode": "CR0 1EA"}
    answer = adviser.post(addresses(person, "add/"), day | {"lines": "Sunrise Children’s Home"})
    assert "may tell more than they want. Write street and town alone" in errors_in(answer)[0]
    assert not PastAddress.objects.exists()


def test_gaps_are_said_to_the_day(adviser, in_council, desk):
    person = CareLeaverFactory(council=in_council, age=20)
    known(person, desk[1], days=10)
    assert "days" in said(adviser.get(addresses(person)))
    assert "missing, in 1 gap" in said(adviser.get(reverse("person-papers", args=[person.public_id])))


def test_a_confidential_address_is_on_no_page_but_the_letter_for_them_alone(adviser, in_council, desk):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True, home_is_confidential=True, age=20)
    (home,) = to_answer(history_of(person))
    form = adviser.get(f"{addresses(person, 'add/')}?home={home.version}")
    assert "CR0 1EA" not in form.content.decode()
    known(
        person,
        desk[1],
        days=1900,
        ends_on=clock.today() - dt.timedelta(days=401),
        lines="1 Low Road",
        postcode="SE25 4PT",
    )
    answered(person, desk[1], days=400, lines="9 Secret Lane")
    adviser.post(addresses(person, "letter/"), filled(adviser.get(addresses(person, "letter/"))))
    ordinary = AddressLetter.objects.get()
    pages = [addresses(person), reverse("person-papers", args=[person.public_id])]
    for address in (*pages, reverse("address-letter", args=[ordinary.public_id])):
        text = adviser.get(address).content.decode()
        assert "Secret Lane" not in text
        assert "CR0 1EA" not in text
    alone = filled(adviser.get(addresses(person, "letter/alone/")))
    refused = adviser.post(addresses(person, "letter/alone/"), alone)
    assert errors_in(refused)
    answer = adviser.post(addresses(person, "letter/alone/"), alone | {"why": "They asked for it"}, follow=True)
    assert "9 Secret Lane" in said(answer)
    assert "alone." in said(answer)
    letter = AddressLetter.objects.get(is_for_them_alone=True)
    head, _ = signed_in(in_council, Role.HEAD)
    assert "Secret Lane" not in said(head.get(reverse("address-letter", args=[letter.public_id])))
    assert Read.objects.filter(page="address-letter", subject=person.public_id).exists()


def test_a_confidential_address_stands_in_no_box_to_be_changed(adviser, in_council, desk):
    person = CareLeaverFactory(council=in_council, age=20)
    address = known(person, desk[1], lines="9 Secret Lane", is_confidential=True)
    shown = adviser.get(reverse("past-address", args=[address.public_id]), follow=True)
    assert "remove it, and add it anew" in said(shown)
    assert "Secret Lane" not in shown.content.decode()


def test_a_letter_stays_as_it_was_given_out(adviser, person, desk):
    answered(person, desk[1])
    adviser.post(addresses(person, "letter/"), filled(adviser.get(addresses(person, "letter/"))))
    letter = AddressLetter.objects.get()
    address = PastAddress.objects.get()
    change = reverse("past-address", args=[address.public_id])
    adviser.post(change, filled(get_within(adviser, change)) | {"lines": "77 Other Road"})
    assert PastAddress.objects.get().lines == "77 Other Road"
    text = said(get_within(adviser, reverse("address-letter", args=[letter.public_id])))
    assert "12 High Street" in text
    assert "77 Other Road" not in text
    assert "We went through it together" in said(adviser.get(addresses(person)))


def test_a_letter_of_before_is_not_shown_once_the_home_is_confidential(adviser, person, desk):
    answered(person, desk[1], lines="9 Secret Lane")
    adviser.post(addresses(person, "letter/"), filled(adviser.get(addresses(person, "letter/"))))
    letter = reverse("address-letter", args=[AddressLetter.objects.get().public_id])
    assert "9 Secret Lane" in said(adviser.get(letter))
    update_profile(care_leaver=person, home_is_confidential=True, by=desk[1].user)
    shown = get_within(adviser, letter)
    assert "This letter is not shown any more" in said(shown)
    assert "Secret Lane" not in shown.content.decode()
    assert "CR0 1EA" not in shown.content.decode()


def test_names_and_referees_are_recorded_and_removed(adviser, person):
    page = reverse("person-papers", args=[person.public_id])
    adviser.post(f"{page}name/", filled(adviser.get(f"{page}name/")) | {"name": "Amina Bell"})
    told = {"name": "Sam Okoro", "known_as": "tutor", "contact": "sam@college.example", "agreed_on": "today"}
    adviser.post(f"{page}referee/", filled(adviser.get(f"{page}referee/")) | told)
    text = said(get_within(adviser, page, most=WITH_WHOSE_IT_IS))
    assert "Amina Bell" in text
    assert "Referees: 1 more is needed" in text
    for row, name in ((person.past_names.get(), "past-name-remove"), (person.referees.get(), "referee-remove")):
        address = reverse(name, args=[row.public_id])
        assert adviser.post(address, filled(adviser.get(address))).status_code == 302
    assert not person.past_names.exists()
    assert not person.referees.exists()
