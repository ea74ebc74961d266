"""A work trial takes the one place it was for, counts apart, and becomes the paid work; a second job goes on beside."""

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.placements.first_days import correct_first_day
from backend.placements.marks import marks_of
from backend.placements.models import Placement, WorkTrial
from backend.placements.services import end
from backend.placements.undone_starts import undo_start
from backend.placements.work_trials import correct_trial, remove_trial
from backend.ranking.gate import may_go_on
from backend.ranking.work_trials import record_trial
from backend.referrals.gate_answers import GateStep
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.kept_placement import kept_world, made, world
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.unasked import start_from


__all__ = ["kept_world", "made", "world"]
TRIED, LAST = TODAY - 40 * DAY, TODAY - 38 * DAY


def offer(world, **facts):
    with clock.moved_to(TRIED):
        opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer, places=1, **facts)
        return accepted(world, opportunity=opportunity)


def tried(world, referral, first=TRIED, last=LAST, paid=False):
    return record_trial(referral=referral, starts_on=first, ends_on=last, is_paid=paid, by=world.adviser)


def test_a_trial_that_becomes_the_apprenticeship_takes_one_place_and_marks_count_from_the_start(world):
    referral = offer(world, type="apprenticeship")
    trial = tried(world, referral)
    before = referral.opportunity.places_left
    with pytest.raises(Refused, match="A work trial is recorded until 8 May 2026"):
        start_from(referral=referral, on=LAST, by=world.adviser)
    placement = start_from(referral=referral, on=LAST + DAY, by=world.adviser)
    referral.opportunity.refresh_from_db()
    assert referral.opportunity.places_left == before == 0
    week_4 = marks_of(placement, TODAY)[0]
    assert week_4.due_on == LAST + 28 * DAY
    assert (placement.ended_on, trial.days) == (None, 3)
    gate = may_go_on(placement.care_leaver, placement.opportunity, GateStep.FIRST_DAY, on=LAST)
    with pytest.raises(Refused, match="A work trial is recorded until"):
        correct_first_day(placement=placement, on=LAST, gate=gate, why="A slip", by=world.adviser)
    with pytest.raises(Refused, match="They started on 9 May 2026"):
        correct_trial(trial=trial, starts_on=TRIED, ends_on=TODAY, is_paid=True, why="Longer", by=world.adviser)
    undo_start(placement=placement, reason="Not begun yet", by=world.adviser)
    assert WorkTrial.objects.get().referral.state == "accepted"
    remove_trial(trial=trial, why="It never was", by=world.adviser)
    assert not WorkTrial.objects.exists()


def test_what_a_trial_cannot_be(world):
    referral = offer(world, type="job")
    cases = [
        ({"last": TRIED - DAY}, "ends_on", "before its first"),
        ({"last": TRIED + 14 * DAY}, "ends_on", "15 days without pay, and 14 are the most"),
        ({"last": TRIED + 84 * DAY, "paid": True}, "ends_on", "85 days"),
        ({"first": TODAY + 300 * DAY, "last": TODAY + 300 * DAY}, "starts_on", "months away"),
    ]
    for facts, field, sentence in cases:
        with pytest.raises(Refused, match=sentence) as refused:
            tried(world, referral, **facts)
        assert refused.value.field == field
    tried(world, referral, last=TRIED + 20 * DAY, paid=True)
    with pytest.raises(Refused, match="recorded already"):
        tried(world, referral)


def test_a_few_hours_beside_a_course_are_not_the_main_activity_and_have_marks_of_their_own(world):
    course = start_from(referral=offer(world, type="further_education_course", weekly_hours=20), on=TRIED, by=None)
    person = course.care_leaver
    with clock.moved_to(TODAY - 30 * DAY):
        shop = OpportunityFactory(
            council=world.council, employer=world.opportunity.employer, type="job", weekly_hours=8
        )
        referral = accepted(world, care_leaver=person, opportunity=shop)
    job = start_from(referral=referral, on=TODAY - 30 * DAY, by=None)
    spells = person.activity_spells
    assert (job.activity_spell, spells.open().get()) == (None, course.activity_spell)
    assert [marks_of(each, TODAY)[0].due_on for each in (course, job)] == [TRIED + 27 * DAY, TODAY - 3 * DAY]
    end(placement=course, on=TODAY, reason="completed", by=world.adviser)
    assert spells.open().get().code == job.activity_code == "P5"
    assert Placement.objects.get(pk=job.pk).activity_spell == spells.open().get()
