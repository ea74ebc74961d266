"""What was done to support somebody, and whether it helped."""

import pytest

from backend.core.errors import Refused
from backend.placements.corrections import take_back_check_in
from backend.placements.models import CheckIn, SupportGiven
from backend.placements.services import end, record_check_in
from backend.placements.support import record_support, say_whether_it_helped
from backend.placements.support_choices import Helped, SupportKind
from tests.backend.placements.conftest import DAY, FIRST, TODAY
from tests.backend.placements.kept_placement import kept_world, made, placement, world


__all__ = ["kept_world", "made", "placement", "world"]
HEARD = {"heard_from": "young_person", "going": 2, "still_there": True}


def given(placement, world, **facts):
    return record_support(placement=placement, by=world.adviser, **{"kind": "hours", "words": "Later Mondays"} | facts)


def test_what_was_done_comes_back_two_weeks_later_and_once_it_is_answered_no_more(world, placement):
    support = given(placement, world, reasons=["said_hard:2026-06-01"])
    assert (support.on, support.asks_on, support.reasons) == (TODAY, TODAY + 14 * DAY, ["said_hard:2026-06-01"])
    assert not SupportGiven.objects.to_ask_about(TODAY).exists()
    assert list(SupportGiven.objects.to_ask_about(TODAY + 14 * DAY)) == [support]
    say_whether_it_helped(support=support, helped=Helped.PARTLY, words="a bit", by=world.adviser)
    assert not SupportGiven.objects.to_ask_about(TODAY + 14 * DAY).exists()
    assert (support.helped_on, support.helped_by, support.did_help) == (TODAY, world.adviser, True)
    with pytest.raises(Refused, match="said already, on 15 June 2026: “A little”"):
        say_whether_it_helped(support=support, helped=Helped.YES, by=world.adviser)


def test_where_nothing_is_needed_nobody_is_asked(world, placement):
    support = given(placement, world, kind=SupportKind.NOTHING, words="It was a bad day", asks_on=TODAY + DAY)
    assert support.asks_on is None
    with pytest.raises(Refused, match="nothing to ask about"):
        say_whether_it_helped(support=support, helped=Helped.YES, by=world.adviser)


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"kind": "magic"}, "kind", "what kind"),
        ({"words": "  "}, "words", "what was done"),
        ({"words": "x" * 4_001}, "words", "at most 4,000"),
        ({"on": TODAY + DAY}, "on", "up to today"),
        ({"on": FIRST - DAY}, "on", "that day or a later one"),
        ({"asks_on": TODAY - DAY}, "asks_on", "later day"),
        ({"asks_on": TODAY + 200 * DAY}, "asks_on", "nearer day"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(world, placement, facts, field, said):
    with pytest.raises(Refused, match=said) as refusal:
        given(placement, world, **facts)
    assert refusal.value.field == field
    assert not placement.support_given.exists()


@pytest.mark.parametrize(
    ("facts", "field"), [({"helped": "perhaps"}, "helped"), ({"helped": "yes", "on": TODAY + DAY}, "on")]
)
def test_an_answer_that_cannot_be_is_refused(world, placement, facts, field):
    support = given(placement, world)
    with pytest.raises(Refused) as refusal:
        say_whether_it_helped(support=support, by=world.adviser, **facts)
    assert refusal.value.field == field


def test_what_has_ended_asks_for_nothing_and_takes_nothing(world, placement):
    given(placement, world)
    end(placement=placement, on=TODAY, reason="completed", by=world.adviser)
    assert not SupportGiven.objects.to_ask_about(TODAY + 14 * DAY).exists()
    with pytest.raises(Refused, match="log it as one"):
        given(placement, world)


def test_a_check_in_that_asked_waits_for_nobody_then_and_took_place(world, placement):
    check_in = placement.check_ins.get(week=8)
    record_check_in(check_in=check_in, on=TODAY, by=world.adviser, **HEARD)
    assert given(placement, world).check_in == check_in
    assert not CheckIn.objects.needing_support().exists()
    with pytest.raises(Refused, match="took place"):
        take_back_check_in(check_in=check_in, why="x", by=world.adviser)


@pytest.mark.parametrize(
    ("facts", "field"), [({"attendance": "often"}, "attendance"), ({"worries": ["travel", "the moon"]}, "worries")]
)
def test_answers_that_are_not_on_the_list_are_refused(world, placement, facts, field):
    check_in = placement.check_ins.get(week=8)
    with pytest.raises(Refused) as refusal:
        record_check_in(check_in=check_in, on=TODAY, by=world.adviser, **HEARD | facts)
    assert refusal.value.field == field
