"""The public contract, held to with a world of another make and with oracles that share no code with the engine."""

import json
import math
import os
import pickle
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from sklearn.utils import estimator_checks

from matching import ROUTES, Opportunities, People, Ranker, Referrals
from tests.matching.county import DAY
from tests.matching.ranker_output import all_output, county, county_history, fitted, output


ROOT = Path(__file__).parents[2]
LISTS = {"types_wanted", "route_interests", "experience_routes"}


def test_reasons_add_up_exactly_in_whatever_order_and_by_whatever_sum():
    built = People.from_records(county().people), Opportunities.from_records(county().opportunities)
    ranking = fitted().rank(*built, on=DAY, top=None)
    assert len(ranking) > 500
    for row in range(len(ranking)):
        parts = np.array([reason.contribution for reason in ranking.reasons(row)])
        difference = ranking.score[row] - ranking.reference[row]
        assert parts.sum() == np.add.reduce(parts[::-1]) == math.fsum(parts) == difference


def test_the_order_of_people_opportunities_and_history_changes_nothing_after_learning():
    shuffled = [
        Random(3).sample(records, len(records))
        for records in (county().people, county().opportunities, county_history())
    ]
    people, opportunities, history = shuffled
    ranker = Ranker().fit(Referrals.from_records(history))
    mine, other = fitted().parameters(), ranker.parameters()
    for doubt in ("doubt_start", "doubt_stay"):
        assert mine[doubt]["rest"] == pytest.approx(other[doubt]["rest"], rel=1e-9)
        mine[doubt]["rest"] = other[doubt]["rest"]
    assert mine == other
    assert output(ranker, people, opportunities) == output(fitted(), county().people, county().opportunities)


def test_another_process_with_other_hashes_says_the_same_to_the_last_bit():
    code = "from tests.matching.ranker_output import all_output; print(all_output())"
    environment = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    other = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == all_output()


def test_a_fitted_ranker_that_was_put_away_says_the_same():
    whole = output(fitted(), county().people, county().opportunities, top=3)
    for again in (
        pickle.loads(pickle.dumps(fitted())),
        Ranker.from_parameters(json.loads(json.dumps(fitted().parameters()))),
    ):
        assert output(again, county().people, county().opportunities, top=3) == whole


@pytest.mark.parametrize(
    "check",
    [
        estimator_checks.check_estimator_cloneable,
        estimator_checks.check_estimator_repr,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_parameters_default_constructible,
        estimator_checks.check_set_params,
        estimator_checks.check_valid_tag_types,
    ],
)
def test_it_keeps_the_conventions_of_scikit_learn_that_do_not_ask_for_a_matrix(check):
    check("Ranker", Ranker())


def there_by_kaplan_and_meier(weeks, left, week):
    """Share still there after so many weeks by the product-limit estimate (Kaplan and Meier 1958)."""
    share = 1.0
    for moment in np.unique(weeks[left & (weeks <= week)]):
        share *= 1 - (left & (weeks == moment)).sum() / (weeks >= moment).sum()
    return share


@pytest.mark.parametrize("shape", [0.7, 1.0, 1.6])
def test_where_nothing_is_known_of_anybody_staying_is_what_kaplan_and_meier_say(shape):
    """However leaving is spread, and although two in three stays were still going on when last seen."""
    draw = np.random.default_rng(3)
    leaves, seen = 45 * draw.weibull(shape, 2_000), draw.choice([8.0, 20.0, 40.0, 70.0], 2_000) * draw.random(2_000)
    weeks, left = np.minimum(leaves, seen), leaves < seen
    on = DAY - timedelta(days=600)
    stays = [
        {"person": {"id": f"p{n}"}, "opportunity": {"id": f"o{n}"}, "on": on, "started": True}
        | {"weeks_observed": w, "left": gone}
        for n, (w, gone) in enumerate(zip(weeks.tolist(), left.tolist(), strict=True))
    ]
    history = Referrals.from_records(stays)
    chances = Ranker().fit(history).chances(history)
    for week in (4, 8, 13, 26):
        expected = there_by_kaplan_and_meier(weeks, left, week)
        assert chances.stay_after(week)[0] == pytest.approx(expected, abs=0.025)
    assert expected < 0.9 * (1 - left.mean())  # whoever was last seen there did not all stay


def test_counterfactuals_of_a_fitted_ranker_are_what_ranking_the_changed_record_gives():
    offered = Opportunities.from_records(county().opportunities)

    def ranked(person):
        ranking = fitted().rank(People.from_records([person]), offered, on=DAY, top=None)
        return [offered.id[position] for position in ranking.opportunity], ranking.score

    checked = 0
    for person in county().people[:12]:
        (now, score), found = ranked(person), fitted().counterfactuals(person, offered, on=DAY)
        for change in found:
            if change.field in ("english_waived", "maths_waived"):
                continue  # of the employers, not of the record
            value = [*(person.get(change.field) or []), change.value] if change.field in LISTS else change.value
            then, scores = ranked(person | {change.field: value})
            new = [name not in now for name in then]
            assert change.gained_ids == tuple(name for name, gained in zip(then, new, strict=True) if gained)
            assert change.among_first == sum(new[:20])
            if any(new) and now:
                assert change.quality == pytest.approx(scores[np.array(new)].mean() - score.mean())
            checked += 1
    assert checked > 50


def test_an_opportunity_of_which_nothing_is_recorded_has_no_term_after_learning():
    people = [{**person, "support_needs": None} for person in county().people]
    ranking = fitted().rank(People.from_records(people), Opportunities.from_records([{"id": "blank"}]), on=DAY)
    assert len(ranking) == len(people)
    assert not ranking.score.any()


def test_a_route_named_twice_is_named_once():
    once, twice = (
        output(Ranker(), [{"id": "p", "route_interests": routes}], [{"id": "x", "route": ROUTES[1]}])
        for routes in ([ROUTES[0], ROUTES[1]], [ROUTES[0], ROUTES[0], ROUTES[1]])
    )
    assert once == twice
    assert once
