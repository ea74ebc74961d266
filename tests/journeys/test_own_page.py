"""A young person's own page in a real browser: come in, look, answer, tell, stop, and leave so that Back is empty."""

import re

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.employers.choices import Pledge
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import start_from, step
from tests.journeys.looking import open_folds
from tests.journeys.young_people import Own
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
STOP_PHONE = re.compile("Stop this.*phone number")
SEEN_BY_WILLOW = re.compile("What they see.*Willow Health Centre")
OUTSIDE = "/about/accessibility/"  # of this machine: no test leaves it


@pytest.fixture
def mine(address, settings):
    settings.EXIT_ADDRESS = OUTSIDE
    with clock.moved_to(TODAY):
        mine = own_world(preferred_name="Mina Ångström-Featherstonehaugh")
        facts = {"working_pattern": "Tuesday to Saturday", "pledges": [Pledge.WORKPLACE_BUDDY], "night_work": True}
        kitchen, desk = mine.post(**facts), mine.post("Help people at a front desk", "Willow Health Centre")
        mine.suggested(kitchen, desk, words="You liked the open day.")
        mine.put_forward(desk)
        begun = mine.put_forward(mine.post("Gardener", "Green Park"))
        with council_context(mine.council.id):
            for name in ("offered", "accepted"):
                step(referral=begun, step=name, on=TODAY, by=mine.adviser)
            start_from(referral=begun, on=TODAY, by=mine.adviser)
        yield mine


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def own(request, browser, address):
    own = Own(browser, address, java_script_enabled=request.param)
    yield own
    own.context.close()


def test_the_whole_way(own, mine):
    page = own.comes_in(mine).page
    kitchen = page.get_by_role("region", name="Kitchen apprentice")
    kitchen.get_by_role("button", name="I’m interested").click()
    expect(kitchen).to_contain_text("You said yes on 1 June 2026.")
    expect(page.get_by_text("You said you like this one. Jo talks to you next.")).to_be_visible()

    kitchen.get_by_text("Change my answer").click()
    kitchen.locator(".own-no > summary").click()
    kitchen.get_by_label("Too far").check()
    kitchen.get_by_label("Anything else?").fill("  nah 😬\nnot for me")
    kitchen.get_by_role("button", name="Send “not for me”").click()
    expect(kitchen).to_contain_text("You said “not for me”")
    with council_context(mine.council.id):
        words = mine.person.suggestions.first().answers.last().words
    assert words == "  nah 😬\r\nnot for me"

    page.get_by_role("link", name=SEEN_BY_WILLOW).click()
    own.sees("What they see at Willow Health Centre")
    page.go_back()
    page.get_by_text("This list is wrong about me").click()
    page.get_by_label("What is wrong?").fill("I do like children")
    page.get_by_role("button", name="Send what is wrong").click()
    own.sees("We have it. Thank you.")
    page.get_by_role("link", name="Go to your list").click()
    expect(page.get_by_role("region", name="What you told us")).to_contain_text("I do like children")

    page.get_by_role("link", name=STOP_PHONE).click()
    own.sees("Do you want to stop this?")
    page.get_by_role("button", name="Yes, stop this").click()
    expect(page.get_by_text("You stopped it on 1 June 2026.")).to_be_visible()
    own.let_nothing_pass()


def test_after_the_exit_back_shows_nothing_of_theirs(own, mine):
    page = own.comes_in(mine).page
    page.get_by_role("link", name=SEEN_BY_WILLOW).click()
    own.sees("What they see")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(f"**{OUTSIDE}")
    for _ in range(4):  # to what was seen last, the list, and the word
        if page.go_back() is None:
            break
        shown = page.locator("body").inner_text()
        assert "Mina" not in shown
        assert "Willow" not in shown
        assert "Open your link again" in shown or "Type your word" in shown
    own.let_nothing_pass()


def test_the_exit_leads_out_before_anybody_has_come_in(own, mine):
    own.page.goto(mine.address)
    own.page.get_by_role("button", name="Exit this page").click()
    own.page.wait_for_url(f"**{OUTSIDE}")
    own.let_nothing_pass()


def test_every_page_is_sound_on_a_phone_and_at_a_desk(browser, address, mine):
    own = Own(browser, address)
    page = own.page
    page.goto(mine.address)
    own.is_sound("word")
    own.comes_in(mine)
    own.is_sound("list")
    open_folds(page)
    own.is_sound("list, unfolded")
    for name in (SEEN_BY_WILLOW, STOP_PHONE):
        page.get_by_role("link", name=name).click()
        own.is_sound(name)
        page.go_back()
    own.let_nothing_pass()
    page.get_by_text("I want to talk").click()
    page.get_by_role("button", name="Ask to talk").click()
    own.is_sound("refused")
    page.get_by_label("What about?").fill("he hits me")
    page.get_by_role("button", name="Ask to talk").click()
    own.sees("You told us. Thank you.")
    own.is_sound("help first")
    for path, status in (("/next/nothing/here/", 404), ("/next/open-again/", 200), ("/next/unknown/", 404)):
        assert page.goto(path).status == status
        own.is_sound(path)
    own.context.close()


def test_everything_is_reached_by_the_keyboard_alone(browser, address, mine):
    own = Own(browser, address)
    page = own.comes_in(mine).page
    page.keyboard.press("Tab")
    reached = []
    for _ in range(60):
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.name || ''"))
        page.keyboard.press("Tab")
    told = "\n".join(reached)
    for each in ("Exit this page", "Help now", "I’m interested", "Not for me", "I want to talk", "Stop this", "999"):
        assert each in told, each
    assert reached.index("Help now") < reached.index("Exit this page") < 5
    own.close()
