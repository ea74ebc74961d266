"""Worlds: what is promised of each holds, by formulas written anew here and by counting."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Opportunities, People, Ranker, Referrals
from matching.evaluation import aipw, ipw
from matching.experiments.simulation.scenarios import INTERVALS
from matching.experiments.simulation.truth import hazards, survival
from matching.profiles.fields import OPPORTUNITY_FIELDS, PERSON_FIELDS
from matching.simulation import KINDS, Adviser, Nature, World, policy


SMALL = {"people": 60, "opportunities": 40}


@pytest.fixture(scope="module")
def histories():
    return {kind: World(kind, 3, **SMALL).history(120) for kind in KINDS}


def pairs_of(world):
    people, opportunities = People.from_records(world.people()), Opportunities.from_records(world.opportunities())
    ranking = Ranker().rank(people, opportunities, on=world.today, top=None)
    return people, opportunities, ranking


def truth_of(world):
    people, opportunities, ranking = pairs_of(world)
    return ranking, world.truth(people, opportunities, ranking.person, ranking.opportunity)


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


def test_in_a_world_without_surprises_the_truth_is_the_expert_exactly():
    plain = Nature(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    ranking, truth = truth_of(World("A", 2, nature=plain, **SMALL))
    assert truth.start == pytest.approx(ranking.chance_start)


def test_in_b_two_features_are_turned_and_nothing_else():
    plain = Nature(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    right, wrong = (truth_of(World(kind, 2, nature=plain, **SMALL))[1] for kind in "AB")
    own = truth_of(World("B", 2, nature=plain, wrong=(), **SMALL))[1]
    assert np.array_equal(own.start, right.start)
    assert np.corrcoef(own.stay, wrong.stay)[0, 1] < 0.9


def test_in_c_every_match_of_a_person_is_as_good_as_any_other():
    world = World("C", 2, **SMALL)
    ranking, truth = truth_of(world)
    for person in set(ranking.person.tolist()):
        assert np.ptp(truth.weeks_26[ranking.person == person]) < 1e-12
    assert np.ptp(truth.weeks_26) > 0.05


def test_in_d_the_group_fares_worse_with_some_employers_and_nobody_else_does():
    unfair, fair = World("D", 2, **SMALL), World("A", 2, **SMALL)
    ranking, treated = truth_of(unfair)
    usual = truth_of(fair)[1]
    inside = unfair.groups(tuple(record["id"] for record in unfair.people()))[ranking.person]
    assert np.array_equal(treated.start[~inside], usual.start[~inside])
    worse = treated.start[inside] < usual.start[inside] - 1e-9
    assert 0.2 < worse.mean() < 0.8
    assert 0.2 < inside.mean() < 0.5


def test_in_e_the_truth_of_today_is_not_that_of_two_years_ago():
    world = World("E", 2, **SMALL)
    people, opportunities, ranking = pairs_of(world)
    pairs = people, opportunities, ranking.person, ranking.opportunity
    now, then = world.truth(*pairs), world.truth(*pairs, on=world.today - timedelta(days=728))
    steady = World("A", 2, **SMALL)
    assert then.start.mean() > now.start.mean() + 0.03
    before = steady.truth(*pairs, on=world.today - timedelta(days=400))
    dated = opportunities.columns["start_date"][ranking.opportunity] >= 0  # else the wage floor is that of the day
    assert before.stay[dated] == pytest.approx(steady.truth(*pairs).stay[dated])


def test_the_oracle_is_the_best_that_is_possible_for_each():
    world = World("A", 2, **SMALL)
    ranking, truth = truth_of(world)
    best = [truth.weeks_26[ranking.person == person].max(initial=0) for person in range(60)]
    assert world.oracle == pytest.approx(best)


def test_an_older_day_shows_less_of_the_same_kind():
    world = World("A", 2, **SMALL)
    day = world.today - timedelta(days=300)
    history = world.history(60, as_of=day)
    Referrals.from_records(history.records).observed_until(day)
    assert max(record["on"] for record in history.records) <= day


def test_ipw_and_aipw_find_the_true_value_of_another_way_of_choosing():
    covered = []
    for seed in range(6):
        history = World("A", seed, **SMALL).history(300)
        came, other = [record["started"] for record in history.records], policy(history, Ranker())
        found = ipw(came, other.weight), aipw(came, other.weight, other.said_chosen, other.said)
        covered += [one.covers(float(other.truth.mean())) for one in found]
        assert all(abs(one.value - other.truth.mean()) < 0.2 for one in found)
    assert sum(covered) >= 9


def test_nothing_asked_for_is_an_empty_history():
    assert len(World("A", 1, **SMALL).history(0)) == 0


numbers = st.sampled_from([-1, 1.5, True, None, "3"])


@settings(max_examples=30, deadline=None)
@given(numbers, st.sampled_from(["seed", "people", "opportunities"]))
def test_impossible_worlds_are_refused_by_name(bad, name):
    with pytest.raises(ValueError, match=name):
        World(**{"kind": "A", "seed": 1} | {name: bad})


def test_impossible_questions_are_refused():
    world = World("A", 1, **SMALL)
    for bad in (-1, 1.5, True, None):
        with pytest.raises(ValueError, match="n must be"):
            world.history(bad)
    with pytest.raises(ValueError, match="as_of must be at least"):
        world.history(5, as_of=world.today + timedelta(days=1))
    with pytest.raises(ValueError, match="kind must be one of"):
        World("F", 1)
    with pytest.raises(ValueError, match="wrong: 'charm' is not a feature"):
        World("B", 1, wrong=("charm",))
    with pytest.raises(ValueError, match="temperature"):
        policy(world.history(5), Ranker(), temperature=0)
    for wrong, said in (
        ({"wrong": 5}, "wrong: 5"),
        ({"nature": 5}, "nature must be"),
        ({"adviser": 0}, "adviser must be"),
    ):
        with pytest.raises(ValueError, match=said):
            World("B", 1, **wrong)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(vars(Nature()))), st.sampled_from([float("nan"), float("inf"), True, "1", None, 1e308, -11])
)
def test_a_nature_or_an_adviser_of_no_number_is_refused_by_field(field, value):
    with pytest.raises(ValueError, match=f"Nature {field} must be a"):
        Nature(**{field: value})
    with pytest.raises(ValueError, match="Adviser skill must be a"):
        Adviser(skill=value)
