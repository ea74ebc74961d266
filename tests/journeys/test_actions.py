"""How many actions the work of a day takes in a browser, from Today or the page named, as docs/benchmarks.md says.

Counted where their pages are walked: what was told at night and named harm is recorded in four (test_their_page), three
people are invited to one assessment day in seven (test_interviews), and a post is made from an earlier one in six
(test_posting_again). How many keys an opportunity found elsewhere takes, test_applications counts.
"""

import datetime as dt
from itertools import count

import pytest
from playwright.sync_api import expect

from backend.activities.choices import ActivityCode, Source
from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from backend.placements.check_ins import record_check_in
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.referrals.choices import Way
from backend.referrals.models import Referral
from backend.shortlists.choices import OwnAnswer
from backend.shortlists.models import Decision
from backend.shortlists.suggestions import answer_suggestion, suggest
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.factories.shortlists import MatchFactory, MatchRunFactory
from tests.journeys.looking import is_on_first_screen
from tests.journeys.people import Person, member
from tests.web.actions import at_most


pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
EMPLOYER = "Blue Door Bakery"
FOUND_FIELDS = 15  # that an opportunity found elsewhere asks, of which four are needed
# Which boxes of the form ask for one fact. A box that is not here fails the test: somebody says what it asks.
FACTS = {
    "name": {"given_name", "family_name"},
    "date of birth": {"birth_date_day", "birth_date_month", "birth_date_year"},
    "identifier": {"identifier"},
    "how to reach them": {"phone", "email", "contact_preference"},
    "home": {"home_postcode", "home_is_confidential"},
    "entitlement": {"entitlement", "entitlement_from"},
    "adviser": {"eet_adviser"},
    "what they want": {"aspiration", "first_wish"},
    "agreement": {"share_name", "agreed_how"},
}
TO_ANSWER = """boxes => [...new Set(boxes
    .filter(box => box.checkVisibility() && (["radio", "checkbox"].includes(box.type) || !box.value))
    .map(box => box.name))]"""
_numbers = count(1)


@pytest.fixture(scope="module")
def council(address):
    """With an employer who takes people here, and what of it everybody of these tests is ranked for."""
    council = CouncilFactory()
    employer = EmployerFactory(council=council, name=EMPLOYER, verified=True)
    EmployerContactFactory(employer=employer, signs_in=True)
    for title in ("Baker", "Confectioner", "Miller", "Shop assistant"):
        OpportunityFactory(council=council, employer=employer, title=title)
    OpportunityFactory(council=council, title="Night baker", min_age=25)
    return council


@pytest.fixture
def adviser(at_a_browser, council) -> Person:
    return at_a_browser(member(council, Role.EET_ADVISER, f"Priya {next(_numbers)} Ravenscar")).is_signed_in()


@pytest.fixture
def person(adviser, council) -> CareLeaver:
    """Not in EET, never reached, and with matches to decide below a question: the adviser's Today asks for both."""
    with council_context(council.id):
        known = {"given_name": "Amina", "family_name": "Yusuf", "eet_adviser": adviser.user, "maths_level": None}
        person = CareLeaverFactory(council=council, ready=True, contact_preference="Text first, after 3pm", **known)
        consent_to(person, "share_name")
        since = clock.today() - dt.timedelta(days=60)
        spell = {"code": ActivityCode.G5, "starts_on": since, "source": Source.WORKER}
        ActivitySpell.objects.create(council=council, care_leaver=person, **spell)
        run = MatchRunFactory(council=council)
        offers = Opportunity.objects.filter(council=council, employer__name=EMPLOYER).order_by("id")
        for position, opportunity in enumerate(offers, 1):
            MatchFactory(care_leaver=person, run=run, opportunity=opportunity, position=position)
    return person


