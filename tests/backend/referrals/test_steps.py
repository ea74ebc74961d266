import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from backend.opportunities.services import claim_place
from backend.referrals.choices import ReferralState, Step, Way
from backend.referrals.models import Referral
from backend.referrals.permissions import can_answer
from backend.referrals.transitions import REFERRAL_LIFE
from tests.backend.referrals.conftest import TODAY
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import record_start, step
from tests.factories.referrals import referral_world, viewer_with


DAY = dt.timedelta(days=1)

# Written by hand from the product's words, apart from the table in the code: state -> steps that may follow.
WAYS_OUT = {"declined_by_young_person", "withdrawn"}
NO = {"declined_by_employer", "no_response"}
ABOUT_AN_INTERVIEW = {"interview_moved", "interview_called_off", "interview_held"}
EXPECTED = {
    "introduced": {"interview", "offered"} | NO | WAYS_OUT,
    "applying": {"applied"} | WAYS_OUT,
    "applied": {"interview", "offered", "reopened"} | NO | WAYS_OUT,
    "interview": {"interview_missed", "offered", "reopened"} | ABOUT_AN_INTERVIEW | NO | WAYS_OUT,
    # Silence is no answer yet: after ten working days alone it may be taken for one.
    "interviewed": {"interview", "offered", "reopened", "declined_by_employer"} | WAYS_OUT,
    "interview_missed": {"interview", "offered", "reopened"} | NO | WAYS_OUT,
    "offered": {"accepted", "declined_by_employer", "reopened"} | WAYS_OUT,
    "accepted": {"did_not_start", "reopened"} | WAYS_OUT,
    "started": set(),
    "did_not_start": {"reopened"},
    "declined_by_young_person": {"reopened"},
    "declined_by_employer": {"reopened"},
    "withdrawn": {"reopened"},
    "no_response": {"reopened"},
}
EMPLOYERS_STEPS = {"interview", "offered", "declined_by_employer"} | ABOUT_AN_INTERVIEW
OF_PAGES_OF_THEIR_OWN = {"started", "start_taken_back", "answer_taken_back", "time_chosen", "other_times"}
PATH_TO = {
    "introduced": [],
    "interview": ["interview"],
    "interview_missed": ["interview", "interview_missed"],
    "interviewed": ["interview", "interview_held"],
    "offered": ["offered"],
    "accepted": ["offered", "accepted"],
    "started": ["offered", "accepted", "started"],
    "did_not_start": ["offered", "accepted", "did_not_start"],
    "declined_by_young_person": ["declined_by_young_person"],
    "declined_by_employer": ["declined_by_employer"],
    "withdrawn": ["withdrawn"],
    "no_response": ["no_response"],
}


def walk(world, referral, *steps, by=None):
    for name in steps:
        if name == "started":
            record_start(referral=referral, on=clock.today(), by=by or world.adviser)
        else:
            step(referral=referral, step=name, on=clock.today(), note="because", by=by or world.adviser)
    return referral


def referral_at(world, state):
    if state in ("applying", "applied"):
        return walk(world, world.refer(Way.HELPED_TO_APPLY), *(["applied"] if state == "applied" else []))
    return walk(world, world.refer(), *PATH_TO[state])


def test_every_state_is_in_the_hand_written_table():
    assert set(EXPECTED) == set(ReferralState.values)


@pytest.mark.parametrize("state", sorted(EXPECTED))
def test_from_each_state_exactly_these_steps_follow(in_council, state):
    world = referral_world(in_council, from_feed=state in ("applying", "applied"))
    referral = referral_at(world, state)
    assert referral.state == state
    assert set(REFERRAL_LIFE.steps_open_to(world.viewer(), referral)) == EXPECTED[state]
    for name in set(Step.values) - EXPECTED[state] - OF_PAGES_OF_THEIR_OWN:
        with pytest.raises(Refused, match=r"cannot follow|has until"):
            step(referral=referral, step=name, on=TODAY, note="because", by=world.adviser)
    if state != "accepted":
        a_start_follows_only_an_accepted_offer(world, referral)
    if state in PATH_TO:
        an_employer_may_only_invite_offer_or_say_no(world, referral)
    referral.refresh_from_db()
    assert referral.state == state


def a_start_follows_only_an_accepted_offer(world, referral):
    with pytest.raises(Refused, match="cannot follow"):
        record_start(referral=referral, on=TODAY, by=world.adviser)


def an_employer_may_only_invite_offer_or_say_no(world, referral):
    viewer = viewer_with(Role.EMPLOYER, world.council)
    EmployerContactFactory(employer=world.opportunity.employer, user=viewer.user)
    may = set(REFERRAL_LIFE.steps_open_to(viewer, referral))
    assert may == EXPECTED[referral.state] & EMPLOYERS_STEPS
    for name in EXPECTED[referral.state] - may:
        with pytest.raises(Refused, match="You may not record"):
            step(referral=referral, step=name, on=TODAY, note="x", by=viewer.user)


