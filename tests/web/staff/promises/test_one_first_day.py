"""The first day that an adviser plans is the one of every page and line, whatever day the advert gives."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.opportunities.models import Opportunity
from backend.ranking.holds import answers_about_next
from backend.referrals.models import Referral
from backend.web.staff.interviews.appointments import times_beside_record
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import filled, page_of, text_of
from tests.web.staff.promises.conftest import FIRST_DAY, on
from tests.web.staff.today.reading import hints


pytestmark = pytest.mark.usefixtures("kinds_named")


MOVED = FIRST_DAY + dt.timedelta(days=7)  # Monday 6 July 2026


@pytest.fixture
def moved(adviser, planned):
    adviser.post(reverse("referral-first-day", args=[planned.public_id]), {"first_day": f"{MOVED:%d/%m/%Y}"})
    return planned


def home(world) -> str:
    return text_of(page_of(browser_of(world.employer_user).get(reverse("employer-home"))).main)


def answers(world, referral) -> bool:
    shown = browser_of(world.employer_user).get(reverse("employer-referral", args=[referral.public_id]))
    return "Yes, started" in text_of(page_of(shown).main)


def test_on_the_day_of_the_advert_nobody_is_asked(world, adviser, moved):
    with on(FIRST_DAY):
        assert hints(adviser.get("/today/"), "starts") == []
        assert "Say whether" not in home(world)
        assert not answers(world, moved)
        assert filled(adviser.get(f"/referrals/{moved.public_id}/"), "main form[action$='start/']")["start-on"] == ""


def test_on_the_planned_day_everybody_is(world, adviser, moved):
    with on(MOVED):
        ((_, what),) = hints(adviser.get("/today/"), "starts")
        assert what.startswith("Did they start? The first day is today")
        assert "started on Monday 6 July" in home(world)
        assert answers(world, moved)
        form = "main form[action$='start/']"
        shown = adviser.get(f"/referrals/{moved.public_id}/")
        assert filled(shown, form)["start-on"] == f"{MOVED:%d/%m/%Y}"
        assert "The first day was to be 6 July 2026." in text_of(page_of(shown).select_one(form))


def test_before_it_comes_it_stands_in_the_week_and_on_the_page_of_the_employer(world, adviser, moved):
    assert "First day" not in text_of(page_of(adviser.get(f"/today/week/?from={FIRST_DAY}")).main)
    assert "First day" in text_of(page_of(adviser.get(f"/today/week/?from={MOVED}")).main)
    assert "6 Jul" in home(world)
    assert answers_about_next([Referral.objects.get(pk=moved.pk)])[moved.pk].on == MOVED


def test_what_helps_is_to_be_read_in_the_week_before_it(adviser, moved):
    with on(FIRST_DAY - dt.timedelta(days=3)):
        assert hints(adviser.get("/today/"), "briefs-unread") == []
    with on(MOVED - dt.timedelta(days=3)):
        ((_, what),) = hints(adviser.get("/today/"), "briefs-unread")
        assert what.startswith("Starts on Monday 6 July")


def test_it_is_what_another_interview_clashes_with(world, moved):
    class Offered:
        public_id, pk, at = moved.public_id, 0, dt.time(10)

        def __init__(self, day):
            self.on = day

    other = Referral(pk=0)
    days = [Offered(FIRST_DAY), Offered(MOVED)]
    told = [each.clashes for each in times_beside_record(world.viewer(), world.person, other, days, None)]
    assert (told[0], len(told[1])) == ([], 1)


def test_without_a_day_of_the_advert_the_planned_one_is_known(adviser, moved):
    Opportunity.objects.update(start_date=None)
    with on(MOVED - dt.timedelta(days=1)):
        assert hints(adviser.get("/today/"), "starts") == []
