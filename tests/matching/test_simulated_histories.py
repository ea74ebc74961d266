"""Histories that are drawn: what they hold, and that they are as often as the truth says."""

from datetime import timedelta

import numpy as np
import pytest

from matching import Referrals
from matching.experiments.simulation.scenarios import INTERVALS
from matching.experiments.simulation.truth import hazards, survival
from matching.profiles.fields import OPPORTUNITY_FIELDS, PERSON_FIELDS
from matching.simulation import KINDS, World


SMALL = {"people": 60, "opportunities": 40}


@pytest.fixture(scope="module")
def histories():
    return {kind: World(kind, 3, **SMALL).history(120) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_is_the_same_world_and_another_is_not(kind, histories):
    again = World(kind, 3, **SMALL)
    assert again.history(120).records == histories[kind].records
    assert World(kind, 4, **SMALL).history(120).records != histories[kind].records
    assert again.people() == World(kind, 3, **SMALL).people()


@pytest.mark.parametrize("kind", KINDS)
def test_a_history_is_one_of_the_contract_and_tells_nothing_of_the_future(kind, histories):
    world, history = World(kind, 3, **SMALL), histories[kind]
    assert len(Referrals.from_records(history.records)) == 120
    Referrals.from_records(history.records).observed_until(world.today)
    assert [record["on"] for record in history.records] == sorted(record["on"] for record in history.records)


def test_what_no_record_may_hold_is_in_none(histories):
    for record in histories["D"].records:
        assert record["person"].keys() <= {"id", *PERSON_FIELDS}
        assert record["opportunity"].keys() <= {"id", *OPPORTUNITY_FIELDS}
        assert "group" not in str(record)


def test_propensities_are_those_of_the_choice_and_add_up_to_one(histories):
    history = histories["A"]
    for event, chance, record in zip(history.event, history.propensity, history.records, strict=True):
        assert event.propensities.sum() == pytest.approx(1)
        assert event.propensities[list(event.options).index(event.row)] == chance
        assert record["chosen_from"] == len(event.options)


def test_nobody_is_referred_while_in_a_placement_and_places_are_never_over_filled():
    history = World("A", 1, **SMALL).history(300)
    until, held = {}, {}
    for record, event in zip(history.records, history.event, strict=True):
        person, opportunity = record["person"]["id"], record["opportunity"]
        assert until.get(person, record["on"]) <= record["on"]
        if record["started"]:
            weeks = min(event.leaves, event.otherwise_ends)
            until[person] = event.begins + timedelta(weeks=min(weeks, 500)) - timedelta(days=1)
            held.setdefault((opportunity["id"], (record["on"] - history.records[0]["on"]).days // 182), []).append(1)
    assert max(len(those) for those in held.values()) <= 6 * 3


def test_censoring_is_natural_some_are_still_there_and_some_have_left(histories):
    started = [record for record in histories["A"].records if record["started"]]
    left = [record for record in started if record["left"]]
    assert 0 < len(left) < len(started) < 120
    assert all(record["weeks_observed"] > 0 for record in left)
    assert all(record["weeks_observed"] == 0 for record in histories["A"].records if not record["started"])


def test_starts_come_about_as_often_as_the_truth_says():
    history = World("A", 5, people=120, opportunities=60).history(1_000)
    came = np.array([record["started"] for record in history.records])
    spread = np.sqrt((history.chance_start * (1 - history.chance_start)).sum())
    assert abs(came.sum() - history.chance_start.sum()) < 4 * spread


def test_those_followed_for_26_weeks_lasted_as_often_as_the_truth_says():
    history = World("A", 6, people=120, opportunities=60).history(1_000)
    old = np.array([event.leaves >= 26 and event.started for event in history.event])
    spread = np.sqrt((history.chance_26_weeks * (1 - history.chance_26_weeks)).sum())
    assert abs(old.sum() - history.chance_26_weeks.sum()) < 4 * spread


def test_staying_is_the_product_of_the_weeks():
    stay = np.array([-1.0, 0.0, 1.5])
    weekly = hazards(stay)
    for weeks in (1, 8, 26, 40):
        expected = np.ones(3)
        for week in range(weeks):
            expected *= 1 - weekly[:, next(place for place, (end, _) in enumerate(INTERVALS) if week < end)]
        assert survival(stay, weeks) == pytest.approx(expected)
