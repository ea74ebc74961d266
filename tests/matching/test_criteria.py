"""Hand-made tables for what the law asks, with the days, ages and pounds at which the answer turns."""

from datetime import date

import pytest

from matching import CRITERIA, Ranker
from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check
from tests.matching.worlds import ON, START, a_person, an_opportunity


def test_a_pair_that_fits_meets_every_criterion_in_the_order_of_the_contract():
    criteria = Ranker().eligibility(a_person(), an_opportunity(), on=ON)
    assert [one.name for one in criteria] == list(CRITERIA)
    assert {one.name: str(one.status) for one in criteria} == dict.fromkeys(CRITERIA, MET)
    assert [one.name for one in criteria if not one.hard] == ["duty_to_participate"]
    assert [one.name for one in criteria if one.visible_to == "adviser"] == ["avoided_area", "avoided_employer"]


def test_with_nothing_recorded_nothing_is_ruled_out():
    criteria = Ranker().eligibility({"id": "p"}, {"id": "o"}, on=ON)
    assert {str(one.status) for one in criteria} == {UNKNOWN}


@pytest.mark.parametrize(
    ("birth", "start", "bounds", "expected"),
    [
        (date(2009, 1, 11), START, {"min_age": 18}, MET),
        (date(2009, 1, 12), START, {"min_age": 18}, NOT_MET),
        (date(2001, 1, 12), START, {"max_age": 25}, MET),
        (date(2001, 1, 11), START, {"max_age": 25}, NOT_MET),
        (date(2008, 2, 29), date(2026, 2, 28), {"min_age": 18}, NOT_MET),
        (date(2008, 2, 29), date(2026, 3, 1), {"min_age": 18}, MET),
        (date(2008, 2, 29), date(2028, 2, 29), {"min_age": 20}, MET),
        (date(2008, 11, 24), None, {"min_age": 18}, NOT_MET),
        (date(2008, 11, 23), None, {"min_age": 18}, MET),
        (None, START, {}, UNKNOWN),
        (date(2007, 5, 4), START, {"max_age": None}, UNKNOWN),
        (date(2009, 5, 4), START, {"min_age": 18, "max_age": None}, NOT_MET),
    ],
)
def test_age(birth, start, bounds, expected):
    check("age", {"birth_date": birth}, {"type": "job", "start_date": start, **bounds}, expected)


@pytest.mark.parametrize(
    ("kind", "level", "years", "person", "expected"),
    [
        ("foundation_apprenticeship", 2, 21, {}, MET),
        ("foundation_apprenticeship", 2, 22, {}, MET),
        ("foundation_apprenticeship", 2, 24, {"entitlement": "relevant"}, MET),
        ("foundation_apprenticeship", 2, 25, {}, NOT_MET),
        ("foundation_apprenticeship", 2, 22, {"entitlement": "qualifying"}, UNKNOWN),
        ("foundation_apprenticeship", 2, 22, {"entitlement": "qualifying", "has_ehcp": True}, MET),
        ("foundation_apprenticeship", 2, 21, {"entitlement": "qualifying"}, MET),
        ("foundation_apprenticeship", 2, 22, {"entitlement": None}, UNKNOWN),
        ("foundation_apprenticeship", 2, 15, {}, NOT_MET),
        ("apprenticeship", 7, 24, {}, MET),
        ("apprenticeship", 7, 25, {}, NOT_MET),
        ("apprenticeship", 6, 25, {}, MET),
        ("apprenticeship", None, 25, {}, UNKNOWN),
        ("supported_internship", 1, 24, {"has_ehcp": True}, MET),
        ("supported_internship", 1, 25, {"has_ehcp": True}, NOT_MET),
    ],
)
def test_funding_age(kind, level, years, person, expected):
    person = {"birth_date": START.replace(year=START.year - years)} | person
    check("age", person, {"type": kind, "level": level, "min_age": 0, "max_age": 99}, expected)


def test_funding_age_begins_with_its_rule():
    person = {"birth_date": date(1999, 1, 1)}
    for start, expected in ((date(2025, 12, 31), MET), (date(2026, 1, 1), NOT_MET)):
        opportunity = {"level": 7, "start_date": start, "min_age": 0, "max_age": 99}
        check("age", person, opportunity, expected, on=date(2025, 6, 1))


