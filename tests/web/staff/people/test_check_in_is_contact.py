"""A check-in with the young person is a contact, which nobody records twice."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.placements.check_ins import record_check_in
from backend.placements.choices import CheckInFrom
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.web.pages import names_in_table, page_of, text_of
from tests.web.sign_in import signed_in


WEEKS = dt.timedelta(weeks=1)


@pytest.fixture
def placement(in_council):
    return placement_since(referral_world(in_council), clock.today() - 12 * WEEKS)


def page(client, person, name: str = "person-contacts"):
    return page_of(client.get(reverse(name, args=[person.public_id])))


@pytest.mark.parametrize("heard_from", CheckInFrom)
def test_only_what_the_young_person_said_themselves_is_a_contact(in_council, placement, heard_from):
    client, membership = signed_in(in_council)
    person, check_in = placement.care_leaver, placement.check_ins.first()
    form = page(client, person, "person-contact")
    assert form.select_one(f"main a[href='{reverse('check-in', args=[check_in.public_id])}']")
    on = clock.today() - 2 * WEEKS
    heard = {"heard_from": heard_from, "going": None, "still_there": True, "note": "Mondays are long"}
    record_check_in(check_in=check_in, on=on, by=membership.user, **heard)
    contacts = page(client, person)
    bar, listed = text_of(contacts.select_one(".onward-identity")), text_of(contacts.main)
    was_contact = heard_from == CheckInFrom.YOUNG_PERSON
    assert (f"{on:%-d %b %Y}, check-in" in bar) == was_contact
    assert ("spoke with them" in listed and "Mondays are long" in listed) == was_contact
    silent = names_in_table(client.get(reverse("people"), {"silent": "on", "whose": "all"}))
    assert (person.full_name in silent) != was_contact
