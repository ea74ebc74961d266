"""Beside the form, what one change would open follows what an employer types, and nothing of it is in the way."""

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.outcomes.requirement_counts import count_week
from backend.reference.choices import Route
from tests.backend.outcomes.requirement_people import who_want_care
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import can_sign_in


pytestmark = pytest.mark.browser

NARROW = 320  # CSS pixels


@pytest.fixture
def employer(at_a_browser):
    """Of a council that shares, where sixteen young people who want that work lack maths alone."""
    council = CouncilFactory()
    contact = EmployerContactFactory(employer=EmployerFactory(council=council, verified=True), signs_in=True)
    who_want_care(council, 16, maths_level=1)
    with council_context(council.id):
        Council.objects.filter(id=council.id).update(agreed_to_share_at=clock.now())
        count_week(council)
    return at_a_browser(can_sign_in(contact.user).memberships.get()).is_signed_in()


def test_it_follows_what_is_typed(employer):
    page = employer.page
    page.goto("/employer/opportunities/add/?type=job")
    page.get_by_label("Route").select_option(Route.CARE)
    page.get_by_label("Maths needed").select_option("2")
    shown = page.get_by_role("region", name="What one change would open")
    expect(shown).to_contain_text("Not asking for maths: about 15 more people")
    page.get_by_label("Maths needed").select_option("0")
    expect(shown).to_contain_text("It asks for nothing that is counted")
    page.set_viewport_size({"width": NARROW, "height": 900})
    assert axe_violations(page) == []
    assert sticks_out(page, NARROW) == []
