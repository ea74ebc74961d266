"""An employer ticks several of the people introduced for one post and invites them to one day."""

import datetime as dt
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.models import EmployerContact
from backend.opportunities.given import give_opportunities
from backend.referrals.choices import ReferralState, Step
from backend.referrals.models import AssessmentDay, Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.test_at_once import all_at_once
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
DAY = dt.timedelta(days=1)
WHEN = {"on": "23/6/2026", "at": "9.30am", "words": "Ask for Sam at the gate"}


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def client(world):
    return browser_of(world.employer_user)


def introduced(world, number=3) -> list[Referral]:
    found = [world.refer()]
    while len(found) < number:
        person = CareLeaverFactory(council=world.council, ready=True)
        consent_to(person, "share_name")
        found.append(world.refer(care_leaver=person))
    return found


def address(world) -> str:
    return reverse("employer-introduced", args=[world.opportunity.public_id])


def ticked(*people) -> dict:
    return {"people": [str(each.public_id) for each in people]}


def test_the_list_leads_to_the_day_which_is_moved_and_called_off_in_one_act(world, client):
    people = introduced(world)
    (link,) = page_of(get_within(client, reverse("employer-referrals"))).select("main p a")
    assert (text_of(link), link["href"]) == ("Invite several to one day: Baker", address(world))
    opened = get_within(client, link["href"])
    assert len(page_of(opened).select("[name=people]")) == 3
    assert "Select who to invite" in errors_in(client.post(address(world), filled(opened) | WHEN))
    made = client.post(address(world), filled(opened) | WHEN | ticked(*people[:2]))
    assert "2 people are invited." in banner_in(client.get(made.url))
    day = AssessmentDay.objects.get()
    page = get_within(client, made.url)
    assert "Assessment day on 23 June 2026 at 9:30am" in text_of(page_of(page).h1)
    for each in people:
        assert (each.reference in text_of(page_of(page).main)) == (each in people[:2])
    moved = client.post(made.url, filled(page) | {"on": "24/6/2026"})
    assert "2 people are moved to the new day" in banner_in(client.get(moved.url))
    assert client.get(made.url).url == moved.url, "the address of before leads to the day of now"
    entry = Calendar.from_ical(client.get(f"{moved.url}day.ics").content).walk("VEVENT")[0]
    assert (entry["sequence"], entry["summary"]) == (1, "Assessment day")
    assert people[0].care_leaver.given_name not in str(entry.to_ical())
    off = client.post(f"{moved.url}off/", {"note": "The site is closed"}, follow=True)
    assert "The day is called off" in off.content.decode()
    assert set(Referral.objects.values_list("state", flat=True)) == {ReferralState.INTRODUCED}
    assert "Nobody is at this day any more" in text_of(page_of(client.get(moved.url)).main)
    assert day.employer == world.opportunity.employer


def test_who_is_held_is_not_offered_and_one_held_meanwhile_is_named_by_reference_alone(world, client):
    people = introduced(world)
    sent = filled(client.get(address(world))) | WHEN | ticked(*people)
    type(people[0].care_leaver).objects.filter(pk=people[0].care_leaver_id).update(in_custody=True)
    refused = client.post(address(world), sent)
    assert refused.status_code == 200
    assert not AssessmentDay.objects.exists(), "the page says who can be invited now"
    page = page_of(refused)
    assert f"Introduction {people[0].reference}" in text_of(page.main)
    assert "Paused for the moment" in text_of(page.main)
    assert people[0].care_leaver.family_name not in text_of(page.main)


def test_a_colleague_who_sees_other_posts_alone_finds_neither_the_list_nor_the_day(world, client):
    people = introduced(world, 2)
    made = client.post(address(world), filled(client.get(address(world))) | WHEN | ticked(*people))
    employer = world.opportunity.employer
    other = OpportunityFactory(council=world.council, employer=employer)
    narrow: EmployerContact = EmployerContactFactory(employer=employer, signs_in=True)
    give_opportunities(contact=narrow, sees_all=False, opportunities=[other], by=world.employer_user)
    theirs = browser_of(narrow.user)
    for path in (address(world), made.url, f"{made.url}off/", f"{made.url}day.ics"):
        assert theirs.get(path).status_code == 404
    stranger = browser_of(EmployerContactFactory(employer__council=world.council, signs_in=True).user)
    assert stranger.get(made.url).status_code == 404


def test_an_adviser_invites_from_the_page_of_the_opportunity(world):
    people = introduced(world)
    adviser = sign_in(Client(), world.adviser.memberships.get())
    page = page_of(adviser.get(reverse("opportunity", args=[world.opportunity.public_id])))
    (link,) = [each["href"] for each in page.select("main a") if text_of(each) == "Invite several to one day"]
    opened = get_within(adviser, link)
    assert people[0].care_leaver.full_name in text_of(page_of(opened).main)
    assert "The employer reads this." in text_of(page_of(opened).main)
    tells = filled(opened) | WHEN | ticked(*people) | {"words": "Her foster carer brings her to the gate"}
    assert "say that you have read it" in errors_in(adviser.post(link, tells))[0]
    made = adviser.post(link, filled(opened) | WHEN | ticked(*people))
    assert "3 people are invited." in banner_in(get_within(adviser, made.url))
    moved = filled(adviser.get(made.url)) | {"on": "24/6/2026", "words": "Her social worker waits at the gate"}
    assert "say that you have read it" in errors_in(adviser.post(made.url, moved))[0]
    assert adviser.post(made.url, moved | {"is_read": "on"}).status_code == 302
    assert Referral.objects.filter(events__step=Step.INTERVIEW).count() == 3


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER, Role.EMPLOYER}))
def test_nobody_else_invites(world, role):
    client, _ = signed_in(world.council, role)
    assert client.get(reverse("opportunity-day", args=[world.opportunity.public_id])).status_code == 403


def test_two_send_at_once_and_each_person_is_invited_once(transactional_db):
    council = CouncilFactory()
    with council_context(council.id):
        world = referral_world(council)
        people = introduced(world)
        clients = [
            browser_of(world.employer_user),
            browser_of(EmployerContactFactory(employer=world.opportunity.employer, signs_in=True).user),
        ]
        for client in clients:
            client.raise_request_exception = False
        sent = [filled(each.get(address(world))) | WHEN | ticked(*people) for each in clients]
    answers = all_at_once(
        [
            lambda client=client, data=data: client.post(address(world), data).status_code
            for client, data in zip(clients, sent, strict=True)
        ]
    )
    assert Counter(answers) == {302: 1, 200: 1}
    with council_context(council.id):
        assert AssessmentDay.objects.count() == 1
        assert [each.events.filter(step=Step.INTERVIEW).count() for each in people] == [1, 1, 1]
