"""In a real browser: an adviser works through the list of those of whom nobody knows what they do."""

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture
def council(at_a_browser):
    return CouncilFactory()


def test_an_adviser_logs_a_try_and_then_records_what_they_do(at_a_browser, council, tmp_path: Path):
    nia = member(council, Role.EET_ADVISER, "Nia Hope")
    with council_context(council.id):
        how = {"phone": "07700 900123", "email": "sam@example.org"}
        sam = CareLeaverFactory(council=council, given_name="Sam", family_name="Adeyemi", eet_adviser=nia.user, **how)
        consent_to(sam, ConsentKind.CONTACT_BY_TEXT)
        since = clock.today() - dt.timedelta(days=40)
        start_activity(care_leaver=sam, code=ActivityCode.NOT_KNOWN, on=since, source=Source.WORKER, by=nia.user)
    page = at_a_browser(nia).is_signed_in().page
    page.set_viewport_size(WIDE)
    page.goto(reverse("people-not-known"))
    page.screenshot(path=tmp_path / "not-known-1280.png", full_page=True)
    page.get_by_role("link", name="Ring them about Sam Adeyemi").click()
    page.get_by_label("Phone call").check()
    page.get_by_role("button", name="no answer").click()
    page.goto(reverse("people-not-known"))
    assert page.get_by_text("1 try").is_visible()
    page.set_viewport_size(NARROW)
    assert not sticks_out(page, NARROW["width"])
    page.screenshot(path=tmp_path / "not-known-320.png", full_page=True)
    assert axe_violations(page) == []
    assert page.get_by_role("link", name="Text them about Sam Adeyemi").is_visible()
    page.goto(reverse("person-activity", args=[sam.public_id]))
    page.get_by_label("Training or employment, full time").check()
    page.get_by_role("button", name="Save").click()
    page.goto(reverse("people-not-known"))
    assert page.get_by_text("Of everybody it is known what they do").is_visible()
