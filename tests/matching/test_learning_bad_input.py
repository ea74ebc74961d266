"""Histories that are empty, tiny, one-sided or wrong."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Opportunities, People, Ranker, Referrals
from matching.features.catalogue import FEATURES, PERSON_FEATURES
from tests.matching.fitted_world import fitted, world
from tests.matching.known_truth import DAY
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, a_person, an_opportunity, some
from tests.sampling import examples


def test_nothing_to_learn_from_leaves_the_expert():
    ranker = Ranker().fit(Referrals.from_records([]))
    assert Ranker().parameters().items() <= ranker.parameters().items()
    assert (ranker.n_referrals_, ranker.as_of_) == (0, None)
    assert not ranker.rank(*world().collections, on=DAY, top=1).calibrated


@pytest.mark.parametrize("outcome", ["nobody", "everybody", "all left", "all stayed"])
@pytest.mark.parametrize("size", [1, 60])
def test_where_only_one_thing_ever_happened_the_expert_keeps_its_order(outcome, size):
    changes = {
        "nobody": {"started": False, "weeks_observed": None, "left": None},
        "everybody": {"started": True, "weeks_observed": 0, "left": False},
        "all left": {"started": True, "weeks_observed": 5, "left": True},
        "all stayed": {"started": True, "weeks_observed": 30, "left": False},
    }[outcome]
    ranker = Ranker().fit(Referrals.from_records([r | changes for r in world().records(size, seed=4)]))
    mine, expert = (r.rank(*world().collections, on=DAY, top=5) for r in (ranker, Ranker()))
    assert mine.score.tolist() == expert.score.tolist()
    assert not mine.calibrated
    for name in ("chance_start", "chance_26_weeks"):
        chances = [getattr(mine, name + end) for end in ("_low", "", "_high")]
        assert all(np.isfinite(chance).all() and (chance > 0).all() and (chance < 1).all() for chance in chances)
        assert (chances[0] <= chances[1]).all()
        assert (chances[1] <= chances[2]).all()
    if size > 1:
        higher = mine.chance_start.mean() > expert.chance_start.mean()
        assert higher == (outcome != "nobody")


def test_chances_are_called_calibrated_only_with_enough_of_every_outcome():
    def calibrated(records):
        return Ranker().fit(Referrals.from_records(records)).model_.calibrated

    records = world().records(500, seed=5)
    assert calibrated(records)
    assert not calibrated(records[:40])
    assert not calibrated([r for r in records if r["started"]])
    assert not calibrated([r | {"left": False} for r in records])
    assert not calibrated([r | {"weeks_observed": min(r["weeks_observed"] or 0, 8)} for r in records])


def test_a_person_with_no_eligible_opportunity_has_no_row_and_no_reason():
    built = People.from_records([a_person(max_travel_minutes=0)]), Opportunities.from_records([an_opportunity()])
    assert len(fitted().rank(*built, on=ON)) == 0


@pytest.mark.parametrize("wrong", [None, [], [{"person": {}}]])
def test_only_built_history_is_fitted(wrong):
    with pytest.raises(ValueError, match=r"matching\.Referrals"):
        Ranker().fit(wrong)


@st.composite
def any_history(draw):
    records = []
    for number in range(draw(st.integers(1, 12))):
        started = draw(st.booleans())
        weeks = draw(st.sampled_from([0, 0.5, 4, 8, 13, 26, 40, 52, 80])) if started else None
        records.append(
            {
                "person": draw(some(PERSON)) | {"id": draw(st.sampled_from("abc"))},
                "opportunity": draw(some(OPPORTUNITY)) | {"id": draw(st.sampled_from("xyz"))},
                "on": date(2026, 1, 1) + timedelta(days=number),
                "started": started,
                "weeks_observed": weeks,
                "left": started and draw(st.booleans()),
            }
        )
    return records


@settings(max_examples=examples(8), deadline=None)
@given(any_history())
def test_any_history_gives_finite_terms_and_chances(records):
    ranker = Ranker().fit(Referrals.from_records(records))
    for feature in FEATURES:
        terms = ranker.model_.terms[feature.name]
        assert np.isfinite([terms.start, terms.stay, terms.wish]).all()
        assert (terms.start[0], terms.stay[0]) == (0, 0)
    chances = ranker.chances(Referrals.from_records(records))
    assert ((chances.lasting_low <= chances.lasting) & (chances.lasting <= chances.lasting_high)).all()
    assert np.isfinite(chances.start_high).all()
    assert {feature.name for feature in PERSON_FEATURES} <= ranker.model_.terms.keys()