@pytest.mark.usefixtures("person")
def test_a_match_is_decided_in_two_actions_from_today_on_the_first_screen(adviser, council):
    page = adviser.page
    for screen in (DESK, PHONE):
        page.set_viewport_size(screen)
        adviser.opens("/today/")
        with at_most(2, page):
            adviser.acts_on_today("to-decide")
            assert is_on_first_screen(page.get_by_role("button", name="Shortlist").first)
            adviser.presses("Shortlist")
        adviser.sees("is shortlisted for Amina.")
    page.set_viewport_size(DESK)
    adviser.opens("/today/")
    with at_most(3, page):
        adviser.acts_on_today("to-decide")
        page.get_by_role("main").get_by_text("Not this one").first.click()
        adviser.presses("Too far to travel")
    adviser.sees("Not this one: “Miller”, because: too far to travel.")
    with council_context(council.id):
        made = Decision.objects.filter(by=adviser.user).order_by("id")
        assert [each.kind for each in made] == ["shortlist", "shortlist", "not_this_one"]


@pytest.mark.usefixtures("person")
def test_somebody_is_referred_in_four_actions_from_today_after_the_preview(adviser, council):
    adviser.opens("/today/")
    with at_most(4, adviser.page):
        adviser.acts_on_today("to-decide")
        adviser.presses("Shortlist")
        adviser.follows("refer Amina")
        adviser.sees(f"What {EMPLOYER} will see", "What they will not see")
        adviser.presses("Introduce to the employer")
    adviser.sees(f"Amina is introduced to {EMPLOYER}.")
    with council_context(council.id):
        assert Referral.objects.get(care_leaver__eet_adviser=adviser.user).opportunity.title == "Baker"


def test_somebody_is_helped_to_apply_in_three_actions_from_today_two_from_the_match_or_once_they_want_it(
    adviser, council
):
    with council_context(council.id):
        named = {"given_name": "Danielle", "family_name": "Rowan", "eet_adviser": adviser.user}
        person = CareLeaverFactory(council=council, ready=True, **named)
        first, second = (OpportunityFactory(council=council, from_feed=True, title=title) for title in ("Icer", "Cook"))
        MatchFactory(care_leaver=person, opportunity=first)
        suggest(care_leaver=person, opportunities=[second], words="", by=adviser.user)
        answer_suggestion(
            suggestion=person.suggestions.get(), answer=OwnAnswer.INTERESTED, because=[], words="", by=None
        )
        since = clock.today() - dt.timedelta(days=60)
        spell = {"code": ActivityCode.G5, "starts_on": since, "source": Source.WORKER}
        ActivitySpell.objects.create(council=council, care_leaver=person, **spell)
    adviser.opens("/today/")
    with at_most(3, adviser.page):
        adviser.acts_on_today("to-decide")
        assert is_on_first_screen(adviser.page.get_by_role("link", name="Help Danielle apply").first)
        adviser.follows("Help Danielle apply")
        adviser.presses("Help Danielle apply")
    adviser.sees("Helping Danielle to apply to")
    adviser.opens(f"/people/{person.public_id}/")
    expect(adviser.page.get_by_role("button", name="Shortlist")).to_have_count(
        0
    )  # decided with it, and not asked again
    adviser.opens("/today/")
    with at_most(2, adviser.page):
        adviser.acts_on_today("interested")
        adviser.presses("Help Danielle apply")
    adviser.sees("Helping Danielle to apply to")
    with council_context(council.id):
        helped = Referral.objects.filter(care_leaver=person, way=Way.HELPED_TO_APPLY)
        assert {each.opportunity.title for each in helped} == {"Icer", "Cook"}


