"""In a real browser: how each step from an import to a start can fail, what is said then, and the way out.

Walked elsewhere, and not again here:

| what fails | where |
|---|---|
| a wrong code, once; a no of the employer; its link afterwards | test_answer_by_link |
| the preview of somebody who has not agreed to documents; a document that was taken back | test_sent_cv |
| a fact that holds an introduction: an employer to avoid, no permission to work | test_held_referrals |
| an agreement that is taken back while it is read | test_agreements, test_held_referrals |
| two people at one record | test_two_at_once |
| their own page: a wrong word, words that name harm, Exit | test_own_page, test_their_page |
| their own page without a signal | test_no_signal |
"""

import datetime as dt

import pytest
from django.core import mail

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.opportunities.models import Opportunity
from backend.opportunities.services import withdraw
from backend.placements.models import Placement
from backend.referrals.choices import ReferralState, Step
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.journeys.import_to_start import AMINA, ImportToStart
from tests.journeys.people import Person
from tests.journeys.test_answer_by_link import Journey
from tests.journeys.whole_way import CODE, INTRODUCTION, MONDAY, is_sound
from tests.journeys.young_people import Own
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
BAD = "W-3,Tyler,Coldharbour,,31/02/2007,former_relevant,{adviser}" + "," * 16


@pytest.fixture
def journey(address):
    with clock.moved_to(MONDAY):
        yield Journey()
    mail.outbox.clear()


@pytest.fixture
def adviser(at_a_browser, journey) -> Person:
    return at_a_browser(journey.adviser).is_signed_in()


@pytest.fixture
def boss(at_a_browser, journey) -> Person:
    """Somebody at the employer, who is signed in nowhere."""
    return at_a_browser(journey.adviser)


def comes_in(boss: Person, journey: Journey) -> None:
    boss.opens(journey.mail_with(INTRODUCTION))
    boss.presses("Send me a code")
    boss.writes("The code in our e-mail", journey.mail_with(CODE))
    boss.presses("Continue")
    boss.sees("Amina Yusuf")


def answered_with(person: Person, status: int) -> None:
    """Pages of this status were asked for, and nothing else went wrong."""
    problems = person.watched.problems
    assert any(str(status) in each for each in problems), problems
    person.watched.problems = [each for each in problems if str(status) not in each]


def state_of(journey: Journey) -> str:
    with council_context(journey.council.id):
        journey.referral.refresh_from_db()
    return journey.referral.state


def test_a_bad_row_is_named_and_nothing_of_it_is_saved(at_a_browser, browser, address):
    with ImportToStart(at_a_browser, browser, address, script=True) as walk:
        walk.given_a_council_that_has_nobody_yet()
        walk.chooses_the_file(BAD)
        staff = walk.staff
        staff.sees("No row of this file can be taken in.", "birth_date: is a day that no calendar has; correct it.")
        walk.looks_right(staff, "file-without-a-good-row")
        walk.chooses_the_file(AMINA, BAD)
        staff.sees("1 young person", "1 row", "Tyler Coldharbour")
        staff.presses("Take the good rows in")
        staff.sees("The file is taken in.", "birth_date: is a day that no calendar has; correct it.")
        walk.looks_right(staff, "file-with-a-bad-row")
        with staff.page.expect_download() as download:
            staff.page.get_by_role("link", name="Download the rows to correct (CSV)").click()
        assert download.value.suggested_filename == "rows-to-correct.csv"
        with council_context(walk.council.id):
            assert list(CareLeaver.objects.values_list("identifier", flat=True)) == ["W-1"]


