"""Whoever may not do what a line asks for is told whom to ring; whoever is given a button can do something there."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.services import pause
from backend.opportunities.models import Opportunity
from backend.placements.check_ins import record_check_in
from backend.referrals.choices import Step, Way
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import referral_world
from tests.factories.shortlists import shortlist_of
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import lines_in


URL, DAY = "/today/", dt.timedelta(days=1)
BY_READING = ("See ", "Look at the placement")  # what is done with what stands there, and not by a press


@pytest.fixture
def world(in_council):
    """Young people of one EET adviser, each with something else that waits."""
    world = referral_world(in_council)
    world.eet_adviser = MembershipFactory(council=in_council, role=Role.EET_ADVISER, user__name="Priya Shah").user
    with clock.moved_to(clock.today() - 20 * DAY):
        for interview_on in (clock.today() + 15 * DAY, clock.today() + 22 * DAY, None):
            interview = {"interview_on": interview_on, "interview_at": interview_on and dt.time(10)}
            after(world, (Step.INTERVIEW, interview))
        after(world, (Step.OFFERED, {}))
        held = after(world, (Step.OFFERED, {}), opportunity=at_its_own(world))
        applied = new_person(world)
        elsewhere = at_the_same(world, application_url="https://a.example", closing_date=clock.today() + 22 * DAY)
        world.refer(Way.HELPED_TO_APPLY, care_leaver=applied, opportunity=elsewhere)
        starting = at_the_same(world, start_date=clock.today() + 10 * DAY)
        accepted(world, care_leaver=new_person(world), opportunity=starting)
        full = world.refer(care_leaver=new_person(world), opportunity=at_the_same(world))
    Opportunity.objects.filter(pk=full.opportunity_id).update(places=1, places_taken=1)
    pause(employer=held.employer, reason="A worry", by=world.adviser)
    for still_there, support in ((False, ""), (True, "A bus pass")):
        placement = placement_since(world, clock.today() - 30 * DAY, person=new_person(world))
        facts = {"heard_from": "young_person", "going": None, "still_there": still_there, "support_needed": support}
        record_check_in(check_in=placement.check_ins.first(), on=clock.today(), by=world.adviser, **facts)
    shortlist_of(new_person(world), 1)
    return world


def new_person(world) -> CareLeaver:
    person = CareLeaverFactory(council=world.council, ready=True, eet_adviser=world.eet_adviser)
    consent_to(person, "share_name")
    return person


def at_its_own(world, **facts) -> Opportunity:
    """At an employer that nothing else is at."""
    made = OpportunityFactory(council=world.council, **facts)
    EmployerContactFactory(employer=made.employer, signs_in=True)
    return made


def at_the_same(world, **facts) -> Opportunity:
    return OpportunityFactory(council=world.council, employer=world.opportunity.employer, **facts)


def after(world, *steps, opportunity=None):
    person = new_person(world)
    referral = world.refer(care_leaver=person, opportunity=opportunity or at_the_same(world))
    for name, facts in steps:
        step(referral=referral, step=name, on=clock.today(), by=world.adviser, **facts)
    record_contact(care_leaver=person, on=clock.today(), method="phone", reached=True, by=world.adviser)
    return referral


def desk_of(world, role: Role):
    client, membership = signed_in(world.council, role)
    advised_by = {Role.EET_ADVISER: "eet_adviser", Role.PERSONAL_ADVISER: "personal_adviser"}.get(role)
    if advised_by:
        CareLeaver.objects.filter(eet_adviser=world.eet_adviser).update(**{advised_by: membership.user})
    return client


@pytest.mark.parametrize("role", [Role.EET_ADVISER, Role.PERSONAL_ADVISER, Role.STAFF, Role.HEAD])
def test_each_button_of_today_leads_to_something_its_reader_may_do(world, role):
    client = desk_of(world, role)
    response = get_within(client, URL)
    lines = page_of(response).select("[data-kind]")
    assert len(lines) >= 5
    for line in lines:
        act = line.select_one("a[data-act]")
        if act is None or text_of(act).startswith(BY_READING):
            continue
        page = page_of(client.get(act["href"]))
        forms = page.select("main form[method=post] button, main a[role=button], main a.govuk-button, main .onward-act")
        assert forms, (line["data-kind"], text_of(act), act["href"])


def test_a_personal_adviser_is_told_whom_to_ring_below_what_they_can_do(world):
    client = desk_of(world, Role.PERSONAL_ADVISER)
    response = client.get(URL)
    page = page_of(response)
    below = page.find("h2", string=lambda words: words and "For a colleague to do" in words).find_parent("section")
    assert page.select(".onward-kind")[-1] is below
    told = {line["data-kind"] for line in below.select("[data-kind]")}
    assert told >= {"interviews", "offers", "starts", "said-to-have-left"}
    assert all(text_of(each) == "Ring Priya Shah (EET adviser)" for each in below.select("[data-ring]"))
    assert len(below.select("[data-ring]")) == len(below.select("[data-kind]"))
    assert not below.select("[data-act]")
    assert {"support"} <= {line["data-kind"] for line in page.select("[data-kind]")} - told
    own = len(page.select("[data-kind]")) - len(below.select("[data-kind]"))
    assert f"{own} things need you" in text_of(page.select_one(".onward-head"))


def test_who_is_held_for_safety_keeps_the_first_place_for_who_can_only_ring(world):
    client = desk_of(world, Role.PERSONAL_ADVISER)
    response = client.get(URL)
    first = page_of(response).select_one(".onward-first")
    assert first["data-kind"] == "held"
    assert "Ring Priya Shah (EET adviser)" in text_of(first)
    assert "Held for safety" in text_of(first)
    assert lines_in(response, "held") == [first]


def test_an_eet_adviser_has_every_act_and_nothing_that_is_a_colleagues(world):
    page = page_of(desk_of(world, Role.EET_ADVISER).get(URL))
    assert not page.select("[data-ring]")
    assert "For a colleague to do" not in page.main.text


def test_in_the_list_what_is_next_is_to_ring_their_adviser_where_nothing_else_is(world):
    client = desk_of(world, Role.PERSONAL_ADVISER)
    said = [text_of(each) for each in page_of(client.get("/people/")).select(".onward-next")]
    assert any(each.startswith("Ring Priya Shah (EET adviser)") for each in said)
