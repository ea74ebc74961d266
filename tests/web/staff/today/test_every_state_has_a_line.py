"""Whatever is open has one line of Today once its clock has run: in every state, with a place left and without."""

import datetime as dt

import pytest

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.interviews import ask_for_other_times
from backend.referrals.accepted_elsewhere import settle_beside
from backend.referrals.choices import ENDED, ReferralState, Step, Way
from backend.referrals.interviews import Meeting
from backend.referrals.places_gone import asked_now, tell_place_gone
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Source, Subject
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.staff.today.reading import hints


TODAY, DAY = dt.date(2026, 6, 15), dt.timedelta(days=1)
LATER = TODAY + 8 * DAY  # every clock has run by then
WHEN = ((TODAY + 9 * DAY, dt.time(14)), (TODAY + 10 * DAY, dt.time(10)))
OF_A_REFERRAL = (Subject.REFERRAL, Subject.PLACE, Subject.OFFERED_TIMES)
TIMES = {"meeting": Meeting(times=WHEN)}
NEAR = {"interview_on": LATER + DAY}
_today = today_is(TODAY)

BY_US, S = Way.INTRODUCED, ReferralState
APPLIES, GONE, BESIDE = Way.HELPED_TO_APPLY, "no-place-left", "accepted-elsewhere"
# The way, the steps there with their facts, and the line while a place is left and once none is.
CASES = {
    S.INTRODUCED: (BY_US, (), "referrals", GONE),
    S.APPLYING: (APPLIES, (), "apply-by", GONE),
    "no last day": (APPLIES, (), "apply-late", GONE),
    "a part is late": (APPLIES, (), "apply-late", GONE),
    S.APPLIED: (APPLIES, ((Step.APPLIED, {}),), "heard-back", GONE),
    "times": (BY_US, ((Step.INTERVIEW, TIMES),), "times-to-choose", GONE),
    "other times": (BY_US, ((Step.INTERVIEW, TIMES), (Step.OTHER_TIMES, {})), "referrals", GONE),
    S.INTERVIEW: (BY_US, ((Step.INTERVIEW, NEAR),), "interviews", "interviews"),
    "no day": (BY_US, ((Step.INTERVIEW, {}),), "interviews", "interviews"),
    "their own": (APPLIES, ((Step.APPLIED, {}), (Step.INTERVIEW, NEAR)), "interviews", "interviews"),
    S.INTERVIEWED: (BY_US, ((Step.INTERVIEW, {}), (Step.INTERVIEW_HELD, {})), "referrals", GONE),
    "they met": (
        *(APPLIES, ((Step.APPLIED, {}), (Step.INTERVIEW, {}), (Step.INTERVIEW_HELD, {}))),
        *("heard-back", GONE),
    ),
    S.INTERVIEW_MISSED: (BY_US, ((Step.INTERVIEW, {}), (Step.INTERVIEW_MISSED, {})), "missed-interviews", GONE),
    S.OFFERED: (BY_US, ((Step.OFFERED, {}),), "offers", GONE),
    S.ACCEPTED: (BY_US, ((Step.OFFERED, {}), (Step.ACCEPTED, {})), "first-fortnights", "first-fortnights"),
}
OPEN_CASES = pytest.mark.parametrize("case", [each for each in CASES if each != S.ACCEPTED])


@pytest.fixture
def world(in_council):
    return referral_world(in_council)


def arrived_at(world, case, *, by=None):
    way, steps, *_ = CASES[case]
    last = {"no last day": None, "a part is late": LATER + 30 * DAY}.get(case, LATER + DAY)
    apart = {"application_url": "https://apply.example", "closing_date": last}
    advert = {"opportunity": OpportunityFactory(council=world.council, **apart)} if way == APPLIES else {}
    referral = world.refer(way, **advert)
    for each, facts in steps:
        if each == Step.OTHER_TIMES:
            ask_for_other_times(referral=referral, words="Mornings would do", by=world.adviser)
        else:
            step(referral=referral, step=each, on=TODAY, by=by or world.adviser, **facts)
    return referral


def full(referral) -> None:
    Opportunity.objects.filter(pk=referral.opportunity_id).update(places=1, places_taken=1)


def lines_of(world, referral) -> list[str]:
    with clock.moved_to(LATER):
        desk = Desk(world.viewer(), everybody=True)
        assert desk.told_as_held == []
        sources = [(kind.anchor, each) for kind in KINDS if kind.seen_by(desk.viewer) for each in kind.sources]
        asked = [(kind, each) for kind, each in sources if isinstance(each, Source) and each.subject in OF_A_REFERRAL]
        return [kind for kind, each in asked if each.rows(desk).filter(pk=referral.pk).exists()]


def test_every_open_state_is_asked_about():
    assert {each for each in CASES if each in S} == set(S) - ENDED


@pytest.mark.parametrize("case", CASES)
def test_it_has_one_line_with_a_place_left_and_without(world, case):
    referral = arrived_at(world, case)
    assert lines_of(world, referral) == [CASES[case][2]]
    full(referral)
    assert lines_of(world, referral) == [CASES[case][3]]


def test_times_of_a_place_that_went_are_told_first_and_may_be_chosen_then(world):
    """Also where the employer offered them, which is else to be passed on."""
    referral = arrived_at(world, "times", by=world.employer_user)
    full(referral)
    assert lines_of(world, referral) == [GONE]
    sure = asked_now(referral.care_leaver).key
    tell_place_gone(referral=referral, words="It went.", method="phone", withdraw=False, sure=sure, by=world.adviser)
    assert lines_of(world, referral) == ["times-to-choose"]


@OPEN_CASES
def test_beside_an_acceptance_it_has_that_line_alone_until_it_is_kept(world, case):
    referral = arrived_at(world, case, by=world.employer_user if case == "times" else None)
    other = world.refer(opportunity=OpportunityFactory(council=world.council, employer=world.opportunity.employer))
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=other, step=each, on=TODAY, by=world.adviser)
    assert lines_of(world, referral) == [BESIDE]
    settle_beside(referral=referral, keep=True, note="They like both", by=world.adviser)
    assert lines_of(world, referral) == [CASES[case][2]]


def test_of_a_missed_interview_both_are_asked_and_of_their_own_the_young_person_alone(adviser, world):
    arrived_at(world, S.INTERVIEW_MISSED)
    own = arrived_at(world, S.APPLIED)
    for each in (Step.INTERVIEW, Step.INTERVIEW_MISSED):
        step(referral=own, step=each, on=TODAY, by=world.adviser)
    asked = [said.partition(": ")[2] for said, _ in hints(adviser.get("/today/?whose=all"), "missed-interviews")]
    assert sorted(asked) == ["ask both whether they would still meet", "ask them whether they would still go"]