@pytest.mark.parametrize(
    ("birth", "start", "expected"),
    [
        (date(2010, 8, 31), date(2026, 6, 26), NOT_MET),  # of school age to the end of that day
        (date(2010, 8, 31), date(2026, 6, 27), MET),  # still 15, but past the date
        (date(2010, 9, 1), date(2026, 6, 27), NOT_MET),
        (date(2010, 9, 1), date(2027, 6, 25), NOT_MET),
        (date(2010, 9, 1), date(2027, 6, 26), MET),
        (date(2010, 9, 1), None, UNKNOWN),
        (date(2007, 5, 4), None, MET),
        (None, START, UNKNOWN),
    ],
)
def test_school_leaving(birth, start, expected):
    planned_end = date(2029, 1, 1)
    opportunity = {"type": "job", "start_date": start, "planned_end": planned_end}
    check("school_leaving", {"birth_date": birth}, opportunity, expected, on=date(2026, 6, 1))


def test_school_leaving_holds_for_jobs_and_apprenticeships_only():
    child = {"birth_date": date(2010, 9, 1)}
    for kind, expected in (("foundation_apprenticeship", NOT_MET), ("work_experience", MET), (None, UNKNOWN)):
        check("school_leaving", child, {"type": kind}, expected)


@pytest.mark.parametrize(
    ("birth", "work", "expected"),
    [
        (date(2009, 1, 12), {"weekly_hours": 40, "daily_hours": 8}, MET),
        (date(2009, 1, 12), {"weekly_hours": 40.5}, NOT_MET),
        (date(2009, 1, 12), {"daily_hours": 8.5}, NOT_MET),
        (date(2009, 1, 12), {"night_work": True}, NOT_MET),
        (date(2009, 1, 12), {"night_work": None}, UNKNOWN),
        (date(2009, 1, 12), {"night_work": None, "daily_hours": 9}, NOT_MET),
        (date(2009, 1, 12), {"night_work": True, "type": "further_education_course"}, MET),
        (date(2009, 1, 11), {"night_work": True}, MET),
        (None, {"night_work": True}, UNKNOWN),
        (None, {}, MET),
    ],
)
def test_young_worker_limits(birth, work, expected):
    check("young_worker_limits", {"birth_date": birth}, work, expected)


@pytest.mark.parametrize(
    ("birth", "kind", "training", "expected"),
    [
        (date(2009, 1, 12), "job", False, NOT_MET),
        (date(2009, 1, 12), "job", True, MET),
        (date(2009, 1, 12), "job", None, UNKNOWN),
        (date(2009, 1, 11), "job", False, MET),
        (date(2009, 1, 12), "apprenticeship", None, MET),
        (None, "job", False, UNKNOWN),
    ],
)
def test_duty_to_participate(birth, kind, training, expected):
    opportunity = {"type": kind, "includes_training": training}
    check("duty_to_participate", {"birth_date": birth}, opportunity, expected)


NO_EXTENSION = {"extension_applied": False}


@pytest.mark.parametrize(
    ("person", "opportunity", "expected"),
    [
        ({"right_to_work": False}, {}, NOT_MET),
        ({"right_to_work": None}, {}, UNKNOWN),
        ({"right_to_work": False}, {"paid": False, "private_business": True}, NOT_MET),
        ({"right_to_work": False}, {"paid": False, "private_business": False, "type": "work_experience"}, MET),
        ({"right_to_work": False}, {"paid": None, "private_business": False, "type": "work_experience"}, UNKNOWN),
        ({"right_to_work": False}, {"paid": None, "private_business": False, "type": "job"}, NOT_MET),
        ({"right_to_work": False}, {"paid": False, "private_business": None}, NOT_MET),
        ({"right_to_work": False}, {"type": "further_education_course"}, MET),
        ({"right_to_work_until": START} | NO_EXTENSION, {}, MET),
        ({"right_to_work_until": date(2027, 1, 10)} | NO_EXTENSION, {}, NOT_MET),
        ({"right_to_work_until": date(2027, 1, 10), "extension_applied": True}, {}, UNKNOWN),
        ({"right_to_work_until": date(2027, 1, 10), "extension_applied": None}, {}, UNKNOWN),
        ({"right_to_work_until": ON} | NO_EXTENSION, {"start_date": None}, UNKNOWN),
        ({"right_to_work_until": ON} | NO_EXTENSION, {"start_date": date(2026, 11, 2)}, MET),
        ({"right_to_work_until": date(2026, 11, 22)} | NO_EXTENSION, {"start_date": date(2026, 11, 2)}, UNKNOWN),
    ],
)
def test_permission_to_work(person, opportunity, expected):
    check("permission_to_work", person, opportunity, expected)


