"""Somebody with two roles at a browser: chooses by keyboard, changes at the top of a narrow page, loses nothing."""

import re

import pytest
from playwright.sync_api import expect

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.invitations import give_access
from backend.notifications.models import Message
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import code_that_lasts, member


pytestmark = pytest.mark.browser

CHANGE = {"adviser": re.compile("^EET adviser, .*change"), "staff": re.compile("^Virtual school staff, .*change")}
NARROW = 320  # CSS pixels


def is_sound(page) -> None:
    assert axe_violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": 900})
    assert sticks_out(page, NARROW) == []


def test_two_roles_are_chosen_changed_and_kept_apart_by_keyboard_on_a_narrow_screen(at_a_browser, address):
    council = CouncilFactory(name="Synthetic Borough of Wandlemere-on-the-Water")
    adviser = member(council, Role.EET_ADVISER, "Robin Two-Roles")
    MembershipFactory(user=adviser.user, council=council, role=Role.STAFF)
    other = CouncilFactory()
    with council_context(other.id):
        give_access(council=other, email=adviser.user.email, name="R", role=Role.AUDITOR, employers=[], by=adviser.user)
    robin = at_a_browser(adviser)
    robin.gives_the_password()
    robin.writes("Code", code_that_lasts())
    robin.presses("Sign in")
    page = robin.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Which role do you work in now?")
    expect(page.get_by_role("link", name=f"Auditor, {other.name}")).to_be_visible()
    is_sound(page)
    page.get_by_role("button", name=f"EET adviser, {council.name}").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Today")
    robin.opens("/people/add/")
    robin.writes("Given name", "Amina")
    second = page.context.new_page()
    second.goto(f"{address}/")
    change = second.get_by_role("link", name=CHANGE["adviser"])
    is_sound(second)
    change.focus()
    with second.expect_navigation():
        second.keyboard.press("Enter")
    second.get_by_role("button", name=f"Virtual school staff, {council.name}").click()
    expect(second.get_by_role("link", name=CHANGE["staff"])).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Add them", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You now work in another role")
    is_sound(page)
    page.get_by_role("button", name="Go back to that role and save it").click()
    expect(page.get_by_role("link", name=CHANGE["adviser"])).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you sent")
    is_sound(page)
    refused = [each for each in robin.watched.problems if "409" not in each]
    robin.watched.problems[:] = refused  # what was typed waits for the role it was typed in


def test_an_invitation_is_answered_on_a_narrow_screen(at_a_browser, address):
    council = CouncilFactory()
    administrator = member(council, Role.ADMINISTRATOR, "Robin Invites")
    with council_context(council.id):
        give_access(
            council=council, email="n@x.example", name="Noor", role=Role.HEAD, employers=[], by=administrator.user
        )
        link = Message.objects.get(to="n@x.example").body.split("http://testserver")[1].split()[0]
    page = at_a_browser(administrator).page
    page.goto(f"{address}{link}")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are invited")
    is_sound(page)
    page.get_by_role("main").get_by_role("button", name="Decline").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The invitation is declined")
