"""The week of a desk, and the calendar of it that other programmes read, which names nobody."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.test import Client

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.placements.promises import make_promise
from backend.referrals.choices import Step
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.gated import step
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


WEEK, DAY = "/today/week/", dt.timedelta(days=1)
MONDAY = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def world(in_council, desk):
    """Monday 1 June 2026: an interview on Wednesday at 14:30, a check-in due, and a birthday on Friday."""
    with clock.moved_to(MONDAY):
        world, user = referral_world(in_council), desk[1].user
        update_profile(care_leaver=world.person, eet_adviser=user, by=user)
        on = {"interview_on": clock.today() + 2 * DAY, "interview_at": dt.time(14, 30)}
        step(referral=world.refer(), step=Step.INTERVIEW, on=clock.today(), by=world.employer_user, **on)
        working = CareLeaverFactory(council=in_council, eet_adviser=user, given_name="Wanda", ready=True)
        placement = placement_since(world, clock.today() - 5 * DAY, person=working)
        world.check_in = placement.check_ins.order_by("due_on").first()
        facts = {"council": in_council, "eet_adviser": user, "birth_date": dt.date(2008, 6, 5)}
        CareLeaverFactory(given_name="Bert", **facts)
        yield world


def days_in(response) -> dict[str, str]:
    return {
        text_of(each.select_one("h2")).removesuffix(" today"): text_of(each.select_one("ul"))
        for each in page_of(response).select("section.onward-kind")
    }


def test_a_week_says_what_comes_on_which_day_and_leads_to_the_others(adviser, world):
    week = days_in(get_within(adviser, WEEK, most=8))
    assert list(week) == ["Mon 1 Jun", "Tue 2 Jun", "Wed 3 Jun", "Thu 4 Jun", "Fri 5 Jun"]
    assert week["Wed 3 Jun"].startswith(f"2:30pm {world.person.full_name} Interview")
    assert "turns 18" in week["Fri 5 Jun"]
    assert week["Tue 2 Jun"] == "Nothing yet"
    due = world.check_in.due_on
    later = days_in(adviser.get(f"{WEEK}?from={due.isoformat()}"))
    assert "Wanda" in later[f"{due:%a} {due.day} {due:%b}"]
    assert days_in(adviser.get(f"{WEEK}?from=nonsense")) == week
    aside = text_of(page_of(adviser.get("/today/")).select_one(".onward-week"))
    assert f"2:30pm interview, {world.person.known_as}" in aside
    other = signed_in(world.council, Role.EET_ADVISER)[0]
    assert world.person.full_name not in other.get(WEEK).content.decode()
    assert world.person.full_name in other.get(f"{WEEK}?whose=all").content.decode()


def test_a_release_stands_in_the_week_of_those_who_may_read_of_custody(adviser, world):
    facts = {"in_custody": True, "release_date": MONDAY.date() + DAY, "given_name": "Tia"}
    CareLeaverFactory(council=world.council, eet_adviser=world.person.eet_adviser, **facts)
    week = days_in(adviser.get(WEEK))
    assert week["Tue 2 Jun"].startswith("Tia")
    assert "released" in week["Tue 2 Jun"]


def test_at_a_weekend_today_and_the_week_it_leads_to_show_the_next_one(adviser, world):
    for today, monday, name in ((5, "1 Jun", "This week"), (6, "8 Jun", "Next week"), (7, "8 Jun", "Next week")):
        with clock.moved_to(MONDAY.replace(day=today)):
            aside = page_of(adviser.get("/today/")).select_one(".onward-week")
            link = aside.select_one("h2 a")
            assert (text_of(link), next(iter(days_in(adviser.get(link["href"]))))) == (name, f"Mon {monday}")
            assert text_of(aside.select_one("li")).startswith(f"Mon {monday.split()[0]}")
    with clock.moved_to(MONDAY.replace(day=5)):
        assert days_in(adviser.get(WEEK))["Tue 2 Jun"] == "Nothing", "it is over"


def new_address(client) -> str:
    page = page_of(client.post("/today/calendar/", {}))
    return urlsplit(text_of(page.select_one("#calendar-address"))).path


def test_the_calendar_names_nobody_and_says_what_and_when(adviser, world):
    address = new_address(adviser)
    assert address not in adviser.get("/today/calendar/").content.decode(), "shown once"
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    written = answer.content.decode()
    assert "SUMMARY:Interview\r\n" in written
    assert "DTSTART;TZID=Europe/London:20260603T143000" in written
    assert "SUMMARY:Check-in due" in written
    assert "/today/week/?from=2026-06-03" in written.replace("\r\n ", "")
    opportunity, referral = world.opportunity, world.person.referrals.get()
    told = [world.person.given_name, world.person.family_name, "Wanda", "Bert", opportunity.title]
    told += [opportunity.employer.name, world.council.name, str(world.person.public_id), str(referral.public_id)]
    told += [site.place for site in opportunity.sites.all() if getattr(site, "place", "")]
    assert [each for each in told if each in written] == []


def test_an_address_ends_with_the_role_and_when_it_is_replaced_or_switched_off(adviser, desk, world):
    stranger = Client()
    first = new_address(adviser)
    second = new_address(adviser)
    assert [stranger.get(each).status_code for each in (first, second)] == [404, 200]
    adviser.post("/today/calendar/", {"off": "yes"})
    assert stranger.get(second).status_code == 404
    third = new_address(adviser)
    assert stranger.get(third[:-4] + "xyz/").status_code == 404
    Membership.objects.filter(pk=desk[1].pk).update(ended_at=clock.now())
    assert stranger.get(third).status_code == 404


def test_calendars_that_ask_an_address_of_before_shut_nobody_else_out(adviser, world):
    stranger, mine = Client(), new_address(adviser)
    wrong = f"/calendar/{world.council.public_id}/guessed/"
    assert {stranger.get(wrong).status_code for _ in range(35)} == {404}
    assert stranger.get(mine).status_code == 200


def test_what_was_promised_leads_a_head_who_keeps_no_promises_to_the_young_person(world):
    facts = {"owner": world.person.eet_adviser, "by": world.person.eet_adviser, "due_on": clock.today() + DAY}
    make_promise(care_leaver=world.person, words="We find you a mentor.", **facts)
    head = signed_in(world.council, Role.HEAD)[0]
    links = {text_of(each): each["href"] for each in page_of(head.get(f"{WEEK}?whose=all")).select("main a")}
    assert head.get(links["We find you a mentor."]).status_code == 200
