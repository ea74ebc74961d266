"""Collections of records, and questions about them."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from matching import ENTITLEMENTS, ROUTES, TYPES, Opportunities, People, Ranker
from tests.matching.worlds import ON, a_person, an_opportunity


def test_collections_keep_input_order_and_count_unknown_places_as_one():
    people = People.from_records(iter([{"id": "b"}, {"id": "a"}]))
    opportunities = Opportunities.from_records([{"id": "y", "places": 0}, {"id": "x", "places": 5}, {"id": "z"}])
    assert people.id == ("b", "a")
    assert opportunities.id == ("y", "x", "z")
    assert opportunities.places.tolist() == [0, 5, 1]


def test_numbers_from_arrays_are_numbers():
    record = {"easting": np.float64(530_000), "highest_level": np.int64(2), "can_drive": np.bool_(True)}
    assert People.from_records([{"id": "a"} | record]).columns["highest_level"].tolist() == [2]


def test_the_closed_lists_are_those_of_the_contract():
    assert (len(TYPES), len(ROUTES), len(ENTITLEMENTS)) == (10, 15, 4)


def test_empty_collections_rank_to_nothing():
    nobody, nothing = People.from_records([]), Opportunities.from_records([])
    somebody, something = People.from_records([a_person()]), Opportunities.from_records([an_opportunity()])
    for people, opportunities in ((nobody, something), (somebody, nothing), (nobody, nothing)):
        ranking = Ranker().rank(people, opportunities, on=ON)
        assert len(ranking) == len(ranking.chance_start) == len(ranking.minutes) == 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"on": datetime(2026, 11, 23, 9)}, "on must be"),
        ({"on": "2026-11-23"}, "on must be"),
        ({"top": 0}, "top must be"),
        ({"top": True}, "top must be"),
        ({"top": 2.5}, "top must be"),
        ({"journeys": [("sam", "bakery", 5)]}, "journeys must map"),
        ({"journeys": {"sam": 5}}, "journeys must map .* 'sam' is no such pair"),
        ({"journeys": {("sam", 7): 5}}, "journeys must map"),
        ({"journeys": {("sam", "bakery"): -1}}, "journey of 'sam' to 'bakery'"),
        ({"journeys": {("sam", "bakery"): float("nan")}}, "journey of 'sam' to 'bakery'"),
    ],
)
def test_a_wrong_question_is_refused(options, reason):
    people, opportunities = People.from_records([a_person()]), Opportunities.from_records([an_opportunity()])
    with pytest.raises(ValueError, match=reason):
        Ranker().rank(people, opportunities, **{"on": ON} | options)


def test_collections_are_told_from_lists_and_from_each_other():
    people, opportunities = People.from_records([a_person()]), Opportunities.from_records([an_opportunity()])
    with pytest.raises(ValueError, match=r"people must be built with People\.from_records"):
        Ranker().rank([a_person()], opportunities, on=ON)
    with pytest.raises(ValueError, match=r"opportunities must be built with Opportunities\.from_records"):
        Ranker().rank(people, people, on=ON)


def test_nobody_is_asked_about_on_a_day_before_their_birth():
    unborn = a_person(id="kim", birth_date=ON + timedelta(days=1))
    for ask in (
        lambda: Ranker().rank(People.from_records([a_person(), unborn]), Opportunities.from_records([]), on=ON),
        lambda: Ranker().eligibility(unborn, an_opportunity(), on=ON),
        lambda: Ranker().counterfactuals(unborn, Opportunities.from_records([]), on=ON),
    ):
        with pytest.raises(ValueError, match="person 'kim': birth_date is after the day asked about"):
            ask()
