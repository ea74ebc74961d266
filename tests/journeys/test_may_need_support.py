"""In a real browser: somebody says that it is hard, what was done is recorded on Today, and two weeks later whether it
helped."""

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.placements.services import record_check_in
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
DAY = dt.timedelta(days=1)


@pytest.fixture
def council(at_a_browser):
    return CouncilFactory()


def hard_for(council, adviser, name: str):
    """It is going hard at the check-in of week 4, nineteen days ago."""
    load_reference()
    world = referral_world(council, places=9)
    began = clock.today() - 33 * DAY
    person = CareLeaverFactory(
        council=council, ready=True, given_name=name, preferred_name="", family_name="Sampleby", eet_adviser=adviser
    )
    placement = placement_since(world, began, person=person, title="Warehouse apprentice")
    told = {"heard_from": "young_person", "going": 2, "still_there": True, "worries": ["travel"]}
    record_check_in(check_in=placement.check_ins.get(week=4), on=clock.today(), by=adviser, **told)
    return placement


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_an_adviser_says_what_was_done_and_later_whether_it_helped(at_a_browser, council, tmp_path: Path, script):
    jo = member(council, Role.EET_ADVISER, "Jo Larkspur")
    with council_context(council.id):
        hard_for(council, jo.user, "Ravi")
    page = at_a_browser(jo, java_script_enabled=script).is_signed_in().page
    page.set_viewport_size(WIDE)
    page.goto(reverse("support"))
    assert page.get_by_role("heading", name="1 of 1 may need support").is_visible()
    page.screenshot(path=tmp_path / "support-1280.png", full_page=True)
    if script:
        assert axe_violations(page) == []
    page.get_by_text("Record what was done").click()
    page.get_by_label("Travel", exact=True).check()
    page.get_by_label("What was done", exact=True).fill("A bus pass for four weeks")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.get_by_text("for each of them something was tried").is_visible()
    page.set_viewport_size(NARROW)
    assert not sticks_out(page, NARROW["width"])
    page.screenshot(path=tmp_path / "support-320.png", full_page=True)
    if script:
        assert axe_violations(page) == []
