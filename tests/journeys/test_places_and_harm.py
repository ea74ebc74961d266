"""In a real browser, at a desk and on a phone, with and without JavaScript: a place that goes and comes back, what is
open beside an acceptance, and words that cannot wait, recorded in four actions."""

import re

import pytest
from playwright.sync_api import expect

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver, Contact, OwnMessage
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory
from tests.factories.places import accept, put_forward, take_acceptance_back
from tests.factories.referrals import referral_world
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.sampling import one_in


pytestmark = pytest.mark.browser
WIDTHS = (1280, 320)


@pytest.fixture(autouse=True)
def on_that_day():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def adviser(address):
    return member(CouncilFactory(), Role.EET_ADVISER, "Priya Shah")


@pytest.fixture(params=one_in(2, [True, False]), ids=["with script", "without script"])
def script(request) -> bool:
    return request.param


@pytest.fixture
def page(script, at_a_browser, adviser):
    return at_a_browser(adviser, java_script_enabled=script).is_signed_in().page


@pytest.fixture
def is_sound(script, page):
    """At a desk and on a phone; axe is a script itself."""

    def check() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert sticks_out(page, width) == [], (page.url, width)
            assert not script or axe_at(page, width) == [], (page.url, width)
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    return check


def at_today(page, kind: str):
    page.goto("/today/")
    return page.locator(f"[data-kind={kind}]").first


def test_a_place_goes_is_told_comes_back_and_is_asked_about(page, is_sound, adviser):
    with council_context(adviser.council_id):
        world, (first, second) = put_forward(adviser.council, 2)
        CareLeaver.objects.update(eet_adviser=adviser.user)
        accept(first, world.adviser)
    at_today(page, "no-place-left").locator("[data-act]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tell them that the place has gone")
    expect(page.get_by_label("What you say to them")).to_have_value(re.compile("It is not about you"))
    is_sound()
    page.get_by_label("I read it out on the telephone").check()
    page.get_by_role("button", name="Record that they are told").click()
    expect(page.get_by_text("was told. The referral is withdrawn")).to_be_visible()
    with council_context(adviser.council_id):
        assert Referral.objects.get(id=second.id).state == ReferralState.WITHDRAWN
        take_acceptance_back(first, world.adviser)
    at_today(page, "place-free-again").locator("[data-act]").click()
    expect(page.get_by_text("They lost it to others on")).to_be_visible()
    is_sound()
    page.get_by_label("They want it: open the referral again").check()
    page.get_by_role("button", name="Save what they say").click()
    expect(page.get_by_text("wants it: the referral is at “Introduced to the employer” again")).to_be_visible()
    page.goto(f"/referrals/{second.public_id}/")
    expect(page.get_by_text("A place was free again, and they want it")).to_be_visible()
    is_sound()


def test_what_is_open_beside_an_acceptance_is_kept_with_a_reason(page, is_sound, adviser):
    with council_context(adviser.council_id):
        world, (first,) = put_forward(adviser.council, 1)
        CareLeaver.objects.update(eet_adviser=adviser.user)
        world.refer(opportunity=referral_world(adviser.council).opportunity)
        accept(first, world.adviser)
    at_today(page, "accepted-elsewhere").locator("[data-act]").click()
    expect(page.get_by_label("Why it is withdrawn")).to_have_value("They have accepted something else.")
    is_sound()
    page.get_by_label("Keep it open").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept: ")).to_be_visible()
    expect(page.locator("[data-kind=accepted-elsewhere]")).to_have_count(0)


def test_words_that_cannot_wait_are_recorded_in_four_actions_or_tried_again(page, is_sound, adviser):
    with council_context(adviser.council_id):
        world, _ = put_forward(adviser.council, 1)
        CareLeaver.objects.update(eet_adviser=adviser.user)
        send_own_message(care_leaver=world.person, kind=OwnMessageKind.TALK, words="he hit me")
    at_today(page, "wrote-cannot-wait").locator("[data-act]").click()
    is_sound()
    page.get_by_role("link", name="I could not reach them").click()
    is_sound()
    page.get_by_label("Phone call").check()
    page.get_by_role("button", name="Record the try").click()
    line = page.locator("[data-kind=wrote-cannot-wait]").first
    expect(line).to_contain_text("Tried once")
    line.locator("[data-act]").click()  # the first action
    page.get_by_label("Who was told").fill("Sam Okoro, safeguarding lead")  # the second; the day is proposed
    page.get_by_role("button", name="Save the answer").click()  # the third
    expect(page.locator("[data-kind=wrote-cannot-wait]")).to_have_count(0)
    with council_context(adviser.council_id):
        message = OwnMessage.objects.get()
        assert (message.spoken_on, message.told_whom) == (TODAY, "Sam Okoro, safeguarding lead")
        assert Contact.objects.filter(reached=False).count() == 1