@pytest.mark.parametrize(
    ("person", "opportunity", "expected"),
    [
        ({}, {}, MET),
        ({"right_to_work_until": date(2028, 3, 11)}, {}, MET),
        ({"right_to_work_until": date(2028, 3, 10)}, {}, UNKNOWN),
        ({"right_to_work_until": date(2030, 1, 1)}, {"planned_end": None}, UNKNOWN),
        ({"right_to_work_until": date(2027, 3, 10)}, {"type": "job"}, MET),
        ({"right_to_work": None}, {}, UNKNOWN),
    ],
)
def test_permission_that_may_not_last_is_a_question(person, opportunity, expected):
    check("permission_lasts", person, opportunity, expected)


@pytest.mark.parametrize(
    ("kind", "years", "residence", "expected"),
    [
        ("apprenticeship", 17, False, NOT_MET),
        ("apprenticeship", 17, None, UNKNOWN),
        ("job", 20, False, MET),
        ("further_education_course", 19, False, NOT_MET),
        ("further_education_course", 18, False, UNKNOWN),
        ("further_education_course", 18, True, MET),
    ],
)
def test_funding_residence(kind, years, residence, expected):
    person = {"birth_date": START.replace(year=START.year - years), "funding_residence": residence}
    check("funding_residence", person, {"type": kind}, expected)


@pytest.mark.parametrize(
    ("name", "held", "asked", "top"),
    [
        ("entry_level", "highest_level", "min_level", 7),
        ("english", "english_level", "english_required", 2),
        ("maths", "maths_level", "maths_required", 2),
    ],
)
def test_levels(name, held, asked, top):
    cases = [(1, 2, NOT_MET), (2, 2, MET), (2, 1, MET), (None, 1, UNKNOWN), (None, 0, MET), (1, None, UNKNOWN)]
    for has, needs, expected in [*cases, (top, None, MET)]:
        check(name, {held: has}, {asked: needs}, expected)


@pytest.mark.parametrize(
    ("kind", "required", "has", "expected"),
    [
        ("supported_internship", None, False, NOT_MET),
        ("supported_internship", False, False, NOT_MET),
        ("supported_internship", None, None, UNKNOWN),
        ("job", False, False, MET),
        ("job", None, False, UNKNOWN),
        ("job", True, True, MET),
        (None, False, False, UNKNOWN),
    ],
)
def test_ehcp(kind, required, has, expected):
    check("ehcp", {"has_ehcp": has}, {"type": kind, "ehcp_required": required}, expected)


@pytest.mark.parametrize(
    ("kind", "start", "years", "pay", "expected"),
    [
        ("apprenticeship", START, 22, 300.00, MET),
        ("apprenticeship", START, 22, 299.99, NOT_MET),
        ("job", START, 17, 300.00, MET),
        ("job", START, 18, 406.88, MET),
        ("job", START, 18, 406.86, NOT_MET),
        ("job", START, 20, 406.88, MET),
        ("job", START, 21, 476.63, MET),
        ("job", START, 21, 476.61, NOT_MET),
        ("job", START, None, 299.99, NOT_MET),
        ("job", START, None, 476.63, MET),
        ("job", START, None, 400.00, UNKNOWN),
        ("job", date(2026, 3, 31), 21, 457.88, MET),
        ("job", date(2026, 3, 31), 21, 457.86, NOT_MET),
        ("job", date(2024, 3, 31), 21, 100.00, UNKNOWN),
        ("job", date(2027, 3, 31), 21, 476.63, MET),
        ("job", date(2027, 4, 1), 21, 476.63, NOT_MET),
        ("job", date(2027, 4, 1), 21, 495.38, MET),
        ("job", date(2027, 4, 1), 21, 495.36, NOT_MET),
        ("apprenticeship", date(2027, 4, 1), 22, 311.63, MET),
        ("apprenticeship", date(2027, 4, 1), 22, 311.61, NOT_MET),
        ("apprenticeship_unit", START, 22, 311.63, NOT_MET),
        ("job", date(2028, 4, 1), 21, 500.00, UNKNOWN),
        ("job", date(2028, 4, 1), 21, 400.00, NOT_MET),
        ("t_level_placement", START, 17, 50.00, MET),
        ("job", START, 21, None, UNKNOWN),
    ],
)
def test_pay_floor(kind, start, years, pay, expected):
    birth = None if years is None else start.replace(year=start.year - years, day=1)
    opportunity = {"type": kind, "start_date": start, "weekly_pay": pay, "closing_date": date(2030, 1, 1)}
    opportunity["planned_end"] = None
    check("pay_floor", {"birth_date": birth}, opportunity, expected)


def test_unpaid_work_has_no_pay_floor():
    check("pay_floor", {}, {"paid": False, "weekly_pay": 0, "type": "work_experience"}, MET)
    check("pay_floor", {}, {"paid": None, "weekly_pay": 0, "type": "work_experience"}, UNKNOWN)
