"""What training costs an employer, on the day before and the day from which it is another share."""

import datetime as dt

import pytest

from backend.core import clock
from backend.reference.training_costs import costs_of, training_cost_words


D = dt.date
TODAY = D(2026, 11, 29)


@pytest.fixture(autouse=True)
def _today():
    with clock.moved_to(TODAY):
        yield


def share(age, start, levy_payer, type="apprenticeship"):
    rows = costs_of(type=type, start_date=start, levy_payer=levy_payer)
    found = [row for row in rows if row.youngest <= age and (row.oldest is None or age <= row.oldest)]
    assert len(found) <= 1, "bands do not overlap"
    return found[0].employer_share if found else None


@pytest.mark.parametrize(
    ("age", "start", "levy_payer", "expected"),
    [
        (24, D(2026, 7, 31), False, 5),
        (24, D(2026, 8, 1), False, 0),
        (25, D(2026, 8, 1), False, 5),
        (16, D(2026, 8, 1), False, 0),
        (21, D(2026, 7, 31), False, 0),
        (24, D(2026, 8, 1), True, 0),
        (25, D(2026, 8, 1), True, 25),
        (24, D(2026, 7, 31), True, None),
    ],
)
def test_the_share_follows_the_rules_of_the_start(age, start, levy_payer, expected):
    assert share(age, start, levy_payer) == expected


def test_a_unit_and_a_job_have_no_such_rule():
    for type in ("apprenticeship_unit", "job"):
        assert training_cost_words(type=type, start_date=D(2026, 9, 1), levy_payer=False) == ""


def test_the_sentence_says_ages_share_day_and_how_sure_and_nothing_of_care():
    said = training_cost_words(type="apprenticeship", start_date=D(2026, 9, 1), levy_payer=False)
    assert said == (
        "ages 16 to 24: fully funded; from 25: the employer pays 5% (starts from 1 August 2026, to be checked)."
    )
    open_question = training_cost_words(type="apprenticeship", start_date=D(2026, 9, 1), levy_payer=None)
    assert open_question == f"Whether the employer pays the levy is not recorded yet. If not: {said}"
    for levy_payer in (None, True, False):
        words = training_cost_words(type="apprenticeship", start_date=D(2026, 9, 1), levy_payer=levy_payer).lower()
        assert not [tell for tell in ("care", "plan", "ehcp") if tell in words]


def test_past_its_day_it_ends_with_the_caution():
    with clock.moved_to(D(2027, 8, 1)):
        said = training_cost_words(type="apprenticeship", start_date=D(2026, 9, 1), levy_payer=True)
    assert "Check before relying on this: " in said
