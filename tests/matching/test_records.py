"""What a record may hold, and the sentence that refuses what it may not."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from matching import ENTITLEMENTS, ROUTES, TYPES, Opportunities, People, Ranker, Settings, TravelEstimate
from tests.matching.worlds import ON, a_person, an_opportunity


BAD_PEOPLE = [
    ("birth_date", datetime(2007, 5, 4, 12), "datetime.date"),
    ("birth_date", "2007-05-04", "datetime.date"),
    ("birth_date", datetime(2007, 5, 4, tzinfo=UTC), "datetime.date"),
    ("birth_date", np.datetime64("2007-05-04"), "datetime.date"),
    ("birth_date", date.min, "from 1900"),
    ("birth_date", date.max, "to 2199"),
    ("easting", np.float16("inf"), "finite"),
    ("max_travel_minutes", np.timedelta64(45, "m"), "number"),
    ("highest_level", np.timedelta64(2, "D"), "whole number"),
    ("easting", float("nan"), "finite"),
    ("northing", float("inf"), "finite"),
    ("easting", True, "number"),
    ("easting", "530000", "number"),
    ("max_travel_minutes", -1, "from 0"),
    ("max_travel_minutes", Decimal("45"), "number"),
    ("highest_level", 8, "from 0 to 7"),
    ("highest_level", 2.0, "whole number"),
    ("highest_level", True, "whole number"),
    ("english_level", 3, "from 0 to 2"),
    ("maths_level", -1, "from 0 to 2"),
    ("right_to_work", 1, "True or False"),
    ("right_to_work", "yes", "True or False"),
    ("entitlement", "former relevant", "must be one of"),
    ("entitlement", ["relevant"], "must be one of"),
    ("max_weekly_hours", 169, "from 0 to 168"),
    ("route_interests", "Digital", "list"),
    ("route_interests", ["Plumbing"], "must hold only"),
    ("route_interests", [None], "must hold only"),
    ("aspiration", 7, "text"),
    ("support_needs", "mentor", "list"),
    ("support_needs", [""], "not empty"),
    ("avoid_areas", [(530_000, 180_000)], "easting, northing, radius"),
    ("avoid_areas", [(530_000, 180_000, -1)], "from 0"),
    ("avoid_areas", [(530_000, float("nan"), 5)], "finite"),
    ("avoid_employers", [7], "text"),
    ("months_since_eet", 2.5, "whole number"),
    ("readiness", 0, "from 1 to 5"),
    ("readiness", 6, "from 1 to 5"),
    ("early_ends", -1, "from 0"),
    ("types_wanted", ["career"], "must hold only"),
    ("favourite_colour", "green", "not a field"),
]
BAD_OPPORTUNITIES = [
    ("type", "internship", "must be one of"),
    ("route", "Plumbing", "must be one of"),
    ("level", 8, "from 0 to 7"),
    ("title", None.__class__, "text"),
    ("sites", [(1, 2, 3, 4)], "easting, northing"),
    ("sites", {"easting": 1}, "list"),
    ("nationwide", 0, "True or False"),
    ("weekly_hours", -0.5, "from 0"),
    ("daily_hours", 25, "from 0 to 24"),
    ("weekly_pay", float("-inf"), "finite"),
    ("weekly_pay", "300", "number"),
    ("closing_date", datetime(2026, 12, 1), "datetime.date"),
    ("places", -1, "from 0"),
    ("places", 1.0, "whole number"),
    ("min_age", 26, "above max_age"),
    ("employer_id", "", "not empty"),
    ("employer_sustained_26", 4, "employer_starts"),
    ("start_date", date(2028, 3, 12), "planned_end"),
    ("pledges", "interview", "list"),
    ("salary", 300, "not a field"),
]


@pytest.mark.parametrize(("field", "value", "reason"), BAD_PEOPLE)
def test_a_bad_person_is_refused_by_record_field_and_reason(field, value, reason):
    with pytest.raises(ValueError, match=reason) as refusal:
        People.from_records([a_person(), a_person(id="kim", **{field: value})])
    assert "'kim'" in str(refusal.value)
    assert field in str(refusal.value)


@pytest.mark.parametrize(("field", "value", "reason"), BAD_OPPORTUNITIES)
def test_a_bad_opportunity_is_refused_by_record_field_and_reason(field, value, reason):
    record = an_opportunity(id="till", employer_starts=3) | {field: value}
    with pytest.raises(ValueError, match=reason) as refusal:
        Opportunities.from_records([an_opportunity(), record])
    assert "'till'" in str(refusal.value)
    assert field in str(refusal.value)


@pytest.mark.parametrize("identifier", [None, "", 7])
def test_an_id_is_text_that_is_not_empty(identifier):
    with pytest.raises(ValueError, match=r"person record 1 .*id"):
        People.from_records([a_person(), a_person(id=identifier)])


def test_an_id_is_given_once():
    with pytest.raises(ValueError, match=r"record 2 .*'a'.* record 0"):
        People.from_records([{"id": "a"}, {"id": "b"}, {"id": "a"}])


@pytest.mark.parametrize("record", [None, "sam", ["sam"]])
def test_a_record_is_a_dict(record):
    with pytest.raises(ValueError, match=r"record 0 .*dict"):
        Opportunities.from_records([record])


def test_a_refusal_does_not_repeat_what_it_refuses():
    with pytest.raises(ValueError, match="aspiration") as refusal:
        People.from_records([a_person(aspiration=["something private"])])
    assert "private" not in str(refusal.value)


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
