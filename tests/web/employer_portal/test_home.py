"""The first page of an employer's people: what is asked of them and by when, in order, and nothing of others."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.colleagues import invite_colleague
from backend.opportunities import services
from backend.opportunities.models import Outcome
from backend.reference.working_days import add_working_days
from backend.referrals.choices import Step
from backend.referrals.employers_words import ask, say_whether_started, settle_question
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.changed_facts import HIDES
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.employer_portal.test_introductions import SPEAKS_OF_CARE
from tests.web.pages import headings_in, page_of, text_of
from tests.web.queries import get_within


HOME = reverse("employer-home")
TODAY = dt.date(2026, 6, 15)  # a Monday
_today_is = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker", start_date=dt.date(2026, 8, 10))


@pytest.fixture
def client(world):
    return browser_of(world.employer_user)


def another(world, name: str) -> Referral:
    person = CareLeaverFactory(council=world.council, ready=True, given_name=name, family_name="Testwood")
    consent_to(person, ConsentKind.SHARE_NAME)
    return world.refer(care_leaver=person)


def asked(page) -> list[tuple[str, str]]:
    return [
        (text_of(each.select_one(".onward-asked__by")), text_of(each.h2)) for each in page.select(".onward-asked li")
    ]


def coming(page) -> dict[str, str]:
    return {text_of(each.dd): text_of(each.dt) for each in page.select(".onward-coming > div")}


def test_it_is_the_first_page_and_says_when_nothing_is_asked(client):
    assert client.get("/").url == HOME
    page = page_of(get_within(client, HOME))
    assert headings_in(client.get(HOME))[0] == "Nothing needs you today"
    assert not asked(page)
    assert "Baker" in text_of(page.select_one("table"))
    assert text_of(page.select_one('[aria-current="true"]')) == "What is asked of you"


def test_what_is_late_comes_first_each_with_its_day_and_one_act(world, client):
    friday = dt.date(2026, 6, 12)
    with clock.moved_to(friday):
        met = another(world, "Kit")
        step(referral=met, step=Step.INTERVIEW, on=friday, interview_on=friday, by=world.employer_user)
    with clock.moved_to(dt.date(2026, 6, 5)):
        late = another(world, "Mina")
    new = another(world, "Bo")
    page = page_of(get_within(client, HOME))
    assert text_of(page.h1) == "Three things need you, and the first is late"
    assert asked(page) == [
        ("3 days late", "Answer about Mina Testwood"),
        ("By Fri 19 Jun", "Say what came of the interview with Kit Testwood"),
        ("By Mon 22 Jun", "Answer about Bo Testwood"),
    ]
    assert [len(each.select("a, button")) for each in page.select(".onward-asked li")] == [1, 1, 1]
    assert page.select_one(".onward-asked a")["href"] == reverse("employer-referral", args=[late.public_id])
    assert len(page.select("main .govuk-button:not(.govuk-button--secondary)")) == 1
    assert new.state == "introduced"


def test_what_comes_up_and_what_is_with_the_team_asks_for_nothing(world, client):
    met, offered, asks = another(world, "Mina"), another(world, "Bo"), another(world, "Kit")
    soon = dt.date(2026, 6, 18)
    step(referral=met, step=Step.INTERVIEW, on=TODAY, interview_on=soon, interview_at=dt.time(10, 30), by=world.adviser)
    step(referral=offered, step=Step.OFFERED, on=TODAY, by=world.employer_user)
    ask(referral=asks, question="May they begin at six?", by=world.employer_user)
    OpportunityFactory(council=world.council, employer=world.opportunity.employer, submitted=True, title="Icer")
    page = page_of(get_within(client, HOME))
    assert not asked(page)
    assert coming(page) == {
        "Interview, Baker: Mina Testwood": "Thu 18 Jun, 10:30am",
        "We will tell you the answer to your offer to Bo Testwood": "Since Mon 15 Jun",
        "You asked us something on 15 June: we answer about Kit Testwood": "Since Mon 15 Jun",
        "Last day to apply, 2 of 2 places left: Baker": "Mon 13 Jul",
    }


def test_a_question_reads_alike_on_every_page_and_stops_the_days_to_answer_until_it_is_answered(world, client):
    with clock.moved_to(dt.date(2026, 6, 8)):
        asks, other = another(world, "Kit"), another(world, "Bo")
    pages = [HOME, reverse("employer-referrals"), reverse("employer-referral", args=[asks.public_id])]
    posts = reverse("employer-opportunities")

    def read(page):
        return text_of(page_of(get_within(client, page)).main)

    assert "2 people wait for your answer" in read(posts)
    ask(referral=asks, question="May they begin at six?", by=world.employer_user)
    for page in pages:
        assert "You asked us something on 15 June: we answer" in read(page)
    assert "Kit Testwood Baker You asked us something on 15 June: we answer 15 June 2026" in read(pages[1])
    assert "Your 5 working days to answer begin when we have" in read(pages[2])
    assert "Waiting for your answer" not in read(pages[2])
    assert "1 person waits for your answer" in read(posts)
    assert not Referral.objects.unanswered(on=TODAY, working_days=5).filter(id=asks.id).exists()
    answered = dt.date(2026, 6, 17)
    with clock.moved_to(answered):
        settle_question(referral=asks, read=asks.events.order_by("id").last().public_id, by=world.adviser)
        assert "We ask for your answer by 24 June 2026" in read(pages[2])
        assert ("By Wed 24 Jun", "Answer about Kit Testwood") in asked(page_of(client.get(HOME)))
        late = Referral.objects.unanswered(on=clock.today(), working_days=5)
        assert list(late) == [other], "the days to answer begin anew"
    assert asks in Referral.objects.unanswered(on=dt.date(2026, 6, 24), working_days=5)


def test_colleagues_who_were_invited_are_named_as_invited(client, world):
    assert "None of your colleagues can sign in yet" in text_of(page_of(client.get(HOME)).main)
    employer, by = world.opportunity.employer, world.employer_user
    for email in (f"ann@{by.email.partition('@')[2]}", "ben@elsewhere.example"):
        invite_colleague(employer=employer, email=email, by=by)
    said = text_of(page_of(get_within(client, HOME)).main)
    assert "ben@elsewhere.example are invited and cannot sign in yet" in said
    assert "None of your colleagues" not in said


def test_a_first_day_that_has_come_is_asked_about_until_they_say(world, client):
    referral = another(world, "Mina")
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=referral, step=each, on=TODAY, by=world.adviser)
    assert "First day, Baker: Mina Testwood" in coming(page_of(client.get(HOME)))
    world.opportunity.start_date = TODAY
    world.opportunity.save()
    assert asked(page_of(client.get(HOME))) == [
        (f"By {add_working_days(TODAY, 2):%a} 17 Jun", "Say whether Mina Testwood started on Monday 15 June")
    ]
    say_whether_started(referral=referral, started=True, on=TODAY, by=world.employer_user)
    page = page_of(client.get(HOME))
    assert not asked(page)
    assert "We are dealing with what you told us about the first day of Mina Testwood" in coming(page)


def test_what_is_asked_about_a_post_leads_to_where_it_is_done(world, client):
    post = OpportunityFactory(council=world.council, employer=world.opportunity.employer, submitted=True, title="Icer")
    officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    services.ask_for_changes(opportunity=post, comments={"working_pattern": "Which days?"}, by=officer)
    ended = OpportunityFactory(council=world.council, employer=world.opportunity.employer, closed=True, title="Cook")
    Outcome.objects.create(council=world.council, opportunity=ended, employer=ended.employer, asked_at=clock.now())
    page = page_of(get_within(client, HOME))
    assert asked(page) == [
        ("Since today", "Change 1 thing in “Icer”"),
        ("Since today", "Say what came of “Cook”"),
    ]
    assert "Days and times: Which days?" in text_of(page.select_one(".onward-asked"))
    links = [each["href"] for each in page.select(".onward-asked a")]
    assert links == [
        reverse("opportunity-parts", args=[post.public_id]),
        reverse("opportunity-outcome", args=[ended.public_id]),
    ]


def test_who_is_held_is_a_reference_that_asks_for_nothing(world, client):
    referral = world.refer()
    HIDES["custody"](world)
    page = page_of(get_within(client, HOME))
    assert not asked(page)
    assert world.person.family_name not in str(page)
    assert f"Paused for the moment: Introduction {referral.reference}" in coming(page)


def test_promises_stand_with_what_they_were_made_for_and_nothing_speaks_of_care(world, client):
    OpportunityFactory(
        council=world.council, employer=world.opportunity.employer, title="Icer", pledges=["workplace_buddy"]
    )
    world.refer()
    page = page_of(get_within(client, HOME))
    assert "Workplace buddy “Icer”" in text_of(page.main)
    assert not SPEAKS_OF_CARE.search(str(page))
    assert world.council.employment_team_name in text_of(page.main)


def test_a_colleagues_employer_asks_nothing_of_others(world, in_council):
    world.refer()
    other = referral_world(in_council)
    assert not asked(page_of(browser_of(other.employer_user).get(HOME)))
