"""In a real browser: an adviser asks somebody by letter to ring, the post has it at five, and it comes back."""

import datetime as dt
import time

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.notifications.choices import DeliveryStep
from backend.notifications.models import Message
from backend.notifications.steps import note
from backend.notifications.sweeping import send_waiting
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.letters import LINES, reached_by_letter
from tests.journeys.people import Person, member
from tests.journeys.whole_way import MONDAY, PATIENCE, is_sound
from tests.sampling import one_in


pytestmark = pytest.mark.browser
FIVE = dt.timedelta(hours=5, minutes=1)  # after noon, when the post has gone


@pytest.fixture
def council(address, settings):
    settings.MESSAGE_CARRIERS = settings.MESSAGE_CARRIERS | {"letter": "here"}
    with clock.moved_to(MONDAY):
        yield CouncilFactory(employment_team_phone="01234 567890")


@pytest.fixture
def adviser(council):
    return member(council, Role.EET_ADVISER, "Priya Larkspur")


@pytest.fixture
def person(council, adviser):
    with council_context(council.id):
        named = {"given_name": "Amina", "family_name": "Yusuf", "eet_adviser": adviser.user}
        return reached_by_letter(CareLeaverFactory(council=council, **named), adviser.user)


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_a_letter_is_written_posted_and_comes_back(at_a_browser, council, adviser, person, script):
    desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    letter = writes_it(desk, council, person, script=script)
    with clock.moved_to(clock.now() + FIVE):
        goes_with_the_post(letter, council)
        desk.opens(f"/people/{person.public_id}/contacts/")
        desk.sees("Printed and posted")
        desk.sees_nothing_of(LINES.splitlines()[0])
        is_sound(desk.page, "letter-posted", script=script)
    with clock.moved_to(MONDAY + dt.timedelta(days=7)):
        desk.page.reload()
        comes_back(desk, script=script)


def writes_it(desk: Person, council, person, *, script: bool) -> Message:
    desk.opens(f"/people/{person.public_id}/")
    desk.page.get_by_role("link", name="Contacts and views").click()
    desk.follows("Ask them by letter to ring")
    desk.sees("Others may open a letter.", "Please ring me on 01234 567890", "with the post of 5pm")
    is_sound(desk.page, "letter", script=script)
    desk.presses("Send the letter")
    desk.sees("The letter is held until 5pm", "letters are handed over at 5pm of a working day")
    is_sound(desk.page, "letter-held", script=script)
    desk.follows("Ask them by letter to ring")
    desk.sees("asks them to ring already")
    assert not desk.page.get_by_role("button", name="Send the letter").count()
    with council_context(council.id):
        return Message.objects.get()


def goes_with_the_post(letter: Message, council) -> None:
    """As it does by the clock; that it was printed the carrier says later."""
    send_waiting()
    until = time.monotonic() + PATIENCE
    with council_context(council.id):
        while letter.step != DeliveryStep.ACCEPTED:
            assert time.monotonic() < until, f"the letter was not handed over: {letter.step}"
            time.sleep(0.1)
            letter.refresh_from_db()
        note(letter, DeliveryStep.POSTED, carrier="here", reference=str(letter.public_id))


def comes_back(desk: Person, *, script: bool) -> None:
    desk.follows("It came back")
    desk.sees("Nothing more goes to that address until somebody has gone through their addresses with them.")
    is_sound(desk.page, "letter-back", script=script)
    desk.presses("It came back")
    desk.sees("It is recorded that the letter came back.")
    desk.follows("Ask them by letter to ring")
    desk.sees("came back")
    assert not desk.page.get_by_role("button", name="Send the letter").count()
    is_sound(desk.page, "no-letter", script=script)
    desk.follows("Their addresses")
    desk.sees("4 Park Lane")
    desk.opens("/today/")
    desk.sees("came back in the post")
    desk.acts_on_today("undelivered")
    is_sound(desk.page, "letter-undelivered", script=script)