def test_a_start_is_recorded_as_a_placement(world):
    referral = referral_at(world, "accepted")
    with pytest.raises(Refused, match="as the start of a placement"):
        step(referral=referral, step="started", on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match="on the page of its placement"):
        step(referral=walk(world, referral, "started"), step="start_taken_back", on=TODAY, note="x", by=world.adviser)


def test_a_step_that_does_not_exist_is_refused(world):
    with pytest.raises(Refused, match="no step called “hired”"):
        step(referral=world.ask_to_refer(), step="hired", on=TODAY, by=world.adviser)


def test_each_step_leaves_an_event_with_day_person_and_words(world):
    referral = world.refer()
    with clock.moved_to(TODAY + 3 * DAY):
        step(referral=referral, step="interview", on=TODAY + DAY, note="Tuesday at ten", by=world.adviser)
    event = referral.events.last()
    assert (event.step, event.from_state, event.to_state) == ("interview", "introduced", "interview")
    assert (event.on, event.by, event.note) == (TODAY + DAY, world.adviser, "Tuesday at ten")
    assert event.at.date() == TODAY + 3 * DAY
    assert referral.last_step_on == TODAY + DAY


@pytest.mark.parametrize(("days", "sentence"), [(-1, "step before it was on 15 June 2026"), (1, "up to today")])
def test_a_day_before_the_last_step_or_in_the_future_is_refused(world, days, sentence):
    referral = world.refer()
    with pytest.raises(Refused, match=sentence) as refusal:
        step(referral=referral, step="interview", on=TODAY + days * DAY, by=world.adviser)
    assert refusal.value.field == "on"
    assert referral.events.count() == 1


def test_an_employer_answers_inside_its_own_walls(world):
    referral = world.refer()
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        mine = Referral.objects.get(id=referral.id)
        step(referral=mine, step="offered", on=TODAY, by=world.employer_user)
    referral.refresh_from_db()
    assert referral.state == "offered"
    assert referral.events.last().by == world.employer_user


def test_another_employer_may_not_answer_and_cannot_see_it(world):
    referral = world.refer()
    stranger = EmployerContactFactory(employer__council=world.council, signs_in=True).user
    with pytest.raises(Refused, match="You may not record"):
        step(referral=referral, step="offered", on=TODAY, by=stranger)
    with council_context(world.council.id, audience=EMPLOYER, user_id=stranger.id):
        assert not Referral.objects.exists()


def test_an_employer_does_not_answer_help_with_an_application(advert):
    referral = walk(advert, advert.refer(Way.HELPED_TO_APPLY), "applied")
    with pytest.raises(Refused, match="You may not record"):
        step(referral=referral, step="offered", on=TODAY, by=advert.employer_user)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER, Role.EMPLOYER}))
def test_nobody_else_takes_a_step(world, role):
    referral = world.refer()
    viewer = world.viewer(role)
    assert REFERRAL_LIFE.steps_open_to(viewer, referral) == []
    assert not can_answer(viewer, referral)
    with pytest.raises(Refused, match="You may not record"):
        step(referral=referral, step="interview", on=TODAY, by=viewer.user)


def test_an_adviser_of_another_council_takes_no_step(world):
    referral = world.refer()
    viewer = viewer_with(Role.EET_ADVISER, CouncilFactory())
    assert REFERRAL_LIFE.steps_open_to(viewer, referral) == []
    with pytest.raises(Refused, match="You may not record"):
        step(referral=referral, step="interview", on=TODAY, by=viewer.user)


def places_taken(world):
    return Opportunity.objects.get(id=world.opportunity.id).places_taken


def test_accepting_holds_a_place_and_leaving_it_gives_it_back(world):
    referral = referral_at(world, "offered")
    assert places_taken(world) == 0
    walk(world, referral, "accepted")
    assert places_taken(world) == 1
    walk(world, referral, "did_not_start")
    assert places_taken(world) == 0
    walk(world, referral, "reopened")
    assert (referral.state, places_taken(world)) == ("accepted", 1)
    walk(world, referral, "started")
    assert places_taken(world) == 1


def test_a_place_that_has_gone_meanwhile_cannot_be_accepted(world):
    referral = referral_at(world, "offered")
    for _ in range(2):
        claim_place(opportunity=world.opportunity, by=None)
    with pytest.raises(Refused, match="Every place of this opportunity is taken"):
        walk(world, referral, "accepted")
    referral.refresh_from_db()
    assert (referral.state, places_taken(world)) == ("offered", 2)


def test_taking_back_needs_a_reason(world):
    referral = referral_at(world, "withdrawn")
    with pytest.raises(Refused, match="Say why") as refusal:
        step(referral=referral, step="reopened", on=TODAY, note="  ", by=world.adviser)
    assert refusal.value.field == "note"


def test_taking_back_twice_goes_back_two_steps_and_the_way_on_is_open_again(world):
    referral = referral_at(world, "accepted")
    walk(world, referral, "reopened")
    assert (referral.state, places_taken(world)) == ("offered", 0)
    walk(world, referral, "reopened")
    assert referral.state == "introduced"
    walk(world, referral, "interview", "declined_by_employer", "reopened")
    assert referral.state == "interview"
    assert [event.step for event in referral.events.all()][-3:] == ["interview", "declined_by_employer", "reopened"]
