"""The questions pages ask about referrals: whose turn it is, for how long, and who may look."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.accepted_elsewhere import with_beside
from backend.referrals.choices import Way
from backend.referrals.models import Referral
from backend.referrals.permissions import can_answer, can_refer, referrals_of
from tests.backend.referrals.conftest import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import viewer_with


DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "days", "unanswered"),
    [
        (dt.date(2026, 6, 15), 0, False),
        (dt.date(2026, 6, 19), 4, False),
        (dt.date(2026, 6, 21), 4, False),
        (dt.date(2026, 6, 22), 5, True),
    ],
)
def test_the_clock_counts_working_days_from_monday_to_monday(world, on, days, unanswered):
    referral = world.refer()
    assert referral.working_days_waiting(on) == days
    assert Referral.objects.unanswered(on=on, working_days=5).exists() is unanswered


def test_an_answer_stops_the_clock(world):
    referral = world.refer()
    step(referral=referral, step="interview", on=TODAY, by=world.adviser)
    assert not Referral.objects.unanswered(on=TODAY + 60 * DAY, working_days=5).exists()


def test_whose_turn_it_is(world, advert):
    introduced = world.refer()
    advert.refer(Way.HELPED_TO_APPLY)
    assert list(Referral.objects.awaiting_employer()) == [introduced]
    step(referral=introduced, step="offered", on=TODAY, by=world.adviser)
    assert not Referral.objects.awaiting_employer().exists()


def accept(world, referral):
    step(referral=referral, step="offered", on=clock.today(), by=world.adviser)
    step(referral=referral, step="accepted", on=clock.today(), by=world.adviser)


def flags():
    return {r.id: (r.is_beside, r.no_place_left) for r in with_beside(Referral.objects.with_flags())}


def test_accepting_one_flags_the_persons_others_and_the_last_place_flags_other_peoples(world):
    first = world.refer()
    elsewhere = OpportunityFactory(council=world.council, employer=world.opportunity.employer)
    other = world.refer(opportunity=elsewhere)
    friend = CareLeaverFactory(council=world.council, ready=True)
    consent_to(friend, "share_name")
    friends = world.refer(care_leaver=friend)
    assert set(flags().values()) == {(False, False)}
    world.opportunity.places = 1
    world.opportunity.save(update_fields=["places"])
    accept(world, first)
    assert flags() == {first.id: (False, False), other.id: (True, False), friends.id: (False, True)}


def test_something_begun_long_ago_flags_nothing_new(world):
    with clock.moved_to(TODAY - 400 * DAY):
        old = world.refer()
        accept(world, old)
    Referral.objects.filter(id=old.id).update(state="started")
    new = world.refer(opportunity=OpportunityFactory(council=world.council, employer=world.opportunity.employer))
    assert flags()[new.id] == (False, False)


SEES_ALL = {Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.AUDITOR}


def test_who_reaches_a_referral(in_council, world, advert):
    introduced, helped = world.refer(), advert.refer(Way.HELPED_TO_APPLY)
    own_worker = MembershipFactory(council=in_council, role=Role.STAFF).user
    update_profile(care_leaver=world.person, personal_adviser=own_worker, by=None)
    for role in Role:
        seen = set(referrals_of(viewer_with(role, in_council)))
        assert seen == ({introduced, helped} if role in SEES_ALL else set()), role
    own = viewer_with(Role.PERSONAL_ADVISER, in_council, user=own_worker)
    assert set(referrals_of(own)) == {introduced}
    assert not referrals_of(viewer_with(Role.EET_ADVISER, CouncilFactory())).exists()


def test_an_employer_reaches_introductions_to_itself_only(in_council, world, advert):
    introduced, helped = world.refer(), advert.refer(Way.HELPED_TO_APPLY)
    viewer = viewer_with(Role.EMPLOYER, in_council)
    for employer in (world.opportunity.employer, advert.opportunity.employer):
        EmployerContactFactory(employer=employer, user=viewer.user)
    assert set(referrals_of(viewer)) == {introduced}
    assert can_answer(viewer, introduced)
    assert not can_answer(viewer, helped)
    step(referral=introduced, step="withdrawn", on=TODAY, by=world.adviser)
    assert not can_answer(viewer, introduced)


def test_only_an_adviser_may_refer(in_council):
    assert {role for role in Role if can_refer(viewer_with(role, in_council))} == {Role.EET_ADVISER}


def test_a_list_of_referrals_is_one_query(world, django_assert_num_queries):
    for _ in range(5):
        world.refer(opportunity=OpportunityFactory(council=world.council, employer=world.opportunity.employer))
    viewer = world.viewer()
    with django_assert_num_queries(1):
        rows = referrals_of(viewer).open().with_details().with_flags().latest_first()
        assert [row.care_leaver.full_name + row.opportunity.title + row.employer.name for row in rows]
