"""Records that are refused by record, field and reason."""

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest

from matching import Opportunities, People
from tests.matching.worlds import a_person, an_opportunity


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
