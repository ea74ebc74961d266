"""Putting right what stands in a record, on its pages: the original is shown beside it, twice is once."""

import datetime as dt

import pytest

from backend.activities.services import start_activity
from backend.care_leavers.ages import birthday
from backend.care_leavers.models import Contact
from backend.care_leavers.services import record_contact, record_view, set_entitlement
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.services import begin_break
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


TOO_OLD = "By this date of birth they are 126. Young people here are 10 to 30: check the year."


def correct_links(response) -> list[str]:
    return [link["href"] for link in page_of(response).select("main a") if link["href"].endswith("/correct/")]


@pytest.fixture
def by(person):
    return signed_in(person.council)[1].user


def corrected(client, page, **changes):
    """Follow the only link to correct something on a page, and save these changes of the form."""
    (url,) = correct_links(client.get(page))
    return client.post(url, filled(get_within(client, url)) | changes, follow=True)


def test_a_contact_is_corrected_from_its_page_and_shows_what_it_was(adviser, person, by):
    on = clock.today() - dt.timedelta(days=2)
    record_contact(care_leaver=person, on=on, method="phone", reached=True, note="Long talk", by=by)
    page = f"/people/{person.public_id}/contacts/"
    assert errors_in(corrected(adviser, page, reached="False")) == ["Enter why it is corrected"]
    shown = text_of(page_of(corrected(adviser, page, reached="False", note="Rang", why="Nobody answered")).main)
    assert "Phone call: no answer" in shown
    assert "Nobody answered. Was: spoke with them yes; note “Long talk”." in shown
    get_within(adviser, page)


def test_what_belongs_to_somebody_else_is_taken_away_once_and_stays_readable(adviser, person, by):
    record_view(care_leaver=person, on=clock.today(), words="I hate it here", by=by)
    page = f"/people/{person.public_id}/contacts/"
    (url,) = correct_links(adviser.get(page))
    facts, in_another_tab = (
        filled(adviser.get(url)) | {"away": "on", "why": "Their brother said it"} for _ in range(2)
    )
    shown = text_of(page_of(adviser.post(url, facts, follow=True)).main)
    assert "Taken away by" in shown
    assert "Their brother said it. Was: when" in shown
    assert "“I hate it here”" in shown
    again = text_of(page_of(adviser.post(url, in_another_tab, follow=True)).main)
    assert "It was taken away already" in again


def test_an_entitlement_is_corrected_where_it_stands_and_its_line_of_today_is_settled(adviser, person, by):
    eighteenth = birthday(person.birth_date, 18)
    wrong = eighteenth - dt.timedelta(days=1)
    set_entitlement(care_leaver=person, category="former_relevant", starts_on=wrong, by=by)
    page, day = f"/people/{person.public_id}/profile/", f"{eighteenth:%d/%m/%Y}"
    edit = f"/people/{person.public_id}/edit/"
    again = filled(adviser.get(edit)) | {"entitlement": "former_relevant", "entitlement_from": day}
    (said,) = errors_in(adviser.post(edit, again))
    assert f"is recorded already, from {wrong:%-d %B %Y}" in said
    assert errors_in(corrected(adviser, page, starts_on=day)) == ["Enter why it is corrected"]
    shown = text_of(page_of(corrected(adviser, page, starts_on=day, why="A day out")).main)
    assert f"A day out. Was: from {wrong:%-d %B %Y}." in shown
    assert "cannot begin before" not in shown
    shown = text_of(page_of(corrected(adviser, page, away="on", why="Their sister's")).main)
    assert "Their sister's. Was: category Former relevant child" in shown
    assert "No entitlement category is recorded yet" in shown
    get_within(adviser, page)


def test_an_activity_is_corrected_where_it_stands(adviser, person, by):
    on = clock.today() - dt.timedelta(days=20)
    start_activity(care_leaver=person, code="G5", on=on, source="worker", by=by)
    page = f"/people/{person.public_id}/journey/"
    assert errors_in(corrected(adviser, page, starts_on="1/1/1900", why="x")) == [
        "An activity cannot be dated before they were born. Check the year."
    ]
    shown = text_of(page_of(corrected(adviser, page, code="F2", why="College says so")).main)
    assert "College says so. Was: activity Not in education, employment or training: other circumstances." in shown


def test_a_break_and_a_check_in_are_corrected_from_the_placement(adviser, person):
    world = referral_world(person.council)
    placement = placement_since(world, clock.today() - dt.timedelta(days=30), person=person)
    begin_break(placement=placement, on=clock.today() - dt.timedelta(days=9), reason="illness", by=world.adviser)
    page = f"/placements/{placement.public_id}/"
    last = f"{clock.today() - dt.timedelta(days=5):%d/%m/%Y}"
    shown = text_of(page_of(corrected(adviser, page, ends_on=last, why="They are back")).main)
    assert "They are back. Was: last day away none." in shown
    (url,) = correct_links(adviser.get(page))
    facts = filled(adviser.get(url)) | {"away": "on", "why": "It was leave"}
    adviser.post(url, facts)
    shown = text_of(page_of(get_within(adviser, page)).main)
    assert "No break so far" in shown
    assert "It was leave. Was: first day away" in shown


def test_an_auditor_reads_corrections_and_makes_none(person, by):
    record_contact(care_leaver=person, on=clock.today(), method="phone", reached=True, by=by)
    client, _ = signed_in(person.council, Role.AUDITOR)
    assert correct_links(client.get(f"/people/{person.public_id}/contacts/")) == []
    contact = Contact.objects.get()
    assert client.get(f"/people/contacts/{contact.public_id}/correct/").status_code == 403


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("phone", "abc", "Phone must be a telephone number, like 07700 900123."),
        ("given_name", "x" * 81, "Given name must be at most 80 characters long: it has 81"),
        (
            "birth_date_year",
            "1900",
            "By this date of birth they are 126. Young people here are 10 to 30: check the year.",
        ),
        ("max_travel_minutes", "9999", "Longest journey each way must be 240 or less"),
        ("max_weekly_hours", "20.55", "Most hours a week must have no more digits after the point than 1"),
    ],
)
def test_what_cannot_be_names_its_field(adviser, person, field, value, said):
    page = f"/people/{person.public_id}/edit/"
    answers = filled(adviser.get(page))
    assert field in answers
    assert said in errors_in(adviser.post(page, answers | {field: value}))
