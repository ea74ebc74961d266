"""An advert went to another employer: what the one before arranged is not the new one's to read or to be held to."""

import datetime as dt

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.ranking.assessment_days import call_day_off, invite_to_day
from backend.ranking.interviews import ask_for_other_times, choose_time
from backend.referrals.answers import interviews, with_times_to_choose
from backend.referrals.choices import ReferralState, Step
from backend.referrals.days import people_at
from backend.referrals.interviews import Meeting, offer_of, standing_arrangement
from backend.referrals.models import Referral
from tests.backend.referrals.conftest import TODAY
from tests.backend.referrals.test_moved_adverts import NOW, moves, read
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world


DAY = dt.timedelta(days=1)
LATER = TODAY + 8 * DAY
TIMES = ((LATER, dt.time(14)), (LATER + DAY, dt.time(10)))


@pytest.fixture
def world(in_council):
    EmployerContactFactory(employer=EmployerFactory(council=in_council, name=NOW), signs_in=True)
    return referral_world(in_council, external_reference="JOB-7", places=9)


def moved(world, referral) -> Referral:
    moves(world.opportunity, MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user)
    return read(referral)


def at_interview(world, **facts) -> Referral:
    referral = world.refer()
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, **facts)
    return referral


def test_the_new_one_is_not_held_to_the_day_of_the_one_before_and_our_side_still_has_it(world):
    referral = moved(world, at_interview(world, interview_on=LATER, interview_at=dt.time(10)))
    assert standing_arrangement(referral) is None
    assert standing_arrangement(referral, anywhere=True).interview_on == LATER
    assert interviews(Referral.objects.all()).get().interview_on == LATER, "they may go there all the same"
    shown = standing_arrangement(referral, anywhere=True).public_id
    step(referral=referral, step=Step.INTERVIEW_HELD, on=TODAY, by=world.adviser)
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="Not yet", by=world.adviser)
    again = {"interview_on": LATER + DAY, "meeting": Meeting(instead_of=shown)}
    step(referral=referral, step=Step.RESCHEDULED, on=TODAY, by=world.adviser, **again)
    assert standing_arrangement(referral).interview_on == LATER + DAY


def test_nobody_chooses_from_times_of_the_one_before_and_the_missing_day_is_asked_for(world):
    before = at_interview(world, meeting=Meeting(times=TIMES))
    offered = offer_of(before)[1]
    referral = moved(world, before)
    assert not with_times_to_choose(Referral.objects.all()).exists()
    with pytest.raises(Refused, match="no such times"):
        choose_time(referral=referral, time=offered[0].public_id, how="phone", by=world.adviser)
    assert interviews(Referral.objects.all()).get().interview_on is None


def test_what_was_asked_of_the_one_before_is_not_waited_for_from_the_new_one(world):
    before = at_interview(world, meeting=Meeting(times=TIMES))
    ask_for_other_times(referral=before, words="Mornings would do", by=world.adviser)
    assert Referral.objects.awaiting_employer().exists()
    moved(world, before)
    assert not Referral.objects.awaiting_employer().exists()
    assert interviews(Referral.objects.all()).exists(), "its day is to be found out"


def test_the_one_before_neither_moves_nor_calls_off_who_is_with_the_new_one(world):
    referral = world.refer()
    day = {"on": LATER, "at": dt.time(9, 30), "words": "Ask for Sam at the gate"}
    made = invite_to_day(opportunity=world.opportunity, people=[referral], by=world.employer_user, **day).day
    referral = moved(world, referral)
    assert people_at(made) == []
    with pytest.raises(Refused, match="moved or called off"):
        call_day_off(day=made, note="The site is closed", by=world.employer_user)
    assert read(referral).state == ReferralState.INTERVIEW
