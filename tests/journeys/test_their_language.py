"""The young person's page in their language, in a real browser: Arabic from right to left, and English again."""

import pytest
from playwright.sync_api import expect

from backend.care_leavers.models import OwnMessage
from backend.core import clock
from backend.core.protection import council_context
from backend.employers.choices import Pledge
from backend.shortlists.models import SuggestionAnswer
from tests.backend.opportunities.posts import TODAY
from tests.journeys.looking import axe_at, open_folds, sticks_out
from tests.journeys.test_own_page import Own
from tests.sampling import one_in
from tests.web.young_person.worlds import PHONE, WORD, own_world


pytestmark = pytest.mark.browser
OUTSIDE = "/about/accessibility/"
PHONE_WIDTH = {"width": 320, "height": 640}
IN_ARABIC = {
    "title": "الخطوات التالية", "exit": "الخروج من الصفحة", "hi": "مرحبًا", "interested": "هذا يهمني",
    "wrong": "هناك خطأ عني في هذه القائمة", "what": "ما الخطأ؟", "send": "إرسال هذا", "have it": "لقد وصلنا. شكرًا لك.",
    "list": "الذهاب إلى قائمتك",
}  # fmt: skip


@pytest.fixture
def mine(address, settings):
    settings.EXIT_ADDRESS = OUTSIDE
    with clock.moved_to(TODAY):
        mine = own_world(interpreter_language="Arabic", preferred_name="Samira")
        facts = {"working_pattern": "Tuesday to Saturday", "pledges": [Pledge.WORKPLACE_BUDDY], "night_work": True}
        kitchen, desk = mine.post(**facts), mine.post("Help people at a front desk", "Willow Health Centre")
        mine.suggested(kitchen, desk, words="You liked the open day.")
        mine.put_forward(desk)
        yield mine


class InArabic(Own):
    def comes_in(self, mine):
        self.page.set_viewport_size(PHONE_WIDTH)
        self.page.goto(mine.address)
        self.page.get_by_label("Type your word").fill(WORD)
        self.page.get_by_role("button", name="Go on").click()
        self.sees("hi")
        return self

    def sees(self, name: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(IN_ARABIC[name])
        expect(self.page).to_have_title(IN_ARABIC["title"])
        expect(self.page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=IN_ARABIC[name]).first.click()

    def is_sound(self, name: str) -> None:
        """Nothing sticks out to either side: a page from right to left is read from its right edge."""
        for width in (PHONE_WIDTH["width"], 1280):
            self.page.set_viewport_size({"width": width, "height": 640})
            assert sticks_out(self.page, width) == [], (name, width)
            assert (
                self.page.evaluate(
                    "Math.min(0, ...[...document.querySelectorAll('main *')].filter("
                    "each => !each.closest('.govuk-visually-hidden')).map(each => each.getBoundingClientRect().left))"
                )
                >= 0
            )
            assert axe_at(self.page, width) == [], (name, width)
            expect(self.page.get_by_role("button", name=IN_ARABIC["exit"])).to_be_in_viewport()


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_the_whole_way_in_arabic_on_a_phone(browser, address, mine, script):
    own = InArabic(browser, address, java_script_enabled=script)
    page = own.comes_in(mine).page
    own.presses("interested")
    page.get_by_text(IN_ARABIC["wrong"]).click()
    page.get_by_label(IN_ARABIC["what"]).fill("أنا أحب الخبز")
    page.locator("form[action$='/wrong/'] button").click()
    own.sees("have it")
    page.get_by_role("link", name=IN_ARABIC["list"]).click()
    with council_context(mine.council.id):
        assert SuggestionAnswer.objects.get().answer == "interested"
        assert OwnMessage.objects.get().words == "أنا أحب الخبز"
    page.get_by_role("link", name="See this in English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hi Samira")
    page.get_by_role("link", name="العربية").click()
    own.sees("hi")
    own.presses("exit")
    page.wait_for_url(f"**{OUTSIDE}")
    own.let_nothing_pass()
    own.context.close()


def test_every_page_in_arabic_is_sound(browser, address, mine):
    own = InArabic(browser, address)
    page = own.comes_in(mine).page
    own.is_sound("list")
    open_folds(page)
    own.is_sound("list, unfolded")
    for link in (page.locator("a[href*='/seen/']"), page.locator("a[href*='/stop/']").first):
        link.click()
        own.is_sound(link)
        page.go_back()
    phone = page.locator("#help a[href^='tel:']").first
    assert phone.evaluate("each => getComputedStyle(each).direction") == "ltr"
    own.let_nothing_pass()
    page.goto(f"{mine.address}?in=ar")
    own.is_sound("word")
    assert PHONE not in page.content()
    own.close()
