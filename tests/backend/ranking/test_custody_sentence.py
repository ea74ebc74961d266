"""What is said of somebody in custody: whom to ask, of what, and that the law behind it is to be read again."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep, Outcome
from tests.backend.ranking.gate_world import gate_world


TODAY = dt.date(2026, 11, 29)
CAUTION = "Check before relying on this: "


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.moved_to(TODAY):
        yield


def said(world) -> list[tuple[Outcome, str]]:
    answer = may_go_on(world.person, world.shortlisted, GateStep.REFER, clock.today())
    return [(each.outcome, each.sentence) for each in answer.obstacles if each.name == "custody"]


@pytest.mark.parametrize(
    ("facts", "release"),
    [
        ({"in_custody": False}, None),
        ({"in_custody": True}, "release: not recorded yet"),
        ({"in_custody": True, "release_date": TODAY}, "release: 29 November 2026"),
        ({"in_custody": True, "release_date": dt.date(2027, 5, 1)}, "release: 1 May 2027"),
    ],
)
def test_who_is_in_custody_is_asked_about_at_the_prison_and_of_probation(in_council, facts, release):
    world = gate_world(in_council)
    update_profile(care_leaver=world.person, by=world.adviser, **facts)
    found = said(world)
    if release is None:
        assert found == []
        return
    ((outcome, sentence),) = found
    assert outcome == Outcome.HOLD
    assert release in sentence
    assert "temporary licence can be asked of probation" in sentence
    assert CAUTION not in sentence


def test_a_release_that_has_passed_is_said_to_have(in_council):
    world = gate_world(in_council)
    update_profile(care_leaver=world.person, by=world.adviser, in_custody=True, release_date=TODAY)
    with clock.moved_to(TODAY + dt.timedelta(days=1)):
        ((outcome, sentence),) = said(world)
    assert outcome == Outcome.HOLD
    assert "release: 29 November 2026, which has passed" in sentence


def test_past_its_day_the_ground_is_said_to_be_read_again(in_council):
    world = gate_world(in_council)
    update_profile(care_leaver=world.person, by=world.adviser, in_custody=True)
    for day, told in ((dt.date(2027, 3, 31), False), (dt.date(2027, 4, 1), True)):
        with clock.moved_to(day):
            ((_, sentence),) = said(world)
        assert (CAUTION in sentence) is told


@pytest.mark.parametrize(("days_ago", "asks_of_then"), [(0, False), (30, True)])
def test_of_a_day_gone_by_nobody_is_told_to_ask_for_early_release(in_council, days_ago, asks_of_then):
    world = gate_world(in_council)
    update_profile(care_leaver=world.person, by=None, in_custody=True, release_date=dt.date(2027, 5, 1))
    referral, day = world.referrals["started"], TODAY - dt.timedelta(days=days_ago)
    answer = may_go_on(world.person, referral.opportunity, GateStep.FIRST_DAY, day, referral=referral)
    (sentence,) = (each.sentence for each in answer.obstacles if each.name == "custody")
    assert ("recorded as in custody now" in sentence) is asks_of_then
    assert ("temporary licence" in sentence) is not asks_of_then