def test_an_opening_that_is_withdrawn_during_the_preview_sends_nobody(adviser, journey):
    by = MembershipFactory(council=journey.council, role=Role.ENGAGEMENT_OFFICER).user
    with council_context(journey.council.id):
        offer = OpportunityFactory(council=journey.council, employer=journey.contact.employer, title="Baker")
    adviser.opens(f"/people/{journey.person.public_id}/opportunities/{offer.public_id}/refer/")
    adviser.sees("What The Copper Pan will see")
    with council_context(journey.council.id):
        withdraw(opportunity=Opportunity.objects.get(pk=offer.pk), reason="The bakery has closed", by=by)
    adviser.presses("Introduce to the employer")
    adviser.sees("This young person cannot be referred to this opportunity.", "Back to the shortlist")
    is_sound(adviser.page, "withdrawn-meanwhile", script=True)
    with council_context(journey.council.id):
        assert not Referral.objects.filter(opportunity=offer).exists()
    asked = [each.subject for each in mail.outbox if "introduction" in each.subject]
    assert all(journey.referral.reference in each for each in asked), asked


def test_the_fifth_wrong_code_locks_the_link_and_the_council_can_be_asked(boss, adviser, journey):
    boss.opens(journey.mail_with(INTRODUCTION))
    boss.presses("Send me a code")
    right = journey.mail_with(CODE)
    for tried in range(5):
        boss.writes("The code in our e-mail", f"{(int(right) + 1 + tried) % 1_000_000:06}")
        boss.presses("Continue")
    boss.sees("This link is locked", "01234 567890")
    boss.sees_nothing_of("Amina", "Yusuf", "Kitchen")
    is_sound(boss.page, "locked", script=True)
    boss.presses("Ask for access")
    boss.sees_nothing_of("Amina", "Yusuf", "Kitchen")
    answered_with(boss, 403)
    adviser.opens("/today/")
    adviser.acts_on_today("employers-words")
    adviser.sees("could not come in by it")


def test_a_link_of_four_weeks_ago_says_so_and_names_nobody(boss, journey):
    with clock.moved_to(MONDAY + dt.timedelta(days=29)):
        boss.opens(journey.mail_with(INTRODUCTION))
        boss.sees("This link is too old", "The newest e-mail from us has the newest link.", "01234 567890")
        boss.sees_nothing_of("Amina", "Yusuf", "Kitchen")
        is_sound(boss.page, "too-old", script=True)
        boss.presses("Ask for access")
        boss.sees_nothing_of("Amina", "Yusuf", "Kitchen")
        answered_with(boss, 410)


def test_a_place_that_goes_to_somebody_else_closes_the_page_and_asks_the_adviser_to_tell_them(boss, adviser, journey):
    comes_in(boss, journey)
    boss.follows("Offer a place")
    with council_context(journey.council.id):
        post = journey.referral.opportunity
        Opportunity.objects.filter(pk=post.pk).update(places=1)
        other = CareLeaverFactory(council=journey.council, ready=True, given_name="Ben")
        consent_to(other, "share_name")
        by = journey.adviser.user
        first = ReferralWorld(journey.council, by, by, other, Opportunity.objects.get(pk=post.pk)).refer()
        for name in (Step.OFFERED, Step.ACCEPTED):
            step(referral=first, step=name, on=clock.today(), by=by)
    boss.presses("Offer a place")
    boss.sees("The place is taken")
    boss.sees_nothing_of("Amina", "Yusuf", "Ben")
    is_sound(boss.page, "taken", script=True)
    answered_with(boss, 410)
    assert state_of(journey) == ReferralState.INTRODUCED
    adviser.opens("/today/")
    adviser.acts_on_today("no-place-left")
    adviser.sees("Kitchen assistant")
    is_sound(adviser.page, "place-gone", script=True)


