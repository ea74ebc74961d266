"""In a real browser: the duties of a standard are entered on the way to a statement, which then stands under them."""

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.reference.choices import Route
from backend.reference.models import ApprenticeshipStandard
from backend.referrals.choices import Way
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import referral_world
from tests.journeys.people import member
from tests.journeys.whole_way import is_sound
from tests.sampling import one_in


pytestmark = pytest.mark.browser
LARS_CODE = 98765


@pytest.fixture
def standard(address):
    facts = {"title": "Baker", "level": 2, "route": Route.values[0], "source": "A list", "confidence": "to_check"}
    made, _ = ApprenticeshipStandard.objects.get_or_create(lars_code=LARS_CODE, as_of=clock.today(), defaults=facts)
    return made


@pytest.mark.usefixtures("standard")
@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_a_statement_stands_under_the_duties_of_its_standard(at_a_browser, script):
    council = CouncilFactory()
    adviser = member(council, Role.EET_ADVISER, "Priya Larkspur")
    with council_context(council.id):
        world = referral_world(council, from_feed=True, lars_code=LARS_CODE)
        world.person.aspiration = "I bake bread at home. I am never late."
        world.person.save()
        referral = world.refer(Way.HELPED_TO_APPLY)
    desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    desk.opens(f"/referrals/{referral.public_id}/")
    desk.follows("Put it together")
    desk.sees("No duties of Baker")
    is_sound(desk.page, "statement-without-duties", script=script)
    enters_the_duties(desk, script=script)
    desk.sees("2 duties of Baker are entered.", "The duties of Baker")
    desk.page.get_by_label("Use “I bake bread at home.”").check()
    desk.page.get_by_text("Where it stands, and its spelling").first.click()
    where = desk.page.locator("details[open] select[name^=under]").first
    where.select_option(where.locator("option", has_text="Bake bread and cakes").get_attribute("value"))
    is_sound(desk.page, "statement-with-duties", script=script)
    desk.presses("Save the statement")
    statement = desk.page.get_by_role("main")
    expect(statement.get_by_role("heading", name="Bake bread and cakes")).to_be_visible()
    expect(statement).to_contain_text("I bake bread at home.")
    is_sound(desk.page, "statement-under-duties", script=script)


def enters_the_duties(desk, *, script: bool) -> None:
    desk.follows("Enter its duties")
    desk.sees("None are entered yet.")
    is_sound(desk.page, "duties", script=script)
    desk.presses("Save the duties")
    desk.sees("There is a problem")
    is_sound(desk.page, "duties-refused", script=script)
    desk.writes("Duties, each on a line of its own", "1. Prepare dough\n2. Bake bread and cakes")
    desk.writes_date("They apply to whoever starts from", clock.today().replace(month=1, day=1))
    desk.writes("Where you read them", "The published page of the standard")
    desk.presses("Save the duties")
