"""What was found elsewhere for one young person: theirs alone, gated like any other, published as another row."""

import datetime as dt

import pytest

from backend.care_leavers.safety import avoid_employer
from backend.core import clock
from backend.core.errors import Refused
from backend.core.models import Job
from backend.core.protection import EMPLOYER, PUBLIC, council_context
from backend.councils.choices import Role
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.notifications.models import Message
from backend.opportunities.choices import OpportunityType
from backend.opportunities.found_elsewhere import (
    add_found,
    found_elsewhere_of,
    found_to_publish_of,
    opportunities_for,
    opportunities_to_refer,
    publish_found,
)
from backend.opportunities.models import Opportunity, within_reach_of
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.sharing import publish, share_with
from backend.ranking.found_elsewhere import add_found_for
from backend.ranking.gate import may_go_on
from backend.referrals.choices import Way
from backend.referrals.gate_answers import GateStep
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.gated import step
from tests.factories.referrals import viewer_with


NAME = "Zebra Bakery"


def found(world, *, person=None, by=None, **facts):
    told = {"title": "Baker’s assistant", "employer": NAME, "type": OpportunityType.JOB} | facts
    return add_found(care_leaver=person or world.person, by=by or world.adviser, **told)


def test_it_is_live_for_one_and_there_for_nobody_who_asks_without_saying_for_whom(world):
    it = found(world)
    another = CareLeaverFactory(council=world.council, ready=True)
    assert it.opportunity.state == "live"
    assert it.opportunity.applies_elsewhere
    assert it.opportunity in opportunities_for(world.person)
    for asked in (
        Opportunity.objects.all(),
        Opportunity.objects.open_on(clock.today()),
        within_reach_of(world.council.id),
        opportunities_for(another),
        it.opportunity.employer.opportunities.all(),
        world.council.opportunities.all(),
        *(opportunities_of(viewer_with(role, world.council)) for role in Role),
        *(opportunities_to_refer(viewer_with(role, world.council), another) for role in Role),
    ):
        assert it.opportunity not in asked


def test_only_who_may_open_the_young_person_reads_of_it_and_an_officer_what_is_on_offer(world):
    it = found(world)
    readers = {role for role in Role if it in found_elsewhere_of(viewer_with(role, world.council))}
    assert readers == {Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.AUDITOR}
    publishers = {role for role in Role if it in found_to_publish_of(viewer_with(role, world.council))}
    assert publishers == {Role.ENGAGEMENT_OFFICER}


def test_by_postgresql_no_public_page_no_partner_and_no_employer_reads_it(world):
    it = found(world)
    partner = CouncilFactory(agreed_to_share_at=clock.now())
    for council, audience in (
        (partner.id, "staff"),
        (partner.id, EMPLOYER),
        (None, PUBLIC),
        (world.council.id, EMPLOYER),
    ):
        with council_context(council, audience=audience, user_id=world.employer_user.pk):
            assert not Opportunity.with_found.filter(pk=it.opportunity_id).exists()
            assert not type(it).objects.exists()


def test_it_is_neither_shared_nor_published_and_no_ranking_is_asked_for(world):
    before = Job.objects.count()
    it = found(world)
    officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    with pytest.raises(Refused, match="no such opportunity"):
        share_with(opportunity=it.opportunity, partners=[], with_all=True, by=officer)
    with pytest.raises(Refused, match="no such opportunity"):
        publish(opportunity=it.opportunity, by=officer)
    assert Job.objects.count() == before


