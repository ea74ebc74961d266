"""What holds of every fitted ranker."""

import json
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone

from matching import Opportunities, People, Ranker, Referrals, Settings
from matching.features.catalogue import FEATURES
from matching.features.pair import Travel
from matching.model import Model
from tests.matching.fitted_world import fitted, history, world
from tests.matching.known_truth import DAY
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, a_person, an_opportunity, many
from tests.sampling import examples


def same(one, other):
    return json.dumps(one.parameters()) == json.dumps(other.parameters())


def test_fit_returns_itself_and_counts_its_training_data():
    ranker = fitted()
    referrals = history()
    assert ranker.n_referrals_ == 500
    assert ranker.n_starts_ == referrals.started.sum()
    assert ranker.n_left_ == referrals.left.sum()
    assert ranker.as_of_ == referrals.observed_until(None)
    assert set(ranker.strength_) == {"start", "stay"}
    assert ranker.shrinkage_ == ranker.strength_
    rows = {row["feature"]: row for row in ranker.feature_table_}
    assert list(rows) == [feature.name for feature in FEATURES]
    assert all(sum(row["referrals"]) == 500 and sum(row["starts"]) == ranker.n_starts_ for row in rows.values())
    learned = rows["travel"]["start"]
    assert all(
        low <= term <= high for low, term, high in zip(*(learned[k] for k in ("low", "learned", "high")), strict=True)
    )


def test_a_clone_is_not_fitted_and_its_settings_are_the_same():
    ranker = Ranker(Settings(weight_wish=0.5)).fit(history(120))
    copy = clone(ranker)
    assert copy.get_params() == ranker.get_params()
    assert not hasattr(copy, "model_")
    assert copy.set_params(settings=None).settings is None
    assert same(clone(ranker).fit(history(120)), ranker)


def test_the_order_of_the_history_changes_nothing():
    records = world().records(200, seed=9)
    shuffled = [records[i] for i in np.random.default_rng(1).permutation(len(records))]
    one, other = (Ranker().fit(Referrals.from_records(rows)) for rows in (records, shuffled))
    assert same(one, other)
    assert one.feature_table_ == other.feature_table_


def test_parameters_go_through_json_bit_for_bit():
    ranker, kept = fitted(), json.loads(json.dumps(fitted().parameters()))
    again = Ranker.from_parameters(kept)
    assert same(again, ranker)
    for fact in ("n_referrals_", "n_starts_", "n_left_", "as_of_", "strength_", "feature_table_"):
        assert getattr(again, fact) == getattr(ranker, fact)
    one, other = (r.rank(*world().collections, on=DAY, top=5) for r in (ranker, again))
    assert one.score.tolist() == other.score.tolist()
    for name in ("chance_start_low", "chance_26_weeks", "chance_26_weeks_high", "fair_value"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("format",), 1, "a model of another format has other features"),
        (("employers",), {"e": [0.1]}, "effect of e must hold"),
        (("employers",), None, "employers must be a dict"),
        (("terms", "travel"), None, "terms of travel must be a dict"),
        (("terms", "age"), {"start": []}, "features of this engine and no other"),
        (("start",), "0.3", "start must hold finite numbers"),
        (("start",), True, "start must hold finite numbers"),
        (("start",), 10**400, "start must hold finite numbers"),
        (("leaving",), [800.0] * 5, "leaving must hold finite numbers from -30 to 30"),
        (("doubt_start", "rest"), -1.0, "rest of doubt_start must be 0 or more"),
        (("history", "n_starts"), 10**6, "history must count"),
        (("history", "n_left"), -1, "history must count"),
        (("history", "n_left"), True, "history must count"),
        (("history", "feature_table"), [], "feature_table of history must have a row"),
        (("terms", "travel", "start"), [0.0], "start of travel must hold finite numbers"),
        (("terms", "pay", "stay"), [1.0] * 17, "unknown of pay must have the term 0"),
        (("leaving",), [0.1, float("nan"), 0, 0, 0], "leaving must hold finite"),
        (("start",), "x", "start must hold finite"),
        (("history",), {"n_starts": 1}, "history must hold n_referrals"),
        (("history", "as_of"), "yesterday", "as_of must be a day"),
        (("calibrated",), 1, "calibrated must be True or False"),
        (("doubt_start", "tables", "travel"), [[0.0]], "table of travel"),
    ],
)
def test_parameters_that_cannot_be_are_refused_by_name(path, value, sentence):
    kept = json.loads(json.dumps(fitted().parameters()))
    inner = kept
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=sentence):
        Ranker.from_parameters(kept)


