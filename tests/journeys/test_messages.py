"""In a real browser: an adviser sees what did not arrive, says what happens next, confirms a number, and chooses how
often they get mail; the administrator reads counts and decides."""

from functools import partial

import pytest
from playwright.sync_api import expect

from backend.care_leavers.services import update_profile
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Recipient, Why
from backend.notifications.services import send
from backend.notifications.steps import note
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in


pytestmark = pytest.mark.browser
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture
def council(address):
    return CouncilFactory()


@pytest.fixture
def adviser(council):
    return member(council, Role.EET_ADVISER, "Priya Ravenscar")


@pytest.fixture
def person(council, adviser):
    with council_context(council.id):
        found = CareLeaverFactory(council=council, ready=True, eet_adviser=adviser.user, phone="07700 900123")
        update_profile(care_leaver=found, phone="07700 900456", by=adviser.user)
        text = {
            "channel": MessageChannel.TEXT,
            "to": "07700900456",
            "subject": "A reminder",
            "body": "Something is on.",
        }
        about = {"recipient": Recipient.YOUNG_PERSON, "about": found.public_id, "kind": MessageKind.REMINDER}
        note(send(council=council, **text, **about), DeliveryStep.FAILED, why=Why.ADDRESS)
        mail = {"to": "jo@employer.example", "subject": "Reference 7F3A", "body": "x", "recipient": Recipient.EMPLOYER}
        note(send(council=council, **mail), DeliveryStep.UNCLEAR, why=Why.ANSWER_LOST)
        note(send(council=council, **mail), DeliveryStep.FAILED, why=Why.ADDRESS)
    return found


def looks_right(page, name: str) -> None:
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert sticks_out(page, size["width"]) == [], (name, size)
        assert axe_at(page, size["width"]) == [], (name, size)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_what_did_not_arrive(at_a_browser, adviser, person, script):
    at_desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    page, look = at_desk.page, partial(looks_right, at_desk.page) if script else lambda name: None
    at_desk.opens("/today/")
    look("today")
    page.locator("[data-kind=undelivered] a[data-act]").first.click()
    expect(page.get_by_text("Could not be delivered: the number or address is not in use")).to_be_visible()
    look("message")
    page.get_by_label("It is settled: they know, or need not").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Did not arrive, and settled since")).to_be_visible()
    look("record")
    at_desk.opens("/today/")
    page.locator("[data-kind=to-confirm] a[data-act]").first.click()
    expect(page.get_by_label("If the number changed: how was the new one confirmed?")).to_be_visible()
    look("reach")
    page.get_by_label("If the number changed: how was the new one confirmed?").select_option("voice")
    page.get_by_role("button", name="Save", exact=True).click()
    at_desk.opens("/today/")
    expect(page.locator("[data-kind=to-confirm]")).to_have_count(0)
    page.get_by_role("link", name="What we e-mail you").click()
    expect(page.get_by_label("On each working day at 8am")).to_be_visible()
    look("mail")
    page.get_by_label("On each working day at 8am").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("You get mail: on each working day at 8am.")).to_be_visible()


@pytest.mark.usefixtures("person")
def test_an_administrator_decides_by_counts(at_a_browser, council):
    administrator = member(council, Role.ADMINISTRATOR, "Robin Yewdale")
    at_desk = at_a_browser(administrator).is_signed_in()
    at_desk.opens("/administration/messages/")
    looks_right(at_desk.page, "counts")
    at_desk.page.get_by_role("button", name="Leave them").click()
    expect(at_desk.page.get_by_text("1 message is left as they are.")).to_be_visible()
    at_desk.page.get_by_role("button", name="Write to them again").click()
    expect(at_desk.page.get_by_text("1 address is written to again.")).to_be_visible()
    looks_right(at_desk.page, "all decided")
