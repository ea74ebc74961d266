"""What a young person says without a signal waits in their open page, where the council lets it, and goes once."""

import pytest
from playwright.sync_api import Error, expect

from backend.care_leavers.models import OwnMessage
from backend.core import clock
from backend.core.protection import council_context
from backend.links.models import Visit
from backend.shortlists.models import SuggestionAnswer
from tests.backend.opportunities.posts import TODAY
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.young_people import Own
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
OUTSIDE = "/about/accessibility/"  # of this machine: no test leaves it
STORED = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""


@pytest.fixture
def mine(address):
    with clock.moved_to(TODAY):
        mine = own_world(preferred_name="Mina")
        mine.suggested(mine.post("Kitchen apprentice", "Willow Kitchens"))
        yield mine


@pytest.fixture
def own(browser, address):
    own = Own(browser, address)
    yield own
    own.context.close()


def lets_wait(mine):
    mine.council.own_page_waits = True
    mine.council.save(update_fields=["own_page_waits"])


def kept(mine) -> tuple[int, int]:
    with council_context(mine.council.id):
        return SuggestionAnswer.objects.count(), OwnMessage.objects.count()


def says_two_things(page):
    page.get_by_role("button", name="I’m interested").click()
    expect(page.get_by_text("You have no signal just now.")).to_be_visible()
    page.get_by_text("I want to talk").click()
    page.get_by_label("What about?").fill("  the bus 😬\nand money")
    page.get_by_role("button", name="Ask to talk").click()
    expect(page.get_by_text("This waits. It goes when you have a signal.")).to_have_count(2)


def test_what_is_said_without_a_signal_waits_and_goes_once(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    says_two_things(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert sticks_out(page, width) == []
        assert axe_violations(page) == []
        expect(page.get_by_role("button", name="Exit this page")).to_be_in_viewport()
    assert kept(mine) == (0, 0)
    assert page.evaluate(STORED) == [0, 0, 0, 0, 0]
    own.context.set_offline(False)
    own.sees("We have it. Thank you.")
    page.wait_for_timeout(200)
    assert kept(mine) == (1, 1)
    with council_context(mine.council.id):
        assert OwnMessage.objects.get().words == "  the bus 😬\r\nand money"


def test_what_the_page_does_not_take_stays_with_the_words(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    page.get_by_text("I want to talk").click()
    page.get_by_label("What about?").fill("x" * 5000)
    page.get_by_role("button", name="Ask to talk").click()
    own.context.set_offline(False)
    expect(page.get_by_text("This did not go. Please press the button again.")).to_be_visible()
    expect(page.get_by_label("What about?")).to_have_value("x" * 5000)
    page.get_by_role("button", name="Ask to talk").click()
    expect(page.locator(".govuk-error-message")).to_be_visible()
    assert kept(mine) == (0, 0)


def test_of_two_answers_to_one_thing_the_last_goes(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    says_two_things(page)
    page.get_by_label("What about?").fill("only the bus")
    page.get_by_role("button", name="Ask to talk").click()
    page.wait_for_timeout(200)
    own.context.set_offline(False)
    own.sees("We have it. Thank you.")
    with council_context(mine.council.id):
        assert [each.words for each in OwnMessage.objects.all()] == ["only the bus"]


def test_what_they_are_writing_stays_when_the_rest_has_gone(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    page.get_by_role("button", name="I’m interested").click()
    page.get_by_text("This list is wrong about me").click()
    page.get_by_label("What is wrong?").fill("I have a level 2")
    own.context.set_offline(False)
    expect(page.get_by_text("This has gone.")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_label("What is wrong?")).to_have_value("I have a level 2")
    assert kept(mine) == (1, 0)


def test_what_comes_after_the_visit_has_ended_is_not_said_to_have_gone(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    page.get_by_role("button", name="I’m interested").click()
    expect(page.get_by_text("This waits.")).to_be_visible()
    with council_context(mine.council.id):
        Visit.objects.update(ended_at=clock.now())
    own.context.set_offline(False)
    expect(page.get_by_text("This did not go.")).to_be_visible()
    assert kept(mine) == (0, 0)


def test_nothing_goes_after_the_exit(own, mine, settings):
    settings.EXIT_ADDRESS = OUTSIDE
    lets_wait(mine)
    page = own.comes_in(mine).page
    asked = []
    page.route("**/own*.css", lambda route: asked.append(route))
    page.get_by_role("button", name="I’m interested").click()
    page.wait_for_timeout(200)
    assert asked, "it asks for a signal first"
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(f"**{OUTSIDE}")
    page.wait_for_timeout(300)
    assert kept(mine) == (0, 0)


def test_the_exit_leads_out_without_a_signal(own, mine):
    lets_wait(mine)
    page = own.comes_in(mine).page
    own.context.set_offline(True)
    says_two_things(page)
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("about:blank")
    with pytest.raises(Error, match="DISCONNECTED"):  # to the word, which would have to be loaded
        page.go_back()
    expect(page.locator("body")).not_to_contain_text("Mina")
    own.context.set_offline(False)
    assert kept(mine) == (0, 0)


def test_without_the_setting_the_page_has_no_script(own, mine):
    page = own.comes_in(mine).page
    assert page.locator("script").count() == 0
