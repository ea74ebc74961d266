"""The pages before and around signing in, as a stranger, somebody new, and a member see them."""

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from backend.accounts.services import password_reset_key
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.pages import ROUTES
from tests.journeys.people import PASSWORD, member


pytestmark = pytest.mark.browser

NARROW = 320  # CSS pixels
STRANGER, NEWCOMER, MEMBER = "a stranger", "somebody without a second factor", "a member"
HALF_IN = "a member who has given the password"
SEEN_BY = {
    "account_login": STRANGER,
    "account_inactive": STRANGER,
    "account_reset_password": STRANGER,
    "account_reset_password_done": STRANGER,
    "account_reset_password_from_key_done": STRANGER,
    "demo-mail": STRANGER,
    "mfa_activate_totp": NEWCOMER,
    "mfa_authenticate": HALF_IN,
    "account_reauthenticate": MEMBER,
    "account_logout": MEMBER,
    "account_change_password": MEMBER,
    "mfa_index": MEMBER,
    "mfa_list_webauthn": MEMBER,
}


@pytest.fixture(scope="module")
def members(address):
    council = CouncilFactory()
    people = {NEWCOMER: member(council, Role.STAFF, "Jo Larkspur"), MEMBER: member(council, Role.HEAD, "Lee Ashdown")}
    Authenticator.objects.filter(user=people[NEWCOMER].user).delete()
    return people | {STRANGER: people[MEMBER], HALF_IN: people[MEMBER]}


@pytest.fixture
def page_of(at_a_browser, members):
    def sit_down(who: str):
        person = at_a_browser(members[who])
        if who == MEMBER:
            person.is_signed_in()
        if who in (NEWCOMER, HALF_IN):
            person.gives_the_password()
        return person.page

    return sit_down


@pytest.mark.parametrize(("route", "who"), SEEN_BY.items())
def test_a_page_around_signing_in_is_accessible_and_fits_a_narrow_screen(page_of, route, who):
    page = page_of(who)
    page.goto(ROUTES[route].address())
    assert page.url.endswith(ROUTES[route].address())
    assert axe_violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": 900})
    assert sticks_out(page, NARROW) == []


def test_somebody_invited_gets_from_the_mail_to_their_first_page(at_a_browser, members):
    """At one browser, with the password asked for once."""
    council = members[MEMBER].council
    with council_context(council.id):
        invited = MembershipFactory(council=council, role=Role.HEAD, user__email="new@council.example")
    uid, key = password_reset_key(user=invited.user)
    newcomer = at_a_browser(invited)
    newcomer.opens(ROUTES["account_reset_password_from_key"].address({"uidb36": uid, "key": key}))
    assert axe_violations(newcomer.page) == []
    newcomer.writes("New password", PASSWORD)
    newcomer.writes("New password again", PASSWORD)
    newcomer.presses("Save password")
    newcomer.sees("Your password is saved")
    newcomer.gives_the_password()
    newcomer.page.get_by_text("I cannot scan the picture").click()
    secret = newcomer.page.locator("details strong").inner_text()
    newcomer.writes("Authenticator code", pyotp.TOTP(secret).now())
    newcomer.presses("Continue")
    newcomer.sees("Recovery codes", "10 of 10 are left.")
    assert axe_violations(newcomer.page) == []
    newcomer.page.set_viewport_size({"width": NARROW, "height": 900})
    assert sticks_out(newcomer.page, NARROW) == []
    newcomer.follows("Go on to the service")
    newcomer.sees("May need support: 0")


def test_the_own_sign_in_is_behind_the_own_name_and_each_change_is_asked_about(at_a_browser, members):
    person = at_a_browser(members[MEMBER]).signs_in()
    assert not person.reads("Successfully signed in")
    for link, button in (("Change", "Save password"), ("Remove", "Remove"), ("Make new ones", "Make new codes")):
        person.goes_to_the_own_sign_in()
        person.follows(link)
        if person.reads("Show that it is you"):
            person.writes("Password", PASSWORD)
            person.presses("Continue")
        expect(person.page.get_by_role("main").get_by_role("button", name=button)).to_be_visible()
        assert axe_violations(person.page) == []
        person.page.set_viewport_size({"width": NARROW, "height": 900})
        assert sticks_out(person.page, NARROW) == []


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(page_of):
    page = page_of(STRANGER)
    page.goto("/")
    page.get_by_label("Email").fill("lee.ashdown@council.example")
    page.get_by_label("Password").first.fill("not the right one")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.get_by_label("Email")).to_have_value("lee.ashdown@council.example")
    assert axe_violations(page) == []
