"""What changed the marks of a placement, who and why; and that one edit computes its own marks alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.audit.history import history_context
from backend.placements.corrections import correct_check_in, remove_break
from backend.placements.mark_history import mark_changes
from backend.placements.marks import marks_of, sustainment_rules
from backend.placements.models import CheckIn, Placement
from backend.placements.services import begin_break, end, end_break, undo_end
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.heard import heard_on
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(referral_world_with_facts, TODAY)
world = fresh("kept_world", autouse=True)


@pytest.fixture
def placement(world):
    return placement_since(world, TODAY - 40 * DAY)


def told(placement, what):
    changes = [each for each in mark_changes(placement, sustainment_rules()) if each.what == what]
    return [(each.after.name, each.before.state, each.after.state, each.why) for each in changes]


def test_what_is_heard_changes_a_mark_and_its_correction_says_why(world, placement):
    with history_context(user=world.adviser.id):
        heard_on(placement, TODAY, week=4, by=world.adviser)
    assert ("week 4", "not_known", "reached", "") in told(placement, "a check-in")
    check_in = CheckIn.objects.get(placement=placement, week=4)
    facts = {"on": TODAY, "heard_from": "young_person", "going": None, "still_there": False}
    with history_context(user=world.adviser.id):
        correct_check_in(check_in=check_in, why="It was somebody else", by=world.adviser, **facts)
    assert ("week 4", "reached", "not_known", "It was somebody else") in told(placement, "a check-in")
    assert {each.by_id for each in mark_changes(placement, sustainment_rules())} == {world.adviser.id}


def test_an_end_and_its_undoing_are_told_with_the_reason(world, placement):
    with history_context(user=world.adviser.id):
        end(placement=placement, on=TODAY - DAY, reason="pay", by=world.adviser)
    with history_context(user=world.adviser.id, request="another"):
        undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    days = told(placement, "the first or the last day")
    assert days[0][3] == "Wrong person"
    assert ("week 13", "not_known", "missed", "") in days


def test_a_break_moves_a_day_and_one_taken_away_moves_it_back(world, placement):
    with history_context(user=world.adviser.id):
        spell = begin_break(placement=placement, on=TODAY - 9 * DAY, reason="illness", by=world.adviser)
        end_break(spell=spell, on=TODAY, by=world.adviser)
    with history_context(user=world.adviser.id):
        remove_break(spell=spell, why="It was somebody else", by=world.adviser)
    changes = [each for each in mark_changes(placement, sustainment_rules()) if each.after.name == "week 52"]
    back, moved = changes[0], changes[-1]
    assert (back.why, back.after.due_on - back.before.due_on) == ("It was somebody else", -10 * DAY)
    assert moved.after.due_on - moved.before.due_on == 10 * DAY


def test_one_edit_computes_its_own_marks_alone(world, placement):
    """As many queries beside twenty others as alone: nothing of them is read or written."""

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            fresh_one = Placement.objects.with_what_is_known().get(pk=placement.pk)
            marks_of(fresh_one, TODAY)
        return len(found)

    alone = queries()
    others = [placement_since(world, TODAY - (50 + number) * DAY) for number in range(3)]
    before = [list(each.history.values_list("pgh_id", flat=True)) for each in others]
    heard_on(placement, TODAY, by=world.adviser)
    assert (queries(), alone) == (5, 5)
    assert [list(each.history.values_list("pgh_id", flat=True)) for each in others] == before
