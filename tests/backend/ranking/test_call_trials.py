"""A trial of extra calls: its protocol comes first, each Monday draws once, and its end alone says what came of it."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import DRAW_CALL_TRIAL
from backend.core.models import Job
from backend.placements.models import CallTrial, CallTrialDraw, Placement
from backend.placements.services import end, record_check_in
from backend.ranking.call_trials.results import standing_of, to_ring_now
from backend.ranking.call_trials.services import draw_week, stop, switch_on
from matching.trials import ring_order, seal
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is
from worker.tasks.ranking import draw_call_trial, draw_every_call_trial


TODAY = dt.date(2026, 6, 15)  # a Monday
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
FIRST = TODAY + WEEK
_today = today_is(TODAY)
PEOPLE = 6
PROTOCOL = {
    "begins_on": FIRST,
    "last_week": FIRST + 3 * WEEK,
    "most": 20,
    "calls_a_week": 2,
    "weeks_followed": 8,
    "share": Decimal("0.25"),
}


def build(council):
    world = referral_world_with_facts(council, places=50)
    for _ in range(PEOPLE):
        hard(world)
    return world


def hard(world, on=TODAY):
    placement = placement_since(world, on - 28 * DAY)
    heard = {"heard_from": "young_person", "going": 2, "still_there": True, "on": on}
    record_check_in(check_in=placement.check_ins.get(week=4), by=world.adviser, **heard)
    return placement


kept_world = kept(partial(build), TODAY)
world = fresh("kept_world", autouse=True)


def begun(world, **more) -> CallTrial:
    return switch_on(council=world.council, by=world.adviser, **PROTOCOL | more)


def drawn_on(world, day):
    with clock.moved_to(day):
        return draw_week(world.council)


def placements_drawn(trial):
    return list(trial.draws.values_list("placement", "order", "is_called"))


def test_a_monday_draws_once_by_the_seed_and_whoever_is_drawn_is_drawn_no_more(world):
    trial = begun(world)
    assert drawn_on(world, TODAY) == []  # not begun
    assert len(drawn_on(world, FIRST)) == PEOPLE
    assert drawn_on(world, FIRST) == drawn_on(world, FIRST + 3 * DAY) == []
    keys = {str(each.public_id): each.pk for each in Placement.objects.all()}
    listed = sorted(keys)
    by_hand = [keys[listed[place]] for place in ring_order(listed, trial.seed, FIRST.isoformat())]
    assert placements_drawn(trial) == [(pk, order, order < 2) for order, pk in enumerate(by_hand)]
    assert seal(trial.seed) == trial.seal
    with clock.moved_to(FIRST + 2 * DAY):
        assert [each.pk for each in to_ring_now(Placement.objects.all())] == by_hand[:2]
    with clock.moved_to(FIRST + WEEK):
        assert to_ring_now(Placement.objects.all()) == []
        hard(world, FIRST + WEEK)
        assert draw_week(world.council) == []  # two calls for one who is new: nothing to compare
    assert "seed" not in {field.name for field in CallTrial.history.rel.related_model._meta.fields}


def test_it_stops_by_its_rule_and_a_head_may_stop_it_with_a_reason(world):
    full = begun(world, most=5)
    assert len(drawn_on(world, FIRST)) == 5
    assert drawn_on(world, FIRST + WEEK) == []
    assert standing_of(full).known_on == FIRST + 8 * WEEK
    with pytest.raises(Refused, match="A trial draws until 13 July 2026 already"):
        begun(world)
    with pytest.raises(Refused, match="why it is stopped"):
        stop(trial=full, why=" ", by=world.adviser)
    stop(trial=full, why="Nobody can ring", by=world.adviser)
    with clock.moved_to(FIRST):
        assert to_ring_now(Placement.objects.all()) == []
    second = begun(world)
    assert drawn_on(world, FIRST + 4 * WEEK) == []  # after its last week
    assert not second.draws.exists()


def test_nothing_is_said_before_everybody_was_followed_and_then_all_count_where_the_lot_put_them(world):
    trial = begun(world, most=6)
    drawn_on(world, FIRST)
    called = [each.placement for each in trial.draws.filter(is_called=True)]
    others = [each.placement for each in trial.draws.filter(is_called=False)]
    with clock.moved_to(FIRST + 7 * WEEK):
        end(placement=others[0], on=FIRST + 5 * WEEK, reason="travel", by=world.adviser)
        end(placement=others[1], on=FIRST + 6 * WEEK, reason="illness", by=world.adviser)  # nothing about the match
        assert not standing_of(trial).is_known
    with clock.moved_to(FIRST + 8 * WEEK):
        for each in (called[0], others[2]):
            heard = {"heard_from": "employer", "going": 4, "still_there": True, "on": FIRST + 8 * WEEK}
            record_check_in(check_in=each.check_ins.get(week=13), by=world.adviser, **heard)
        said = standing_of(trial).sentence
    assert "Of 1 who were to be rung 0 had left within 8 weeks, of 3 others 1" in said
    assert said.startswith("No difference is shown")
    assert "Of 2 it is not known whether they left" in said


CANNOT_BE = [
    ({"begins_on": FIRST + DAY}, "begins_on", "is no Monday"),
    ({"begins_on": TODAY}, "begins_on", "comes before the first draw"),
    ({"last_week": FIRST - WEEK}, "last_week", "lies before the first"),
    ({"last_week": FIRST + 200 * WEEK}, "last_week", "104 weeks at most"),
    ({"calls_a_week": 0}, "calls_a_week", "1 to 100"),
    ({"most": 3}, "most", "twice as many"),
    ({"weeks_followed": 2}, "weeks_followed", "4 to 26 weeks"),
    ({"share": Decimal(1)}, "share", "1 to 90"),
]


def test_a_protocol_that_cannot_be_is_a_sentence_at_its_field(world):
    for wrong, field, sentence in CANNOT_BE:
        with pytest.raises(Refused, match=sentence) as refused:
            begun(world, **wrong)
        assert refused.value.field == field
    assert not CallTrial.objects.exists()


def test_the_clock_draws_in_every_council(world):
    trial = begun(world)
    with clock.moved_to(FIRST):
        draw_every_call_trial()
        job = Job.objects.get(name=DRAW_CALL_TRIAL, arguments=[world.council.id])
        draw_call_trial.apply(args=[job.id], throw=True)
    assert CallTrialDraw.objects.filter(trial=trial).count() == PEOPLE
