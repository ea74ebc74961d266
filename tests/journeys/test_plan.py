"""In a real browser: a plan from the first aim to a signed review after a placement ended."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.placements.services import end
from tests.factories.councils import CouncilFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.journeys.people import member
from tests.journeys.whole_way import is_sound


pytestmark = pytest.mark.browser
TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def council(address):
    """Made where the service answers, once it does."""
    return CouncilFactory()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_first_aim_to_a_signed_review(at_a_browser, council, script):
    with clock.moved_to(TODAY):
        adviser, head = (member(council, role, name) for role, name in ((Role.EET_ADVISER, "Jo"), (Role.HEAD, "Ann")))
        with council_context(council.id):
            world = referral_world(council)
            placement = placement_since(world, TODAY - 60 * DAY)
            person = update_profile(care_leaver=placement.care_leaver, eet_adviser=adviser.user, by=adviser.user)
        desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
        writes_the_plan(desk, person, script)
    with clock.moved_to(TODAY + DAY):
        with council_context(council.id):
            end(placement=placement, on=TODAY + DAY, reason="not_recorded", by=adviser.user)
        desk.is_signed_in().opens("/today/")
        desk.sees("what they had started ended on 16 Jun 2026")
        reviews_it(desk, person, script)
        manager = at_a_browser(head, java_script_enabled=script).is_signed_in()
        signs_it(manager, script)


def writes_the_plan(desk, person, script):
    desk.opens(f"/people/{person.public_id}/plan/")
    desk.sees("There is no plan yet")
    desk.presses("Open a plan")
    desk.follows("Add an aim")
    desk.presses("Add it")
    desk.sees("Enter what they want to come to")
    is_sound(desk.page, "plan-aim-wrong", script=script)
    desk.writes("What do they want to come to?", "Work with animals")
    desk.writes("Why it matters to them", "cos dogs dont judge")
    desk.presses("Add it")
    desk.follows("Add an action")
    desk.writes("What is done?", "Visit the kennels")
    desk.writes("Or who else?", "Sam")
    desk.writes("By when?", "20/06/2026")
    is_sound(desk.page, "plan-action", script=script)
    desk.presses("Add it")
    desk.sees("Today brings it up on 20 June 2026.")
    is_sound(desk.page, "plan", script=script)


def reviews_it(desk, person, script):
    desk.opens(f"/people/{person.public_id}/plan/")
    desk.follows("Record a review")
    desk.page.get_by_role("group", name="Was the young person there?").get_by_label("Yes").check()
    desk.writes("What they said about the plan", "i want sth with dogs")
    desk.page.get_by_label("Offered, and they said no").check()
    desk.writes("What was decided", "Kennels first.")
    is_sound(desk.page, "plan-review-form", script=script)
    desk.presses("Record it")
    desk.follows("Their copy, to print")
    desk.sees("You said: “cos dogs dont judge”")
    is_sound(desk.page, "plan-copy", script=script)


def signs_it(manager, script):
    manager.opens("/plans/?shown=to_sign")
    is_sound(manager.page, "plans", script=script)
    manager.follows("16 Jun 2026")
    manager.sees("i want sth with dogs")
    is_sound(manager.page, "plan-review", script=script)
    manager.presses("Sign this review")
    manager.sees("Signed. It is not changed any more.")