def test_the_employer_is_that_of_exactly_this_name_or_known_by_name_only_and_nobody_is_written_to(world):
    known = world.opportunity.employer
    assert found(world, employer=f"  {known.name} ").opportunity.employer == known
    new = found(world).opportunity.employer
    assert (new.name, new.kind, new.contacts.count()) == (NAME, EmployerKind.FEED, 0)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"title": " "}, "what it is called"),
        ({"employer": " "}, "employer’s name"),
        ({"employer": "x" * 161}, "more than 160"),
        ({"link": "javascript:alert(1)"}, "Paste the whole address"),
        ({"link": "ftp://example.org/a"}, "Paste the whole address"),
        ({"link": "data:text/html,hello"}, "Paste the whole address"),
        ({"link": "www.example.org"}, "Paste the whole address"),
        ({"link": f"https://example.org/{'a' * 2000}"}, "more than 2,000"),
        ({"closing_date": dt.date(2020, 1, 1)}, "has passed"),
        ({"closing_date": dt.date(1999, 1, 1)}, "before 2000"),
        ({"sites": [{"postcode": "NOWHERE"}]}, "postcode"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(world, facts, said):
    rows = Opportunity.with_found.count(), Employer.objects.count()
    with pytest.raises(Refused, match=said):
        found(world, **facts)
    assert (Opportunity.with_found.count(), Employer.objects.count()) == rows


@pytest.mark.parametrize(
    "link", ["https://example.org/ä/ü?q=é", "http://example.org", "https://xn--bcher-kva.example/"]
)
def test_addresses_that_a_browser_follows_are_kept(world, link):
    assert found(world, link=link, title="Bäcker 你好").opportunity.application_url == link


def test_only_an_adviser_adds_and_only_an_officer_publishes_once(world):
    officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    with pytest.raises(Refused, match="Only an EET adviser"):
        found(world, by=officer)
    it = found(world, closing_date=clock.today(), link="https://example.org/1", weekly_hours=20)
    with pytest.raises(Refused, match="Only an employer-engagement officer"):
        publish_found(found=it, by=world.adviser)
    made = publish_found(found=it, by=officer)
    assert (made.state, made.for_one_person, made.title) == ("draft", False, it.opportunity.title)
    assert made in Opportunity.objects.all()
    assert it.opportunity not in Opportunity.objects.all()
    with pytest.raises(Refused, match="already"):
        publish_found(found=it, by=officer)


def test_help_begins_in_the_same_press_and_goes_all_the_way_to_a_place(world):
    told = {"title": "Baker", "employer": NAME, "type": OpportunityType.JOB, "sites": [{"postcode": "CR0 1AA"}]}
    added = add_found_for(care_leaver=world.person, helps=True, by=world.adviser, **told)
    referral = added.referral
    assert (referral.way, referral.state, referral.disclosed) == (Way.HELPED_TO_APPLY, "applying", {})
    for name in ("applied", "interview", "offered", "accepted"):
        step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    assert Opportunity.with_found.get(pk=referral.opportunity_id).places_taken == 1


def test_nobody_else_can_be_put_forward_for_it(world):
    it = found(world)
    another = CareLeaverFactory(council=world.council, ready=True)
    with pytest.raises(Refused, match="no such opportunity"):
        world.refer(Way.HELPED_TO_APPLY, care_leaver=another, opportunity=it.opportunity)


def test_an_employer_they_avoid_is_refused_and_nothing_is_kept(world):
    avoid_employer(care_leaver=world.person, employer=world.opportunity.employer, note="", by=world.adviser)
    told = {"title": "Baker", "employer": world.opportunity.employer.name, "type": OpportunityType.JOB}
    for helps in (True, False):
        with pytest.raises(Refused):
            add_found_for(care_leaver=world.person, helps=helps, by=world.adviser, **told)
    assert Opportunity.with_found.count() == Opportunity.objects.count()


def test_their_own_limits_are_notes_and_the_law_is_not(world):
    """Forty hours are more than they can do: they read so, and go on. Without a plan the law lets nobody begin."""
    facts = {"max_weekly_hours": 10, "has_ehcp": False}
    type(world.person).objects.filter(pk=world.person.pk).update(**facts)
    long_week = found(world, weekly_hours=40).opportunity
    answer = may_go_on(world.person, long_week, GateStep.REFER, clock.today())
    assert answer.outcome == "go_on"
    assert [each.name for each in answer.goes_on] == ["hours"]
    told = {"title": "Baker", "employer": NAME, "type": OpportunityType.SUPPORTED_INTERNSHIP}
    with pytest.raises(Refused, match="plan"):
        add_found_for(care_leaver=world.person, helps=False, by=world.adviser, **told)