@pytest.mark.parametrize("waited", [0, 40, 150])
def test_a_past_referral_has_the_chances_that_the_ranking_of_its_day_would_have_given(waited):
    day = DAY - timedelta(days=waited)
    records = [record | {"on": DAY - timedelta(days=n)} for n, record in enumerate(world().records(30, seed=8))]
    records.append({**records[0], "on": day, "person": world().people[0], "opportunity": world().opportunities[0]})
    past = fitted().chances(Referrals.from_records(records))
    ranking = fitted().rank(*world().collections, on=day, top=None)
    row = int(np.flatnonzero((ranking.person == 0) & (ranking.opportunity == 0))[0])
    assert past.start[-1] == ranking.chance_start[row]
    assert past.lasting[-1] == ranking.chance_26_weeks[row]
    assert past.stay_after(26)[-1] == past.stay[-1]
    assert past.stay_after(4)[-1] > past.stay_after(13)[-1] > past.stay[-1] > past.stay_after(52)[-1]
    with pytest.raises(ValueError, match="at most 52"):
        past.stay_after(60)


def test_reasons_add_up_exactly_after_learning():
    ranking = fitted().rank(*world().collections, on=DAY, top=7)
    for row in range(0, len(ranking), 3):
        total = sum(reason.contribution for reason in ranking.reasons(row))
        assert total == ranking.score[row] - ranking.reference[row]


@settings(max_examples=examples(25), deadline=None)
@given(many(PERSON, "p", 3), many(OPPORTUNITY, "o", 4), st.floats(0, 3))
def test_reasons_of_anybody_add_up_exactly_under_a_fitted_model(people, opportunities, weight):
    ranker = Ranker.from_parameters(fitted().parameters(), Settings(weight_stay=weight))
    ranking = ranker.rank(People.from_records(people), Opportunities.from_records(opportunities), on=ON, top=None)
    for row in range(len(ranking)):
        total = sum(reason.contribution for reason in ranking.reasons(row))
        assert total == ranking.score[row] - ranking.reference[row]


def test_what_is_about_the_person_alone_stays_out_of_the_order_after_learning():
    settled = {"readiness": 5, "home_moves_3y": 0, "early_ends": 0, "months_since_eet": 0}
    people = [a_person(id="a", **settled), a_person(id="b", readiness=1, home_moves_3y=6, early_ends=3)]
    built = People.from_records(people), Opportunities.from_records([an_opportunity()])
    ranking = fitted().rank(*built, on=ON)
    assert ranking.score[0] == ranking.score[1]
    assert ranking.fair_value[0] == ranking.fair_value[1]
    assert ranking.chance_26_weeks[0] != ranking.chance_26_weeks[1]


def test_terms_are_monotone_and_an_unknown_fact_has_the_term_0():
    model = fitted().model_
    for feature in FEATURES:
        terms = model.terms[feature.name]
        for values in (terms.start, terms.stay):
            assert values[0] == 0
            moves = np.diff(values[feature.ordered_bins()])
            assert not feature.monotone or (moves >= 0).all() or (moves <= 0).all(), feature.name


def test_pay_waiting_and_all_else_that_has_an_order_go_one_way():
    assert {feature.name for feature in FEATURES if not feature.monotone} == {"level_step", "opportunity_type", "route"}
    outside = {feature.name: feature.unordered_bins for feature in FEATURES if feature.monotone}
    assert {name: bins for name, bins in outside.items() if bins} == {"travel": (Travel.remote,)}


def test_a_fact_the_history_never_speaks_of_stays_as_the_expert_has_it_but_for_scale():
    expert, model = Model.from_prior(), fitted().model_
    silent = [row["feature"] for row in fitted().feature_table_ if sum(row["referrals"][1:]) == 0]
    assert silent == ["employer_starting", "employer_staying", "opportunity_type"]
    records = [r | {"opportunity": r["opportunity"] | {"weekly_pay": None}} for r in world().records(300, seed=2)]
    model = Ranker().fit(Referrals.from_records(records)).model_
    ratio = model.terms["pay"].stay[1:] / np.where(expert.terms["pay"].stay[1:] == 0, 1, expert.terms["pay"].stay[1:])
    scales = set(np.round(ratio[expert.terms["pay"].stay[1:] != 0], 9))
    assert len(scales) == 1
    assert 0 < scales.pop() < 2
