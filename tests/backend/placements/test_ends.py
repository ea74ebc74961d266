"""Who says that a placement has ended, by what, and what the end comes to."""

import pytest

from backend.care_leavers.services import update_profile
from backend.core.errors import Refused
from backend.placements.choices import EndGroup, EndReason
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.placements.services import end, undo_end
from backend.placements.support import record_support
from backend.placements.training_after import with_training_to_ask_about
from backend.referrals.models import Referral
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(referral_world_with_facts, TODAY)
world = fresh("kept_world", autouse=True)


@pytest.fixture
def placement(world):
    return placement_since(world, TODAY - 40 * DAY)


def test_every_reason_comes_to_one_of_three():
    groups = {reason: Placement(end_reason=reason).end_group for reason in EndReason}
    positive = {reason for reason, group in groups.items() if group == EndGroup.POSITIVE_MOVE}
    completed = {reason for reason, group in groups.items() if group == EndGroup.COMPLETED}
    assert (positive, completed) == ({"progressed"}, {"completed", "contract_ended"})


def test_who_says_so_stands_beside_the_marks_and_goes_with_the_end(placement, world):
    word = {"said_by": "provider", "evidence": "paper"}
    end(placement=placement, on=TODAY - 20 * DAY, reason=EndReason.PAY, by=world.adviser, **word)
    found = Placement.objects.with_details().get(pk=placement.pk)
    assert found.end_known_by == "The training provider: seen on paper, such as a P45 or a certificate"
    missed = next(mark for mark in marks_of(found, TODAY) if mark.name == "week 13")
    assert (missed.state, missed.evidence, missed.known_on) == ("missed", "provider", TODAY - 20 * DAY)
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    placement.refresh_from_db()
    assert (placement.end_said_by, placement.end_evidence, placement.end_known_by) == ("", "", "")


@pytest.mark.parametrize(
    ("word", "field"),
    [({"said_by": "a neighbour"}, "said_by"), ({"evidence": "paper"}, "said_by"),
     ({"said_by": "employer", "evidence": "a rumour"}, "evidence")],
)  # fmt: skip
def test_a_word_of_nobody_is_refused_and_nothing_is_saved(placement, world, word, field):
    with pytest.raises(Refused) as refused:
        end(placement=placement, on=TODAY - DAY, reason=EndReason.PAY, by=world.adviser, **word)
    placement.refresh_from_db()
    assert (refused.value.field, placement.ended_on) == (field, None)


NOT_NOW = {"not_now_until": TODAY + 60 * DAY, "not_now_words": "After the baby is here"}


def test_not_now_is_the_day_they_are_free_from_and_goes_with_the_end(placement, world):
    person = placement.care_leaver
    end(placement=placement, on=TODAY - DAY, reason=EndReason.PREGNANCY, by=world.adviser, **NOT_NOW)
    person.refresh_from_db()
    assert (person.available_from, person.views.get().words) == (TODAY + 60 * DAY, "After the baby is here")
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    person.refresh_from_db()
    placement.refresh_from_db()
    assert (person.available_from, placement.not_now_until) == (None, None)


def test_a_day_that_somebody_wrote_since_stays_when_the_end_is_taken_back(placement, world):
    end(placement=placement, on=TODAY - DAY, reason=EndReason.PREGNANCY, by=world.adviser, **NOT_NOW)
    update_profile(care_leaver=placement.care_leaver, by=world.adviser, available_from=TODAY + 90 * DAY)
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    placement.care_leaver.refresh_from_db()
    assert placement.care_leaver.available_from == TODAY + 90 * DAY


@pytest.mark.parametrize(
    ("chosen", "field"),
    [({"not_now_words": "Later"}, "not_now_until"), ({"not_now_until": TODAY + DAY}, "not_now_words"),
     (NOT_NOW | {"not_now_until": TODAY}, "not_now_until"),
     (NOT_NOW | {"not_now_until": TODAY + 400 * DAY}, "not_now_until")],
)  # fmt: skip
def test_a_day_without_words_or_one_that_is_none_is_refused(placement, world, chosen, field):
    with pytest.raises(Refused) as refused:
        end(placement=placement, on=TODAY - DAY, reason=EndReason.PAY, by=world.adviser, **chosen)
    placement.refresh_from_db()
    assert (refused.value.field, placement.ended_on, placement.care_leaver.available_from) == (field, None, None)


def apprentice_who_left(world, reason, *, days_ago=7, code="F4"):
    placement = placement_since(world, TODAY - 200 * DAY)
    Placement.objects.filter(pk=placement.pk).update(activity_code=code)
    placement.refresh_from_db()
    end(placement=placement, on=TODAY - days_ago * DAY, reason=reason, by=world.adviser)
    return placement


def to_ask(world):
    return list(with_training_to_ask_about(Referral.objects.for_council(world.council.id), TODAY))


@pytest.mark.parametrize(
    ("left", "is_asked"),
    [({"reason": "redundancy"}, True), ({"reason": "dismissed"}, True), ({"reason": "travel"}, False),
     ({"reason": "redundancy", "code": "F2"}, False), ({"reason": "redundancy", "days_ago": 84}, True),
     ({"reason": "redundancy", "days_ago": 85}, False)],
)  # fmt: skip
def test_of_an_apprentice_who_lost_the_job_the_training_is_asked_about_for_twelve_weeks(world, left, is_asked):
    placement = apprentice_who_left(world, **left)
    assert to_ask(world) == ([placement.referral] if is_asked else [])
    if is_asked:
        record_support(placement=placement, kind="learning", words="The provider keeps the place", by=world.adviser)
    else:
        with pytest.raises(Refused):
            record_support(placement=placement, kind="learning", words="The provider keeps it", by=world.adviser)
    assert to_ask(world) == []


def test_support_from_before_the_end_asks_for_no_training(world):
    placement = placement_since(world, TODAY - 200 * DAY)
    record_support(placement=placement, kind="hours", words="Later Mondays", by=world.adviser)
    Placement.objects.filter(pk=placement.pk).update(activity_code="F4")
    placement.refresh_from_db()
    end(placement=placement, on=TODAY - DAY, reason="redundancy", by=world.adviser)
    assert to_ask(world) == [placement.referral]
    other = placement_since(world, TODAY, person=placement.care_leaver)
    Placement.objects.filter(pk=other.pk).update(activity_code="F4")
    assert to_ask(world) == [], "they go on with another"
