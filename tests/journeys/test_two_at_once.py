"""Two people have one profile open: each keeps what they changed, and where both changed the same they are asked."""

import re

import pytest

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser

NARROW = 320  # CSS pixels


def test_nothing_of_two_people_at_one_profile_is_lost_and_the_second_chooses(at_a_browser, address):
    council = CouncilFactory()
    priya, sam = (member(council, Role.EET_ADVISER, f"{name} Rowan of two") for name in ("Priya", "Sam"))
    with council_context(council.id):
        person = CareLeaverFactory(council=council, phone="07700 900000")
    edit = f"/people/{person.public_id}/edit/"
    first, second = (at_a_browser(each).is_signed_in() for each in (priya, sam))
    for each in (first, second):
        each.opens(edit)
    first.writes("Phone", "07700 900111")
    first.page.get_by_label("The address is confidential").check()
    first.page.get_by_role("button", name="Save", exact=True).click()
    first.sees("The profile is saved.")
    second.writes("Phone", "07700 900222")
    second.writes("Interpreter needed for", "Tigrinya")
    second.page.get_by_role("button", name="Save", exact=True).click()
    second.sees("Priya Rowan of two changed this to “07700 900111”", "You typed “07700 900222”")
    second.sees("changed “The address is confidential” to “ticked”")
    assert axe_violations(second.page) == []
    second.page.set_viewport_size({"width": NARROW, "height": 700})
    assert not sticks_out(second.page, NARROW)
    second.page.get_by_role("group", name=re.compile("which is right")).get_by_label(re.compile("^Keep")).check()
    second.page.get_by_role("button", name="Save", exact=True).click()
    second.sees("The profile is saved.")
    with council_context(council.id):
        person.refresh_from_db()
    kept = (person.phone, person.home_is_confidential, person.interpreter_language)
    assert kept == ("07700 900111", True, "Tigrinya")
