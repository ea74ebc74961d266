"""An employer that was verified and is not any longer: nobody new, and who was introduced is held."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.employers.choices import EmployerKind, Item
from backend.employers.models import Employer
from backend.employers.services import change_employer
from backend.employers.verification import checks_lapsed, propose, record_check, verify, with_lapsed_checks
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.ranking.gated_steps import say_checked
from backend.ranking.holds import for_holds, held_among, held_reason, with_holds
from backend.referrals.gate_answers import GateStep, Outcome
from backend.referrals.models import Referral
from backend.web.employer_portal.introduction_states import is_hidden
from tests.factories.councils import MembershipFactory, worker
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


WAYS = {"introduced": [], "interview": ["interview"], "offered": ["offered"], "accepted": ["offered", "accepted"]}
TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, employer=EmployerFactory(council=in_council, verified=True))


def becomes(world, kind: EmployerKind) -> Employer:
    employer = Employer.objects.get(id=world.opportunity.employer_id)
    change_employer(employer=employer, kind=kind, by=world.adviser)
    return employer


def outcome(world, step=GateStep.REFER) -> Outcome:
    return may_go_on(world.person, world.opportunity, step, TODAY).outcome


def at(world, state) -> Referral:
    referral = world.refer()
    for name in WAYS[state]:
        step(referral=referral, step=name, on=TODAY, by=world.adviser)
    return referral


def is_hidden_now(world, referral) -> bool:
    (row,) = with_holds(for_holds(Referral.objects.filter(id=referral.id)), council_id=world.council.id)
    return is_hidden(row)


@pytest.mark.parametrize("kind", [EmployerKind.DEPARTMENT, EmployerKind.FEED])
@pytest.mark.parametrize("state", ["introduced", "interview", "offered", "accepted"])
def test_every_state_is_held_and_nobody_is_shown(world, state, kind):
    referral = at(world, state)
    assert not is_hidden_now(world, referral)
    becomes(world, kind)
    assert is_hidden_now(world, referral)
    assert "was verified, and is not any longer" in held_reason(Referral.objects.get(id=referral.id), TODAY)
    assert outcome(world) == Outcome.NO


def test_a_kind_written_as_it_was_takes_nothing_away(world):
    referral = at(world, "offered")
    becomes(world, EmployerKind.PARTNER)
    assert not is_hidden_now(world, referral)


def test_verified_again_it_goes_on(world):
    referral = at(world, "introduced")
    employer = becomes(world, EmployerKind.DEPARTMENT)
    first = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    for item in (Item.SUPERVISOR, Item.YOUNG_WORKERS):
        record_check(employer=employer, item=item, evidence="Looked", link="https://papers.example/1", by=first)
    assert is_hidden_now(world, referral), "the checks alone are not the word"
    propose(employer=employer, by=first)
    verify(employer=employer, by=MembershipFactory(council=world.council, role=Role.ADMINISTRATOR).user)
    assert not is_hidden_now(world, referral)


def test_what_somebody_checked_meanwhile_counts_for_this_and_not_for_checks_that_run_out(world):
    referral = accepted(world)
    becomes(world, EmployerKind.DEPARTMENT)
    answer = held_among([referral])[referral.id]
    assert say_checked(referral=referral, answer=answer, checked="Rang the director of housing", by=world.adviser)
    assert not is_hidden_now(world, referral)
    facts = {"verified_at": dt.datetime(2026, 6, 1, tzinfo=dt.UTC), "verified_by": worker(world.council)}
    employer = Employer.objects.filter(id=world.opportunity.employer_id)
    employer.update(**facts)
    employer.get().checks.update(checked_on=TODAY - dt.timedelta(days=9), next_check_on=TODAY - dt.timedelta(days=1))
    assert is_hidden_now(world, referral)


def test_what_somebody_checked_of_one_employer_does_not_count_for_the_next(world):
    """Neither has a check: what stands of the two is the same but for whose it is."""
    referral = accepted(world)
    Employer.objects.get(id=world.opportunity.employer_id).checks.all().delete()
    answer = held_among([referral])[referral.id]
    assert say_checked(referral=referral, answer=answer, checked="Rang the works manager", by=world.adviser)
    assert not is_hidden_now(world, referral)
    following = EmployerFactory(council=world.council, verified=True, checks=False)
    Opportunity.objects.filter(id=world.opportunity.id).update(employer=following)
    Referral.objects.filter(id=referral.id).update(employer=following)
    assert is_hidden_now(world, referral)


def test_one_that_nobody_ever_verified_has_nothing_taken_away(in_council):
    never = referral_world(in_council)
    becomes(never, EmployerKind.DEPARTMENT)
    assert outcome(never) == Outcome.GO_ON


def test_an_advert_answered_on_its_own_page_is_not_held_for_an_employer_known_from_a_feed(world):
    becomes(world, EmployerKind.FEED)
    Opportunity.objects.filter(id=world.opportunity.id).update(application_url="https://adverts.example/7")
    assert outcome(world) == Outcome.GO_ON


def test_the_one_employer_and_the_query_over_all_say_the_same(in_council):
    """Three that hold on both days, one of each kind that does not."""
    day, later = TODAY, TODAY + dt.timedelta(days=400)
    sound = EmployerFactory(council=in_council, verified=True)
    never = EmployerFactory(council=in_council)
    feed = EmployerFactory(council=in_council, from_feed=True)
    lapsed = EmployerFactory(council=in_council, verified=True, checks=False)
    taken = EmployerFactory(council=in_council, verified=True)
    change_employer(employer=taken, kind=EmployerKind.DEPARTMENT, by=worker(in_council))
    everybody = Employer.objects.for_council(in_council)
    assert set(with_lapsed_checks(everybody, day)) == {lapsed, taken}
    assert set(with_lapsed_checks(everybody, day, later)) == {sound, lapsed, taken}
    alone = {each.name for each in (sound, never, feed, lapsed, taken) if checks_lapsed(each, day)}
    assert alone == {lapsed.name, taken.name}


def test_the_officer_has_a_line(world):
    world.refer()
    employer = becomes(world, EmployerKind.DEPARTMENT)
    officer = signed_in(world.council, Role.ENGAGEMENT_OFFICER)[0]
    assert employer.name in text_of(page_of(officer.get(reverse("today"))).main)