def test_an_opportunity_found_elsewhere_is_added_on_one_page_in_four_actions_from_the_person(adviser, person, council):
    page = adviser.page
    adviser.opens(f"/people/{person.public_id}/")
    with at_most(4, page):
        adviser.follows("Add an opportunity found elsewhere")
        to_answer = page.locator("main form :is(input, select, textarea):not([type=hidden])").evaluate_all(TO_ANSWER)
        adviser.writes("What it is called", "Baker’s assistant")
        adviser.writes("Employer", "Crumb & Co")
        page.get_by_label("What it is", exact=True).select_option(label="Job")
        page.get_by_label("The advert gives no last day").check()
        adviser.presses("Add it")
    assert len(to_answer) <= FOUND_FIELDS, to_answer
    expect(page.get_by_role("heading", level=1)).to_contain_text("Application to Baker’s assistant")


def test_a_contact_is_logged_in_three_actions_from_today_and_why_not_is_one_from_the_person(adviser, person, council):
    adviser.opens("/today/")
    with at_most(3, adviser.page):
        adviser.acts_on_today("in-touch")
        adviser.chooses("Phone call")
        adviser.presses("Save: we spoke")
    expect(adviser.page.get_by_role("alert")).to_contain_text("The contact with Amina is logged: reached on")
    with council_context(council.id):
        assert person.contacts.get().reached
    adviser.opens(f"/people/{person.public_id}/")
    with at_most(1, adviser.page):
        adviser.follows("What was ruled out and why")
        answer = adviser.page.locator(".onward-lead")
        expect(answer).to_contain_text("ruled out today")
        assert is_on_first_screen(answer)


def test_somebody_is_added_on_one_page_by_eight_facts_and_one_press_and_found_in_two_actions(adviser, council):
    page = adviser.page
    adviser.opens("/people/add/")
    to_answer = page.locator("main form :is(input, select, textarea):not([type=hidden])").evaluate_all(TO_ANSWER)
    asked = {next(fact for fact, boxes in FACTS.items() if name in boxes) for name in to_answer}
    assert len(asked) <= 8, asked
    with at_most(1, page):
        for label, typed in (("Given name", "Danielle"), ("Family name", "Coldbourne"), ("Day", "3 Dec 2007")):
            page.get_by_label(label, exact=True).fill(typed)
        adviser.writes("Identifier in the case system", "C-77")
        adviser.writes("Phone", "07700 900142")
        adviser.writes("What they want", "To work with children")
        adviser.presses("Add them")
    adviser.sees("Danielle Coldbourne is added.")
    with council_context(council.id):
        CareLeaverFactory(council=council, given_name="Tyler", family_name="Coldharbour")
    for actions, typed in ((1, "danielle coldb"), (2, "cold")):
        adviser.opens("/placements/")
        with at_most(actions, page):
            page.get_by_role("searchbox", name="Search").fill(typed)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            if actions == 2:
                adviser.follows("Danielle Coldbourne")
            expect(page.locator(".onward-identity")).to_contain_text("Danielle Coldbourne")


def test_a_head_sees_who_may_need_support_on_the_first_screen_and_opens_them_in_one_action(at_a_browser):
    council = CouncilFactory()
    with council_context(council.id):
        name = somebody_who_needs("later Mondays", council)
    head = at_a_browser(member(council, Role.HEAD, "Morgan Tidemarsh")).is_signed_in()
    head.page.set_viewport_size(DESK)
    head.opens("/")
    support = head.page.get_by_role("region", name="May need support")
    assert is_on_first_screen(support.get_by_text("later Mondays"))
    with at_most(1, head.page):
        head.follows(name)
        expect(head.page.locator(".onward-identity")).to_contain_text(name)


def somebody_who_needs(support: str, council) -> str:
    """The name of one who began eighty days ago, and said at the first check-in what would help."""
    world = referral_world(council)
    placement = placement_since(world, clock.today() - dt.timedelta(days=80), person=world.person)
    record_check_in(
        check_in=placement.check_ins.order_by("due_on").first(),
        on=clock.today() - dt.timedelta(days=10),
        heard_from=CheckInFrom.YOUNG_PERSON,
        going=HowItIsGoing.HARD,
        still_there=True,
        support_needed=support,
        by=world.adviser,
    )
    return world.person.full_name