def test_a_time_that_has_passed_cannot_be_chosen_and_others_can_be_asked_for(boss, adviser, journey):
    comes_in(boss, journey)
    for number, (day, at) in enumerate((("Day of the interview", "Time"), ("Another day", "Time on that day")), 1):
        boss.writes_date(day, MONDAY + dt.timedelta(days=number))
        boss.writes(at, "10am")
    boss.writes("Where, and what to bring", "Ask for Sam")
    boss.presses("Invite to an interview")
    boss.sees("Times offered, none chosen yet")
    with clock.moved_to(MONDAY + dt.timedelta(days=3)):
        adviser.opens("/today/")
        adviser.acts_on_today("times-to-choose")
        is_sound(adviser.page, "times-passed", script=True)
        assert not adviser.page.get_by_role("button", name="Chosen by telephone").count()
        adviser.follows("None of them fits: ask for other times")
        adviser.writes("What you ask the employer", "An afternoon of next week")
        adviser.presses("Ask the employer")
        adviser.sees("The employer is asked for other times.")
    assert state_of(journey) == ReferralState.INTERVIEW


def test_an_offer_that_is_taken_back_cannot_be_accepted(boss, adviser, journey):
    comes_in(boss, journey)
    boss.follows("Offer a place")
    boss.presses("Offer a place")
    boss.sees("You offered a place")
    page = f"/referrals/{journey.referral.public_id}/"
    adviser.opens(page)
    adviser.chooses("The young person accepts")
    boss.follows("Not this time")
    boss.chooses("The days or hours would not fit")
    boss.presses("Not this time")
    boss.sees("This is done")
    answered_with(boss, 410)
    adviser.presses("Record the step")
    adviser.sees("The employer said no")
    is_sound(adviser.page, "offer-taken-back", script=True)
    assert state_of(journey) == ReferralState.DECLINED_BY_EMPLOYER


def test_a_no_of_the_young_person_is_told_by_a_person_and_ends_it(at_a_browser, browser, address):
    with clock.moved_to(MONDAY):
        mine = own_world(preferred_name="Mina")
        post = mine.post()
        mine.suggested(post)
        referral = mine.put_forward(post)
        own = Own(browser, address)
        page = own.comes_in(mine).page
        page.locator(".own-no > summary").first.click()
        page.get_by_label("Too far").check()
        page.get_by_role("button", name="Send “not for me”").click()
        own.sees("Hi Mina")
        own.is_sound("said no")
        with council_context(mine.council.id):
            referral.refresh_from_db()
            assert referral.state == ReferralState.INTRODUCED, "a person talks to them first"
            membership = Membership.objects.get(user=mine.adviser)
        adviser = at_a_browser(membership).is_signed_in()
        adviser.opens("/today/")
        adviser.page.locator("[data-kind=put-forward-and-no] summary", has_text="More to do").click()
        adviser.follows("Read why, in their words")
        adviser.sees("too far")
        is_sound(adviser.page, "why-not", script=True)
        adviser.opens("/today/")
        adviser.acts_on_today("put-forward-and-no")
        is_sound(adviser.page, "put-forward-and-no", script=True)
        adviser.opens(f"/referrals/{referral.public_id}/")
        adviser.chooses("The young person says no")
        adviser.presses("Record the step")
        adviser.sees("Recorded: the young person says no.")
        own.close()


def test_a_first_day_before_the_acceptance_is_refused_beside_its_field(adviser, journey):
    with council_context(journey.council.id):
        for name in (Step.OFFERED, Step.ACCEPTED):
            step(referral=journey.referral, step=name, on=clock.today(), by=journey.adviser.user)
    with clock.moved_to(MONDAY + dt.timedelta(days=7)):
        adviser.opens(f"/referrals/{journey.referral.public_id}/")
        for tried, said in (("01/06/2026", "The step before it was on 15 June 2026"), ("30/12/2026", "up to today")):
            adviser.writes("First day", tried)
            adviser.presses("Record the start")
            adviser.sees("There is a problem", said)
            is_sound(adviser.page, "start-refused", script=True)
        with council_context(journey.council.id):
            assert not Placement.objects.exists()
        adviser.writes("First day", "22/06/2026")
        adviser.presses("Record the start")
        adviser.sees("The start is recorded.")
