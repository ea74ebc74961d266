"""Rows and settings that are refused by name."""

import numpy as np
import pytest

from matching import Opportunities, People, Ranker, Settings, TravelEstimate
from tests.matching.worlds import ON, a_person, an_opportunity


@pytest.mark.parametrize("records", [None, 5, "sam", {"id": "sam"}, np.array(2.0)])
def test_records_are_something_to_go_through(records):
    with pytest.raises(ValueError, match="person records must be a list"):
        People.from_records(records)


@pytest.mark.parametrize("row", [0.5, True, "0", None, float("nan")])
def test_a_row_is_a_whole_number(row):
    people, opportunities = People.from_records([a_person()]), Opportunities.from_records([an_opportunity()])
    ranking = Ranker().rank(people, opportunities, on=ON)
    for ask in (ranking.reasons, ranking.salient, lambda row: ranking.criteria(row, a_person(), an_opportunity())):
        with pytest.raises(ValueError, match="row must be a whole number"):
            ask(row)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("weight_wish", -1), ("weight_stay", True), ("threads", 0), ("pairs_at_once", 1.5), ("travel", 4), ("rules", ())],
)
def test_wrong_settings_are_refused_by_name(setting, value):
    with pytest.raises(ValueError, match=setting):
        Settings(**{setting: value})


def test_a_travel_estimate_needs_speeds_above_nothing():
    with pytest.raises(ValueError, match="per kilometre"):
        TravelEstimate(near_minutes_per_km=0)
