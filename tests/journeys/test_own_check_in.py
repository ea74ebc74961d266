"""In a real browser: a check-in that they answer on their own page, and the adviser who reads what they chose."""

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.placements.models import CheckIn
from tests.backend.opportunities.posts import TODAY
from tests.journeys.looking import open_folds
from tests.journeys.young_people import Own
from tests.web.young_person.test_check_in import begun
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser


@pytest.fixture
def mine(address):
    with clock.moved_to(TODAY):
        yield begun(own_world(preferred_name="Mina"))


@pytest.fixture(params=[True, pytest.param(False, marks=pytest.mark.full)], ids=["with script", "without script"])
def own(request, browser, address):
    own = Own(browser, address, java_script_enabled=request.param)
    own.looks = own.is_sound if request.param else lambda name: None  # what looks at a page is a script
    yield own
    own.context.close()


def test_a_minute_of_chips_and_words(own, mine):
    page = own.comes_in(mine).page
    page.get_by_role("link", name="Tell us how it is going").click()
    form = page.locator("#check-in")
    for label in ("Very hard", "I missed a day or two", "Getting there", "The hours", "Help to get there"):
        form.get_by_label(label, exact=True).check()
    own.looks("asked")
    form.get_by_role("button", name="Send how it is going").click()
    expect(form).to_contain_text("You told us today. Thank you.")
    expect(form.get_by_label("Very hard", exact=True)).to_be_checked()

    form.get_by_label("Hard", exact=True).check()
    form.get_by_label("Anything you want to say?").fill("  the bus is 2 late\nsorry")
    form.get_by_role("button", name="Send how it is going").click()
    own.sees("We have it. Thank you.")
    page.get_by_role("link", name="Go to your list").click()
    expect(page.get_by_role("region", name="What you told us")).to_contain_text("the bus is 2 late")
    open_folds(page)
    own.looks("answered")
    own.let_nothing_pass()
    with council_context(mine.council.id):
        kept = CheckIn.objects.get(week=1)
    assert (kept.going, kept.attendance, kept.worries) == (2, "some_missed", ["travel", "hours"])
    assert (kept.support_wanted, kept.note, kept.by_themselves) == (["travel"], "", True)
