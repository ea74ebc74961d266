"""In a real browser: what they will really have, looked at before they say yes, and on their own page."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.models import Membership
from tests.factories.shortlists import MatchFactory
from tests.journeys.whole_way import is_sound
from tests.journeys.young_people import Own
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
TODAY = dt.date(2026, 12, 1)


def test_before_they_say_yes(at_a_browser, browser, address):
    with clock.moved_to(dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)):
        mine = own_world(preferred_name="Mina")
        with council_context(mine.council.id):
            type(mine.person).objects.filter(pk=mine.person.pk).update(birth_date=dt.date(2006, 5, 5))
            mine.person.refresh_from_db()
            facts = {"wage_from": 8, "wage_period": "hour", "weekly_hours": 30, "start_date": dt.date(2027, 1, 4)}
            post = mine.post(title="Kitchen apprentice", **facts)
            MatchFactory(care_leaver=mine.person, opportunity=post)
            adviser = Membership.objects.get(user=mine.adviser)
        desk = at_a_browser(adviser).is_signed_in()
        desk.opens(f"/people/{mine.person.public_id}/")
        desk.follows("What will they really have?")
        desk.presses("Work it out")
        desk.sees("Select how they pay for where they live")
        is_sound(desk.page, "really-have-wrong", script=True)
        desk.page.get_by_label("Supported or temporary housing").check()
        desk.writes("Rent a week", "250")
        desk.writes("Travel to work a week", "18")
        desk.page.get_by_label("None", exact=True).check()
        desk.page.get_by_role("group", name="Do they live with a partner?").get_by_label("No").check()
        desk.writes("First pay day", "29/01/2027")
        desk.page.get_by_label("Every month").check()
        desk.writes("What they have in hand", "160")
        desk.writes("What they live on in a week", "78")
        desk.writes("Day of the month", "12")
        desk.presses("Work it out")
        desk.sees("Mina would have £158 a week after rent and travel; without the job it is £78")
        desk.sees("Week 2 is the tight one: £32 short")
        is_sound(desk.page, "really-have", script=True)
        desk.presses("Show it on their page")
        desk.sees("reads it under “Money you may get”")

        own = Own(browser, address)
        page = own.comes_in(mine).page
        page.get_by_role("link", name="Money you may get").click()
        assert page.get_by_text("With the job: about £158, after rent and travel.").is_visible()
        own.is_sound("own-really-have")
        assert "kitchen" not in page.locator("main").inner_text().lower()
        own.context.close()
