"""In a real browser: a handover from one adviser to the next, the brief of a post, and a list that is read aloud."""

import re

import pytest
from playwright.sync_api import expect

from backend.care_leavers.handovers import write_handover
from backend.care_leavers.models import Handover, OwnMessage
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.choices import Pledge
from backend.opportunities.models import BriefReading
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.journeys.looking import axe_at, sticks_out
from tests.journeys.people import member
from tests.journeys.test_own_page import Own
from tests.sampling import one_in
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)


def looks_right(page, name):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert not sticks_out(page, width), (name, width)
        assert not axe_at(page, width), (name, width)


@pytest.fixture
def council(address):
    return CouncilFactory()


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_a_handover_from_one_adviser_to_the_next(at_a_browser, council, script):
    before, after = (member(council, Role.EET_ADVISER, name) for name in ("Priya Ravenscar", "Sam Doorley"))
    with council_context(council.id):
        person = CareLeaverFactory(council=council, eet_adviser=before.user, aspiration="I want to bake")
        update_profile(care_leaver=person, eet_adviser=after.user, by=after.user)
    old, new = (at_a_browser(each, java_script_enabled=script).is_signed_in() for each in (before, after))
    look = looks_right if script else lambda page, name: None
    old.opens("/today/")
    old.acts_on_today("handovers-to-write")
    expect(old.page.get_by_label("What they told us")).to_have_value(re.compile("I want to bake"))
    old.writes("What never to do", "Do not ring before ten")
    look(old.page, "write")
    old.presses("Save the handover")
    old.sees("Nothing is passed on before")
    look(old.page, "of person")
    old.opens("/today/")
    old.acts_on_today("handovers-to-write")
    old.chooses("Phone call")
    old.page.get_by_label("Do not ring before ten").check()
    look(old.page, "agree")
    old.presses("Record their yes")
    new.opens("/today/")
    new.acts_on_today("handovers-to-read")
    new.sees("I want to bake")
    new.sees_nothing_of("Do not ring before ten")
    look(new.page, "read")
    new.presses("I have read it")
    new.sees("Now introduce yourself")
    with council_context(council.id):
        assert Handover.objects.get().read_by == after.user


def test_a_young_person_leaves_a_line_out_and_says_yes(browser, address, settings):
    settings.EXIT_ADDRESS = "/about/accessibility/"
    with clock.moved_to(TODAY):
        mine = own_world(interpreter_language="Tigrinya")
        new = member(mine.council, Role.EET_ADVISER, "Sam Doorley").user
        with council_context(mine.council.id):
            update_profile(care_leaver=mine.person, eet_adviser=new, by=mine.adviser)
            lines = {"told": "Would like to cook", "never": "Do not ring"}
            handover = written(mine.person.handovers.get(), lines, mine.adviser)
        own = Own(browser, address, java_script_enabled=False)
        page = own.comes_in(mine).page
        page.get_by_role("button", name="Yes, please").click()
        own.sees("We have it")
        page.get_by_role("link", name="Go to your list").click()
        page.get_by_role("link", name="Read it and choose").click()
        own.sees("What we pass on about you")
        page.get_by_label("Leave this out").first.check()
        page.get_by_role("button", name="Yes, pass it on").click()
        expect(page.get_by_text("You said yes on 1 June 2026.")).to_be_visible()
        expect(page.get_by_text("Would like to cook")).to_have_count(0)
        own.context.close()
        with council_context(mine.council.id):
            handover.refresh_from_db()
            assert handover.agreed_on == TODAY


def written(handover, lines, by):
    return write_handover(handover=handover, lines=lines, by=by)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_they_would_pass_on_is_sound_on_a_phone_and_at_a_desk(browser, address, width):
    with clock.moved_to(TODAY):
        mine = own_world(interpreter_language="Pashto")
        new = member(mine.council, Role.EET_ADVISER, "Sam Doorley").user
        with council_context(mine.council.id):
            update_profile(care_leaver=mine.person, eet_adviser=new, by=mine.adviser)
            written(mine.person.handovers.get(), {"told": "Would like to cook"}, mine.adviser)
        own = Own(browser, address)
        page = own.comes_in(mine).page
        own.is_sound("list")
        page.get_by_role("link", name="Read it and choose").click()
        own.is_sound("pass on")
        own.close()


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_somebody_at_an_employer_reads_what_helps(at_a_browser, council, script):
    boss = member(council, Role.EMPLOYER, "Robin Baker")
    with council_context(council.id):
        post = OpportunityFactory(council=council, title="Baker", pledges=[Pledge.WORKPLACE_BUDDY])
        EmployerContactFactory(employer=post.employer, user=boss.user, name="Robin Baker")
    at_work = at_a_browser(boss, java_script_enabled=script).is_signed_in()
    at_work.opens(f"/employer/opportunities/{post.public_id}/")
    at_work.follows("What helps whoever starts here")
    at_work.sees("You promised a buddy", "Whom to ring")
    if script:
        looks_right(at_work.page, "brief")
    at_work.presses("I have read this")
    at_work.sees("We have noted that you have read it.", "Robin Baker has read it")
    with council_context(council.id):
        assert BriefReading.objects.get().by == boss.user


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["script", "no-script"])
def test_a_list_is_read_aloud_and_what_they_say_is_written_down(at_a_browser, address, script):
    mine = own_world(interpreter_language="Tigrinya")
    mine.suggested(mine.post(), words="You liked the open day.")
    adviser = member(mine.council, Role.EET_ADVISER, "Priya Ravenscar")
    desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    desk.opens(f"/people/{mine.person.public_id}/own-page/")
    desk.follows("A sheet to print and read aloud")
    desk.sees("Read it with an interpreter: Tigrinya", "Tell me more")
    expect(desk.page).to_have_title("Next steps")
    if script:
        looks_right(desk.page, "sheet")
        desk.page.emulate_media(media="print")
        expect(desk.page.get_by_text("Read it with an interpreter")).to_be_hidden()
        desk.page.emulate_media(media="screen")
    desk.follows("record what they said")
    desk.chooses("Tell me more")
    desk.writes("What they said of it", "is it loud?")
    if script:
        looks_right(desk.page, "answers")
    desk.presses("Record what they said")
    desk.sees("1 answer is recorded")
    with council_context(mine.council.id):
        assert OwnMessage.objects.get().recorded_by == adviser.user
