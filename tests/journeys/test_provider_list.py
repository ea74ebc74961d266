"""In a real browser: a college answers its list by a link, and staff look at a file of its learners."""

import datetime as dt
import re
import time

import pytest
from django.core import mail

from backend.activities.enrolments import add_provider, enrol
from backend.activities.models import ListAnswer
from backend.activities.provider_lists import ask_provider
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member
from tests.journeys.test_answer_by_link import PATIENCE, looked_at


pytestmark = pytest.mark.browser
ADDRESS = "jo.hall@college.example"


@pytest.fixture
def asked(address):
    council = CouncilFactory(name="Wexmoor Borough Council", employment_team_name="Wexmoor employment team")
    adviser = member(council, Role.EET_ADVISER, "Priya Larkspur")
    with council_context(council.id):
        facts = {"kind": "college", "contact_name": "Jo Hall", "email": ADDRESS, "by": adviser.user}
        college = add_provider(council=council, name="Evergreen College", **facts)
        agreed = {"ground": "consent", "agreed_on": clock.today(), "agreed_how": "phone", "by": adviser.user}
        for given, family in (("Amina", "Yusuf"), ("Rhys", "Quirke")):
            person = CareLeaverFactory(council=council, given_name=given, family_name=family)
            began = clock.today() - dt.timedelta(days=90)
            enrol(care_leaver=person, provider=college, code="F2", starts_on=began, **agreed)
        ask_provider(provider=college, by=adviser.user)
    yield council, adviser
    mail.outbox.clear()


def mail_with(pattern: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for each in reversed(mail.outbox):
            if each.to == [ADDRESS] and (found := re.search(pattern, each.body)):
                return found[1]
        time.sleep(0.2)
    raise AssertionError(f"no mail holds {pattern}: {[each.subject for each in mail.outbox]}")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_college_says_where_somebody_moved_and_the_adviser_goes_on_there(at_a_browser, asked, script):
    council, adviser = asked
    somebody = at_a_browser(adviser, java_script_enabled=script)  # never signed in at this browser
    somebody.opens(mail_with(r"https?://[^/]+(/learners/[\w-]{60,}/)"))
    somebody.sees_nothing_of("Amina", "Rhys")
    somebody.presses("Send me a code")
    somebody.writes("The code in our e-mail", mail_with(r"code is (\d{6})"))
    somebody.presses("Continue")
    somebody.sees("Amina Y.", "Rhys Q.")
    somebody.sees_nothing_of("Yusuf", "Quirke")
    looked_at(somebody, script=script)
    group = somebody.page.get_by_role("group", name=re.compile("Amina"))
    group.get_by_label("Moved on to somewhere else").check()
    looked_at(somebody, script=script)
    key = somebody.page.locator("[name^=said_]").first.get_attribute("name").removeprefix("said_")
    somebody.page.locator(f"[name=moved_{key}]").first.fill(f"{clock.today() - dt.timedelta(days=3):%d/%m/%Y}")
    somebody.page.locator(f"[name=where_{key}]").fill("Croyham College")
    somebody.page.get_by_role("button", name="Send", exact=True).click()
    somebody.sees("We have noted it of 1 person")
    with council_context(council.id):
        assert ListAnswer.objects.get().where == "Croyham College"
    staff = at_a_browser(adviser).is_signed_in()
    staff.opens("/people/not-known/")
    staff.sees("Find out at “Croyham College”")
