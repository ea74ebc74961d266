"""A break moves marks and later check-ins alike; an end taken back opens again the break that it closed."""

import datetime as dt
from itertools import product

import pytest

from backend.outcomes.sustainment import sustainment_curve
from backend.placements.choices import NEVER_COUNTS_AS_LEFT, EndReason, MarkState
from backend.placements.corrections import correct_break, remove_break
from backend.placements.early_ends import left_early
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.placements.services import begin_break, end, end_break, undo_end
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(referral_world_with_facts, TODAY)
world = fresh("kept_world", autouse=True)


@pytest.fixture
def placement(world):
    return placement_since(world, TODAY - 40 * DAY)


def due(placement) -> dict[int, dt.date]:
    return dict(placement.check_ins.values_list("week", "due_on"))


def reached_on(placement) -> dict[int, dt.date | None]:
    fresh = Placement.objects.with_details().get(pk=placement.pk)
    return {mark.days // 7: mark.due_on for mark in marks_of(fresh, TODAY) if mark.rule == "weeks_on_programme"}


def mark_and_check_in_agree(placement) -> bool:
    """A week's check-in is due the day after the week's mark."""
    marks, check_ins = reached_on(placement), due(placement)
    return all(check_ins[week] == day + DAY for week, day in marks.items() if day)


def test_a_break_that_ended_moves_what_comes_after_it_and_nothing_before(placement, world):
    before = due(placement)
    spell = begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)
    assert due(placement) == before
    end_break(spell=spell, on=TODAY - 11 * DAY, by=world.adviser)
    first = TODAY - 20 * DAY
    assert due(placement) == {week: day + (10 * DAY if day > first else 0 * DAY) for week, day in before.items()}
    assert due(placement) != before
    assert mark_and_check_in_agree(placement)


def test_check_ins_follow_a_break_whose_end_is_corrected_and_one_that_never_was(placement, world):
    before = due(placement)
    spell = begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)
    spell = end_break(spell=spell, on=TODAY - 11 * DAY, by=world.adviser)
    facts = {"starts_on": TODAY - 20 * DAY, "reason": "illness", "why": "Came back later", "by": world.adviser}
    correct_break(spell=spell, ends_on=TODAY - 2 * DAY, **facts)
    assert due(placement)[8] == before[8] + 19 * DAY
    assert mark_and_check_in_agree(placement)
    remove_break(spell=spell, why="It was somebody else", by=world.adviser)
    assert due(placement) == before


def test_nothing_is_asked_for_in_a_break_that_goes_on(placement, world):
    check_in = placement.check_ins.get(week=4)
    assert check_in in type(check_in).objects.due_by(TODAY)
    spell = begin_break(placement=placement, on=check_in.due_on - DAY, reason="parenting", by=world.adviser)
    assert not type(check_in).objects.filter(week__gte=4).due_by(TODAY + 400 * DAY).exists()
    assert type(check_in).objects.filter(week=1).due_by(TODAY).exists()
    end_break(spell=spell, on=TODAY - DAY, by=world.adviser)
    assert type(check_in).objects.filter(week__gte=4).due_by(TODAY + 400 * DAY).exists()


def test_an_end_taken_back_opens_the_break_that_it_closed(placement, world):
    spell = begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)
    before = due(placement)
    end(placement=placement, on=TODAY - DAY, reason=EndReason.PAY, by=world.adviser)
    spell.refresh_from_db()
    assert spell.ends_on == TODAY - DAY
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    spell.refresh_from_db()
    assert (spell.ends_on, spell.closed_by_end) == (None, False)
    assert due(placement) == before


def test_a_break_that_somebody_ended_stays_ended(placement, world):
    spell = begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)
    end_break(spell=spell, on=TODAY - DAY, by=world.adviser)
    end(placement=placement, on=TODAY - DAY, reason=EndReason.PAY, by=world.adviser)
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    spell.refresh_from_db()
    assert spell.ends_on == TODAY - DAY


def test_the_curve_counts_what_is_an_early_end(world):
    """By hand: a reason that counts, and a day before the planned one if there is one."""
    last = TODAY - 10 * DAY
    ended = placement_since(world, TODAY - 90 * DAY, last=last, reason=EndReason.PAY)
    for reason, planned in product(EndReason.values, [0, None, 1]):
        planned_end = None if planned is None else last + planned * DAY
        Placement.objects.filter(pk=ended.pk).update(end_reason=reason, planned_end=planned_end)
        ended.refresh_from_db()
        expected = reason not in NEVER_COUNTS_AS_LEFT and planned != 0
        assert left_early(ended, TODAY) is expected, (reason, planned)
        counted = sustainment_curve(world.council, TODAY - 100 * DAY, TODAY, TODAY).left_early
        assert counted == expected, (reason, planned)


@pytest.mark.parametrize("days", [27, 28, 29, 90, 91, 92])
def test_a_week_of_the_curve_is_the_mark_of_that_week(world, days):
    placement = placement_since(world, TODAY - 200 * DAY, last=TODAY - (201 - days) * DAY, reason="pay")
    marks = {mark.name: mark.state for mark in marks_of(placement, TODAY)}
    curve = {
        point.week: point.share for point in sustainment_curve(world.council, TODAY - 300 * DAY, TODAY, TODAY).points
    }
    for week in (4, 13):
        assert (curve[week] == 1) is (marks[f"week {week}"] == MarkState.REACHED)


@pytest.mark.parametrize(
    ("reason", "then", "code"),
    [("pregnancy", "0", "G6"), ("childcare", "0", "G6"), ("pregnancy", "F2", "F2"), ("pay", "0", "0")],
)
def test_pregnancy_leads_to_its_own_code_where_nothing_else_was_said(placement, world, reason, then, code):
    end(placement=placement, on=TODAY - DAY, reason=EndReason(reason), then=then, by=world.adviser)
    standing = placement.care_leaver.activity_spells.open().get()
    assert (standing.code, standing.starts_on) == (code, TODAY)


def test_what_an_end_left_behind_gives_way_to_a_start_on_the_same_day(placement, world):
    end(placement=placement, on=TODAY - DAY, reason=EndReason.PREGNANCY, by=world.adviser)
    started = placement_since(world, TODAY, person=placement.care_leaver)
    standing = placement.care_leaver.activity_spells.open().get()
    assert (standing.code, standing.starts_on) == (started.activity_code, TODAY)
