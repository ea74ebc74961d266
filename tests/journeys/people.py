"""Somebody at a browser: signs in, reads, chooses, writes and presses, by the words they see."""

import datetime as dt
import re
import time
from itertools import count

import pyotp
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.test import Client
from playwright.sync_api import Locator, expect

from backend.accounts.models import User
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from tests.factories.councils import MembershipFactory
from tests.journeys.chromium import Watched
from tests.journeys.looking import open_folds
from tests.web.sign_in import SECRET, sign_in


PASSWORD = "a long walk to the sea"
HALF_MINUTE = 30  # seconds
NUMBERS = count(1)
SENDS = "main form button[type=submit]:not([name=keep_draft])"


def can_sign_in(user: User) -> User:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    data = {"secret": get_adapter().encrypt(SECRET)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return user


def member(council: Council, role: Role, name: str) -> Membership:
    number = next(NUMBERS)  # what one test writes at a browser stays for the next, which may have a namesake
    email = f"{name.replace(' ', '.').lower()}-{number}@council.example"
    membership = MembershipFactory(council=council, role=role, user__name=name, user__email=email)
    can_sign_in(membership.user)
    return membership


def code_that_lasts() -> str:
    """The code of this half minute, unless it is about to end."""
    left = HALF_MINUTE - time.time() % HALF_MINUTE
    if left < 3:
        time.sleep(left)
    return pyotp.TOTP(SECRET).now()


class Person:
    def __init__(self, membership: Membership, watched: Watched):
        self.membership, self.user = membership, membership.user
        self.watched, self.page = watched, watched.page

    def signs_in(self) -> "Person":
        self.gives_the_password()
        self.sees("Enter your code")
        self.writes("Code", code_that_lasts())
        self.presses("Sign in")
        expect(self.page.get_by_role("link", name="Sign out")).to_be_visible()
        return self

    def gives_the_password(self) -> None:
        self.page.goto("/")
        self.writes("Email", self.user.email)
        self.writes("Password", PASSWORD)
        self.presses("Sign in")
        expect(self.page).not_to_have_url(re.compile("/login/"))

    def is_signed_in(self) -> "Person":
        """By a session made beforehand, where signing in is not what is told."""
        cookies = sign_in(Client(), self.membership).cookies
        session = {"name": "sessionid", "value": cookies["sessionid"].value, "url": self.watched.address}
        self.watched.context.add_cookies([session])
        return self

    def is_at_work(self) -> "Person":
        """On the page they come to once they have signed in, which another person of the journey does by their own."""
        self.is_signed_in().opens("/")
        return self

    def leave(self) -> None:
        self.watched.close()

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def goes_to(self, place: str) -> None:
        self._goes_by(self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=place))

    def goes_to_the_own_sign_in(self) -> None:
        self._goes_by(self.page.get_by_role("link", name=self.user.name))

    def follows(self, text: str) -> None:
        self._goes_by(self.page.get_by_role("main").get_by_role("link", name=text).first)

    def presses(self, text: str) -> None:
        self._goes_by(self.page.get_by_role("main").get_by_role("button", name=text).first)

    def acts_on_today(self, kind: str) -> None:
        """What the first line of this kind on Today asks for."""
        self._goes_by(self.page.locator(f"[data-kind={kind}] [data-act]").first)

    def _goes_by(self, way: Locator) -> None:
        """To the next page, which is there on return: what comes after never looks at the page that was left."""
        with self.page.expect_navigation(wait_until="load"):
            way.click()

    def writes(self, label: str, text: str) -> None:
        self._labelled(label).fill(text)

    def writes_date(self, label: str, day: dt.date) -> None:
        boxes = self.page.get_by_role("group", name=label)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part).fill(str(number))

    def selects(self, label: str, text: str) -> None:
        self._labelled(label).select_option(label=text)

    def picks(self, label: str, text: str) -> None:
        """Types into a box that suggests, and takes the first suggestion."""
        self._labelled(label).fill(text)
        self.page.get_by_role("option", name=text).first.click()

    def chooses(self, text: str, *, of: str = "") -> None:
        within = self.page.get_by_role("group", name=of) if of else self.page
        within.get_by_label(text, exact=True).check()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main").get_by_text(text).filter(visible=True).first).to_be_visible()

    def reads(self, text: str) -> bool:
        return text in self.page.inner_text("main")

    def sees_nothing_of(self, *texts: str) -> None:
        shown = self.page.content().lower()
        assert [text for text in texts if text.lower() in shown] == []

    def _labelled(self, label: str) -> Locator:
        """By the first words of the label, because "(optional)" may follow."""
        return self.page.get_by_label(re.compile(f"^{re.escape(label)}")).first

    def acts_without_javascript(self) -> None:
        """Sends the last form of the page as it stands, if there is one, and must be answered by a page."""
        open_folds(self.page)
        buttons = self.page.locator(SENDS).filter(visible=True)
        if buttons.count():
            self._goes_by(buttons.last)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
