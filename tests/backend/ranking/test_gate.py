"""The gate's answers: what a service takes of them, and what an employer reads of them."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.ranking.gate import answer_for, may_go_on
from backend.ranking.gate_rules import CONDITIONS, CRITERIA
from backend.ranking.holds import held_among, held_reason
from backend.referrals import disclosure, services
from backend.referrals.choices import Step, Way
from backend.referrals.gate_answers import (
    ASK_AGAIN,
    NO_PLACE_FOR_EMPLOYER,
    STALE_AFTER,
    GateAnswer,
    GateStep,
    Outcome,
)
from backend.referrals.models import Referral
from backend.shortlists.snapshots import NO_SNAPSHOTS
from matching import CRITERIA as EVERY_CRITERION
from tests.backend.ranking.gate_world import DAY, NEVER, TODAY, gate_world
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import start_from, step
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.sampling import examples
from tests.today import today_is


_today = today_is(TODAY)


def preview(world, gate_step=GateStep.PREVIEW, on=TODAY, **more) -> GateAnswer:
    return may_go_on(world.person, world.opportunity, gate_step, on, **more)


def names(answer: GateAnswer) -> set[str]:
    return {each.name for each in answer.obstacles}


def refer_with(world, gate, **changes):
    asked = {"care_leaver": world.person, "opportunity": world.opportunity, "way": Way.INTRODUCED, "by": world.adviser}
    previewed = disclosure.preview_of(world.person, world.opportunity.employer)
    return services.refer(previewed=previewed, pair=NO_SNAPSHOTS, gate=gate, **(asked | changes))


# What a service takes of an answer


def test_every_criterion_of_the_engine_has_its_rule():
    assert set(CRITERIA) == set(EVERY_CRITERION)
    assert all(rule.goes_on.values() for rule in [*CRITERIA.values(), *CONDITIONS.values()] if rule.goes_on)


def test_without_an_answer_nothing_advances(world):
    with pytest.raises(Refused, match=ASK_AGAIN):
        refer_with(world, None)
    referral = world.ask_to_refer()
    for name in (Step.INTERVIEW, Step.OFFERED):
        with pytest.raises(Refused, match=ASK_AGAIN):
            services.step(referral=referral, step=name, on=TODAY, gate=None, by=world.adviser)
    step(referral=referral, step="offered", on=TODAY, by=world.adviser)
    step(referral=referral, step="accepted", on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match=ASK_AGAIN):
        services.record_start(referral=referral, on=TODAY, gate=None, by=world.adviser)


def test_what_ends_a_referral_needs_no_answer(world):
    for name in ("declined_by_young_person", "declined_by_employer", "withdrawn", "no_response"):
        referral = world.ask_to_refer()
        services.step(referral=referral, step=name, on=TODAY, gate=None, by=world.adviser)
        assert referral.state == name


def test_an_answer_to_another_question_is_none(world):
    right = preview(world, GateStep.REFER)
    other_person = CareLeaverFactory(council=world.council, ready=True)
    other_offer = OpportunityFactory(council=world.council)
    wrong = [
        preview(world, GateStep.INTERVIEW),
        preview(world, GateStep.REFER, TODAY - DAY),
        may_go_on(other_person, world.opportunity, GateStep.REFER, TODAY),
        may_go_on(world.person, other_offer, GateStep.REFER, TODAY),
        preview(world, GateStep.PREVIEW),
        dataclasses.replace(right, transaction="of another request"),
        dataclasses.replace(right, asked_at=clock.now() - STALE_AFTER - dt.timedelta(seconds=1)),
    ]
    for answer in wrong:
        with pytest.raises(Refused, match=ASK_AGAIN):
            refer_with(world, answer)
    assert not Referral.objects.exists()
    assert refer_with(world, right)


def test_only_what_was_looked_at_names_no_transaction(world):
    referral = world.ask_to_refer()
    (answer,) = held_among([referral]).values() or [None]
    assert answer is None
    assert preview(world, GateStep.REFER).transaction
    assert not preview(world, GateStep.PREVIEW).transaction


# The faults that were seen


def test_shortlisted_while_permission_was_not_recorded_and_then_recorded_as_no(world):
    update_profile(care_leaver=world.person, right_to_work=None, by=None)
    assert preview(world).outcome == Outcome.GO_ON
    update_profile(care_leaver=world.person, right_to_work=False, by=None)
    with pytest.raises(Refused, match="They do not have permission to work"):
        world.ask_to_refer()
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("start", "refused"),
    [
        (dt.date(2026, 1, 12), True),  # Year 11
        (dt.date(2026, 6, 26), True),  # the last Friday of June itself
        (dt.date(2026, 6, 29), False),
    ],
)
def test_somebody_of_sixteen_starts_work_only_after_year_11(in_council, start, refused):
    with clock.moved_to(dt.date(2026, 1, 5)):
        world = gate_world(in_council, starts=dt.date(2026, 8, 3), birth_date=dt.date(2009, 12, 1))
    referral = world.referrals["started"]
    with clock.moved_to(start):
        if not refused:
            assert start_from(referral=referral, on=start, by=world.adviser)
            return
        with pytest.raises(Refused, match="may leave school only after 26 June 2026"):
            start_from(referral=referral, on=start, by=world.adviser)
    referral.refresh_from_db()
    assert referral.state == "accepted"


def test_an_avoided_employer_recorded_after_the_referral_stops_every_step(world):
    referral = world.ask_to_refer()
    avoid_employer(care_leaver=world.person, employer=world.opportunity.employer, note="His uncle", by=None)
    for name in ("interview", "offered"):
        with pytest.raises(Refused) as refusal:
            step(referral=referral, step=name, on=TODAY, by=world.adviser)
        assert "Safety: not to be offered" in refusal.value.message
        assert "uncle" not in refusal.value.message
    step(referral=referral, step="withdrawn", on=TODAY, by=world.adviser)


def test_the_pair_of_an_advert_asks_at_every_step_too(in_council):
    advert = referral_world(in_council, from_feed=True)
    referral = advert.ask_to_refer(Way.HELPED_TO_APPLY)
    update_profile(care_leaver=advert.person, right_to_work=False, by=None)
    with pytest.raises(Refused, match="permission to work"):
        step(referral=referral, step="applied", on=TODAY, by=advert.adviser)


def test_a_day_before_they_were_born_is_refused_and_no_error(world):
    answer = preview(world, GateStep.REFER, dt.date(1990, 1, 1))
    assert "unreadable" in names(answer)
    assert answer.outcome == Outcome.NO


def test_taking_back_opens_only_what_may_go_on(world):
    referral = world.ask_to_refer()
    step(referral=referral, step="offered", on=TODAY, by=world.adviser)
    update_profile(care_leaver=world.person, right_to_work=False, by=None)
    step(referral=referral, step="reopened", on=TODAY, note="Wrong line", by=world.adviser)
    assert referral.state == "introduced", "a correction among open states is never held up"
    step(referral=referral, step="withdrawn", on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match="permission to work"):
        step(referral=referral, step="reopened", on=TODAY, note="Wrong line", by=world.adviser)


def test_taking_back_beside_another_open_referral_of_the_pair_is_refused(world):
    first = world.ask_to_refer()
    step(referral=first, step="withdrawn", on=TODAY, by=world.adviser)
    world.ask_to_refer()
    with pytest.raises(Refused, match="already referred to this one"):
        step(referral=first, step="reopened", on=TODAY, note="Wrong line", by=world.adviser)


# Places


def test_a_referral_is_judged_by_the_place_it_names(world):
    for easting in (530_000, 540_000):
        SiteFactory(opportunity=world.opportunity, address=f"Site {easting}", easting=easting, northing=180_000)
    words = [site.in_words for site in world.opportunity.sites.order_by("id")]
    named = world.ask_to_refer(workplace=words[0])
    avoid_place(care_leaver=world.person, easting=540_000, northing=180_000, radius_metres=500, note="x", by=None)
    assert not held_among([named]), "the other place is not theirs to go to"
    avoid_place(care_leaver=world.person, easting=530_000, northing=180_000, radius_metres=500, note="x", by=None)
    assert held_among([named])[named.id].outcome == Outcome.NO


def test_one_that_names_no_place_is_held_once_any_of_them_is_to_be_avoided(world):
    for easting in (530_000, 540_000):
        SiteFactory(opportunity=world.opportunity, address=f"Site {easting}", easting=easting, northing=180_000)
    referral = world.ask_to_refer()
    assert not held_among([referral])
    avoid_place(care_leaver=world.person, easting=540_000, northing=180_000, radius_metres=500, note="x", by=None)
    assert held_among([referral])[referral.id].outcome == Outcome.HOLD


# What an employer reads of it


def test_an_employer_reads_a_neutral_sentence_and_the_adviser_the_true_one(world):
    referral = world.ask_to_refer()
    avoid_employer(care_leaver=world.person, employer=world.opportunity.employer, note="x", by=None)
    team = world.council.employment_team
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        mine = Referral.objects.get(id=referral.id)
        with pytest.raises(Refused) as refusal:
            step(referral=mine, step="offered", on=TODAY, neutral=True, by=world.employer_user)
        assert not CareLeaver.objects.exists(), "the walls stand again afterwards"
    assert refusal.value.message == f"This introduction is paused. Your contact at {team} will tell you more."
    with pytest.raises(Refused) as refusal:  # also where a caller forgot to say for whom it asks
        step(referral=referral, step="offered", on=TODAY, by=world.employer_user)
    assert refusal.value.message.startswith("This introduction is paused.")
    assert "Safety" in held_reason(referral, TODAY)


@pytest.mark.parametrize("fact", sorted(NEVER.keys() - {"places"}))
def test_every_reason_reads_the_same_to_an_employer(gate, fact):
    NEVER[fact](gate)
    answer = answer_for(gate.referrals["interview"], "interview", TODAY, neutral=True)
    assert answer.refusal == f"This introduction is paused. Your contact at {answer.team} will tell you more."


def test_that_its_own_places_are_taken_an_employer_reads_where_nothing_else_stands_in_the_way(gate):
    NEVER["places"](gate)
    answer = answer_for(gate.referrals["interview"], "interview", TODAY, neutral=True)
    assert answer.refusal == NO_PLACE_FOR_EMPLOYER.format(team=answer.team)
    NEVER["safety"](gate)
    answer = answer_for(gate.referrals["interview"], "interview", TODAY, neutral=True)
    assert answer.refusal == f"This introduction is paused. Your contact at {answer.team} will tell you more."


# Many at once, and one by one


FACTS = st.fixed_dictionaries(
    {
        "right_to_work": st.sampled_from([True, False, None]),
        "in_custody": st.booleans(),
        "english_level": st.sampled_from([None, 0, 2]),
        "max_weekly_hours": st.sampled_from([None, 16, 40]),
        "licence_conditions": st.sampled_from(["", "Not in the market."]),
    }
)


@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FACTS, min_size=1, max_size=4))
def test_asked_of_many_at_once_each_is_answered_as_alone(world, people):
    referrals = []
    for facts_of_one in people:
        person = CareLeaverFactory(council=world.council, ready=True)
        consent_to(person, "share_name")
        referrals.append(world.ask_to_refer(care_leaver=person, opportunity=_another(world)))
        CareLeaver.objects.filter(id=person.id).update(**facts_of_one)
    together = held_among(Referral.objects.filter(id__in=[each.id for each in referrals]))
    alone = {}
    for each in referrals:
        alone |= held_among([Referral.objects.get(id=each.id)])
    assert {key: names(answer) for key, answer in together.items()} == {
        key: names(answer) for key, answer in alone.items()
    }
    for referral, facts_of_one in zip(referrals, people, strict=True):
        expected = facts_of_one["right_to_work"] is False or facts_of_one["in_custody"]
        expected = expected or bool(facts_of_one["licence_conditions"]) or facts_of_one["max_weekly_hours"] == 16
        assert (referral.id in together) == bool(expected)


def _another(world):
    return OpportunityFactory(council=world.council, employer=world.opportunity.employer)


def test_an_accepted_start_in_the_future_is_asked_about_on_its_day(world):
    Opportunity.objects.filter(id=world.opportunity.id).update(start_date=TODAY + 60 * DAY)
    world.opportunity.refresh_from_db()
    referral = accepted(world)
    facts_then = {"right_to_work_until": TODAY + 30 * DAY, "extension_applied": False}
    update_profile(care_leaver=world.person, by=None, **facts_then)
    assert "permission is needed" in held_reason(referral, TODAY)
