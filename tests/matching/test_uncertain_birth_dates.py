"""Where an office put a day of birth that nobody knows, nothing is decided that a year either way would change."""

from datetime import date

import pytest

from matching import Opportunities, People, Ranker, Status
from tests.matching.worlds import ON, a_person, an_opportunity


START = date(2027, 1, 4)
JOB = {"type": "job", "start_date": START, "closing_date": None, "includes_training": True}
COURSE = {"type": "further_education_course", "start_date": START, "closing_date": None}
# Criterion, what the opportunity says, the age by the recorded date, and the status as recorded.
TURNING = {
    "a year too old": ("age", JOB | {"min_age": 16, "max_age": 24}, 25, Status.NOT_MET),
    "just young enough": ("age", JOB | {"min_age": 16, "max_age": 24}, 24, Status.MET),
    "a year too young": ("age", JOB | {"min_age": 18, "max_age": 24}, 17, Status.NOT_MET),
    "just eighteen at night": ("young_worker_limits", JOB | {"night_work": True}, 18, Status.MET),
    "seventeen at night": ("young_worker_limits", JOB | {"night_work": True}, 17, Status.NOT_MET),
    "no training beside a job": ("duty_to_participate", JOB | {"includes_training": False}, 17, Status.NOT_MET),
    "just out of school": ("school_leaving", JOB | {"start_date": date(2027, 7, 5)}, 16, Status.MET),
    "pay of the youngest": (
        "pay_floor",
        JOB | {"weekly_pay": 8.5 * 40, "weekly_hours": 40.0, "paid": True},
        17,
        Status.MET,
    ),
}
STANDING = {
    "in the middle": ("age", JOB | {"min_age": 16, "max_age": 24}, 20, Status.MET),
    "far too old": ("age", JOB | {"min_age": 16, "max_age": 24}, 30, Status.NOT_MET),
    "nineteen at night": ("young_worker_limits", JOB | {"night_work": True}, 19, Status.MET),
    "a course at night": ("young_worker_limits", COURSE | {"night_work": True}, 17, Status.MET),
}
ASKED = "Birth date to be confirmed"


def judged(criterion, opportunity, age, uncertain):
    person = a_person(birth_date=date(START.year - age, 1, 1), birth_date_uncertain=uncertain)
    found = Ranker().eligibility(person, an_opportunity(**opportunity), ON)
    return next(each for each in found if each.name == criterion)


@pytest.mark.parametrize(("criterion", "opportunity", "age", "recorded"), TURNING.values(), ids=TURNING)
def test_what_a_year_would_change_is_asked_and_not_decided(criterion, opportunity, age, recorded):
    for known in (False, None):
        found = judged(criterion, opportunity, age, known)
        assert found.status is recorded
        assert ASKED not in found.sentence
    found = judged(criterion, opportunity, age, True)
    assert found.status is Status.UNKNOWN
    assert ASKED in found.sentence


@pytest.mark.parametrize(("criterion", "opportunity", "age", "recorded"), STANDING.values(), ids=STANDING)
def test_what_holds_a_year_either_way_is_decided(criterion, opportunity, age, recorded):
    assert judged(criterion, opportunity, age, True) == judged(criterion, opportunity, age, False)
    assert judged(criterion, opportunity, age, True).status is recorded


def test_nobody_is_left_out_of_a_ranking_by_a_date_that_is_uncertain():
    born = date(START.year - 25, 1, 1)
    people = [a_person(id=str(each), birth_date=born, birth_date_uncertain=each) for each in (True, False)]
    opportunity = an_opportunity(**JOB, min_age=16, max_age=24, weekly_pay=600.0)
    ranking = Ranker().rank(People.from_records(people), Opportunities.from_records([opportunity]), on=ON)
    assert ranking.person.tolist() == [0]
