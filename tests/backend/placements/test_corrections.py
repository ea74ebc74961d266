"""Breaks and check-ins put right: marks follow, the original is kept, what is asked for is answered once."""

import datetime as dt

import pytest

from backend.activities.corrections import correct_activity, remove_activity
from backend.care_leavers.models import Correction
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.check_ins import record_check_in
from backend.placements.corrections import correct_break, correct_check_in, remove_break, take_back_check_in
from backend.placements.marks import marks_of
from backend.placements.models import CheckIn
from backend.placements.services import begin_break, end_break
from backend.placements.support import record_support
from backend.reference.services import load_reference
from tests.factories.placements import placement_since


def days_ago(days: int) -> dt.date:
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture
def placement(world):
    load_reference()
    return placement_since(world, days_ago(60))


@pytest.fixture
def break_(placement, world):
    spell = begin_break(placement=placement, on=days_ago(40), reason="illness", by=world.adviser)
    return end_break(spell=spell, on=days_ago(21), by=world.adviser)


def on_programme(placement) -> int:
    placement = type(placement).objects.with_details().get(id=placement.id)
    return marks_of(placement, clock.today())[0].days_on_programme


def test_marks_follow_a_corrected_break(placement, break_, world):
    assert on_programme(placement) == 61 - 20
    facts = {"starts_on": days_ago(30), "ends_on": days_ago(21), "reason": "caring"}
    correct_break(spell=break_, why="Ten days later", by=world.adviser, **facts)
    assert on_programme(placement) == 61 - 10
    kept = Correction.objects.get()
    assert kept.was == {"starts_on": days_ago(40).isoformat(), "reason": "illness"}
    remove_break(spell=break_, why="It was somebody else", by=world.adviser)
    assert on_programme(placement) == 61
    removed = Correction.objects.get(is_removal=True)
    assert (removed.part_of, removed.was["reason"]) == (placement.public_id, "caring")


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (70, 21, "starts_on"),
        (-1, None, "starts_on"),
        (21, 30, "ends_on"),
        (40, -1, "ends_on"),
        (40, 5, "starts_on"),
        (40, None, "starts_on"),
    ],
)
def test_a_break_is_not_corrected_into_nonsense(placement, break_, world, first, last, field):
    begin_break(placement=placement, on=days_ago(10), reason="caring", by=world.adviser)
    before = on_programme(placement)
    with pytest.raises(Refused) as refusal:
        correct_break(
            spell=break_,
            starts_on=days_ago(first),
            ends_on=None if last is None else days_ago(last),
            reason="illness",
            why="x",
            by=world.adviser,
        )
    assert refusal.value.field == field
    assert on_programme(placement) == before
    assert not Correction.objects.exists()


HEARD = {"heard_from": "young_person", "going": 2, "still_there": True}


def test_a_check_in_is_corrected_taken_back_and_due_again(placement, world):
    check_in = placement.check_ins.get(week=1)
    with pytest.raises(Refused, match="not recorded yet"):
        correct_check_in(check_in=check_in, on=days_ago(50), why="x", by=world.adviser, **HEARD)
    record_check_in(check_in=check_in, on=days_ago(50), support_needed="Later Mondays", by=world.adviser, **HEARD)
    facts = HEARD | {"going": 4, "support_needed": ""}
    correct_check_in(check_in=check_in, on=days_ago(49), why="Wrong sheet", by=world.adviser, **facts)
    check_in.refresh_from_db()
    assert (check_in.done_on, check_in.going, check_in.support_needed) == (days_ago(49), 4, "")
    assert Correction.objects.get().was == {
        "done_on": days_ago(50).isoformat(),
        "going": 2,
        "support_needed": "Later Mondays",
    }
    take_back_check_in(check_in=check_in, why="It was the other one", by=world.adviser)
    assert check_in in CheckIn.objects.due_by(clock.today())
    record_check_in(check_in=check_in, on=days_ago(2), by=world.adviser, **HEARD)


def test_support_that_was_asked_for_waits_until_somebody_says_what_was_done(placement, world):
    first, second, *_ = placement.check_ins.all()
    record_check_in(
        check_in=first, on=days_ago(50), support_needed="A bus pass", by=world.adviser, **HEARD | {"going": 4}
    )
    assert list(CheckIn.objects.needing_support()) == [first]
    with pytest.raises(Refused) as refusal:
        record_support(placement=placement, kind="travel", words=" ", by=world.adviser)
    assert refusal.value.field == "words"
    given = record_support(placement=placement, kind="travel", words="Bought", by=world.adviser)
    assert given.check_in == first
    assert not CheckIn.objects.needing_support().exists()
    record_check_in(check_in=second, on=days_ago(40), by=world.adviser, **HEARD)
    assert list(CheckIn.objects.needing_support()) == [second], "hard is asking too"
    with pytest.raises(Refused, match="took place"):
        take_back_check_in(check_in=first, why="x", by=world.adviser)


def test_the_activity_of_a_placement_is_corrected_at_the_placement(placement, world):
    spell = placement.activity_spell
    for change in (
        lambda: correct_activity(spell=spell, starts_on=days_ago(70), why="x", by=world.adviser),
        lambda: remove_activity(spell=spell, why="x", by=world.adviser),
    ):
        with pytest.raises(Refused, match="follows from an EET placement"):
            change()
