"""Days that cannot be are refused in a sentence that names the field, and nothing of it is kept."""

import datetime as dt

import pytest

from backend.activities.models import ActivitySpell
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.models import Break, Placement
from backend.placements.services import begin_break, end, end_break
from backend.referrals.models import Referral
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.gated import start_from as start_by_the_gate
from tests.factories.placements import accepted, placement_since
from tests.factories.unasked import start_from
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(referral_world_with_facts, TODAY)
world = fresh("kept_world", autouse=True)
FIRST, LAST = TODAY - 60 * DAY, TODAY - 20 * DAY


def stay(world) -> Placement:
    """Sixty days, with ten away in the middle."""
    placement = placement_since(world, FIRST)
    spell = begin_break(placement=placement, on=FIRST + 20 * DAY, reason="illness", by=world.adviser)
    end_break(spell=spell, on=FIRST + 30 * DAY, by=world.adviser)
    return placement


def ends(on: dt.date):
    return lambda world: end(placement=stay(world), on=on, reason="travel", by=world.adviser)


def away(on: dt.date):
    return lambda world: begin_break(placement=stay(world), on=on, reason="illness", by=world.adviser)


def back(on: dt.date):
    def try_it(world):
        spell = begin_break(placement=stay(world), on=FIRST + 40 * DAY, reason="illness", by=world.adviser)
        end_break(spell=spell, on=on, by=world.adviser)

    return try_it


def away_after_the_end(world):
    placement = stay(world)
    end(placement=placement, on=LAST, reason="travel", by=world.adviser)
    begin_break(placement=placement, on=LAST + DAY, reason="illness", by=world.adviser)


def begins_in_one_that_has_ended(world):
    left = placement_since(world, FIRST, last=LAST)
    with clock.moved_to(LAST - 5 * DAY):
        referral = accepted(world, care_leaver=left.care_leaver)
    start_from(referral=referral, on=LAST - DAY, by=world.adviser)


IMPOSSIBLE = {
    "the end before the start": (ends(FIRST - DAY), "on", "It began on 16 April 2026 and cannot end before that."),
    "the end to come": (ends(TODAY + DAY), "on", "Give a date up to today."),
    "the end within a break": (ends(FIRST + 25 * DAY), "on", "A break is recorded that runs past that day"),
    "a break before the start": (away(FIRST - DAY), "on", "It began on 16 April 2026: a break comes after that."),
    "a break to come": (away(TODAY + DAY), "on", "A break is recorded once it has begun."),
    "a break within a break": (away(FIRST + 25 * DAY), "on", "A break is already recorded from 6 May 2026"),
    "a break that ends before it began": (back(FIRST + 39 * DAY), "on", "The break began on 26 May 2026"),
    "a break after the end": (away_after_the_end, "on", "This ended on 26 May 2026"),
    "a start within one that has ended": (begins_in_one_that_has_ended, "on", "is already recorded from 16 April"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_impossible_days_are_refused_by_a_sentence_and_a_field(world, case):
    try_it, field, sentence = IMPOSSIBLE[case]
    with pytest.raises(Refused) as refused:
        try_it(world)
    assert (refused.value.field, sentence in str(refused.value)) == (field, True), str(refused.value)
    impossible = Placement.objects.filter(ended_on__lt=FIRST) | Placement.objects.filter(ended_on__gt=TODAY)
    assert not impossible.exists()
    assert not Break.objects.filter(starts_on__lt=FIRST).exists()
    assert not Break.objects.filter(starts_on__gt=TODAY).exists()
    assert Placement.objects.for_council(world.council.id).count() == 1
    assert not ActivitySpell.objects.filter(starts_on__gt=TODAY + DAY).exists()


def accepted_at_fifteen(world, kind: str) -> Referral:
    world.person.birth_date = dt.date(2010, 3, 1)  # out of school on 26 June 2026
    world.person.save(update_fields=["birth_date"])
    world.opportunity.type = kind
    world.opportunity.save(update_fields=["type"])
    return accepted(world)


@pytest.mark.parametrize("kind", ["job", "apprenticeship"])
def test_before_the_school_leaving_date_nobody_starts_work(world, kind):
    referral = accepted_at_fifteen(world, kind)
    with pytest.raises(Refused, match="school"):
        start_by_the_gate(referral=referral, on=TODAY, by=world.adviser)
    assert Referral.objects.get(pk=referral.pk).state == referral.state
    assert not Placement.objects.filter(referral=referral).exists()


@pytest.mark.parametrize("kind", ["further_education_course", "work_experience"])
def test_a_course_and_work_experience_may_begin_before_it(world, kind):
    referral = accepted_at_fifteen(world, kind)
    start_by_the_gate(referral=referral, on=TODAY, by=world.adviser)
    assert Placement.objects.filter(referral=referral).exists()
