import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backend
from backend.care_leavers.imports.columns import BY_NAME, COLUMNS
from backend.care_leavers.imports.onward_template import read
from backend.opportunities.choices import OpportunityType
from tests.backend.care_leavers.imports.samples import GOOD, file_of


TODAY = dt.date(2026, 11, 23)
TEMPLATE = Path(backend.__file__).parents[1] / "fixtures" / "demo" / "care_leavers_template.csv"


def read_rows(*rows):
    return read(file_of(*rows), on=TODAY)


def value_of(column, cell):
    parsed = read_rows(GOOD | {column: cell})
    assert not parsed.problems
    return parsed.people[0].values[column]


def problem_of(**cells):
    parsed = read_rows(GOOD | cells)
    assert not parsed.people
    return parsed.problems[0]


def test_the_template_we_give_away_can_be_read_and_has_every_column():
    parsed = read(TEMPLATE.read_bytes(), on=TODAY)
    assert not parsed.problems
    assert next(csv.reader(io.StringIO(TEMPLATE.read_text()))) == [column.name for column in COLUMNS]
    first, second = parsed.people
    assert set(first.values) | set(second.values) >= {"route_interests", "aspiration", "esol_level", "has_ehcp"}


def test_an_empty_cell_says_nothing_and_none_says_known_to_be_none():
    values = read_rows(GOOD | {"route_interests": "none", "experience_routes": "", "aspiration": "  "}).people[0].values
    assert values == {
        "identifier": "C-1",
        "given_name": "Ama",
        "family_name": "Secretname",
        "birth_date": dt.date(2007, 3, 14),
        "route_interests": [],
    }


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("birth_date", "2007-03-14", dt.date(2007, 3, 14)),
        ("birth_date", "1/3/2007", dt.date(2007, 3, 1)),
        ("entitlement", "Former relevant child", "former_relevant"),
        ("entitlement", "b) Former relevant child", "former_relevant"),
        ("entitlement", "QUALIFYING", "qualifying"),
        ("in_touch", "yes", "YES"),
        ("in_touch", "Refuses contact", "REFU"),
        ("postcode", "se16tf", "SE1 6TF"),
        ("has_ehcp", "N", False),
        ("max_weekly_hours", "22.5", Decimal("22.5")),
        ("english_level", "0", 0),
        ("esol_level", "Entry 3", "entry_3"),
        ("route_interests", "care services | Digital|digital", ["Care services", "Digital"]),
        ("types_wanted", "Foundation apprenticeship|job", ["foundation_apprenticeship", "job"]),
        ("support_needs", "A gradual start|mentor", ["flexible_start", "mentor"]),
        ("phone", "+44 7700  900123", "+44 7700 900123"),
        ("email", "Ama@Example.test", "ama@example.test"),
        ("family_name", "  O’Neill   Smith ", "O’Neill Smith"),
        ("aspiration", "=cmd|' /C calc'!A1", "cmd|' /C calc'!A1"),
        ("aspiration", "- nursery\nor school", "nursery\nor school"),
    ],
)
def test_a_filled_cell_is_read(column, cell, value):
    assert value_of(column, cell) == value


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("birth_date", "03/14/2007"),
        ("birth_date", "14/03/07"),
        ("birth_date", "31/02/2007"),
        ("birth_date", "14/03/1907"),
        ("birth_date", "14/03/2000"),
        ("birth_date", "14/03/2015"),
        ("entitlement", "leaver"),
        ("entitlement", "eligible"),
        ("entitlement_from", "14/03/2025"),
        ("right_to_work", "maybe"),
        ("english_level", "3"),
        ("english_level", "one"),
        ("highest_level", "-1"),
        ("postcode", "SE1"),
        ("email", "ama at example"),
        ("phone", "ask her mum"),
        ("phone", "=1+1"),
        ("given_name", "=HYPERLINK(1)"),
        ("family_name", "@SUM(A1)"),
        ("identifier", "-1"),
        ("identifier", "9" * 41),
        ("route_interests", "Care services|Wizardry"),
        ("types_wanted", "|"),
        ("max_weekly_hours", "70"),
        ("max_travel_minutes", "0"),
        ("aspiration", "x" * 2001),
        ("aspiration", "==="),
    ],
)
def test_a_bad_cell_refuses_its_row_by_number_and_column_without_quoting_it(column, cell):
    parsed = read_rows(GOOD | {"identifier": "C-0"}, GOOD | {column: cell})
    assert [person.row for person in parsed.people] == [2]
    problem = parsed.problems[0]
    assert (problem.row, problem.column) == (3, column)
    assert problem.reason.endswith(".")
    assert "Secretname" not in str(problem)
    assert len(cell) < 4 or cell not in problem.reason


def test_every_bad_cell_of_a_row_is_told_at_once():
    parsed = read_rows(GOOD | {"birth_date": "?", "english_level": "9", "given_name": "=1"})
    assert {problem.column for problem in parsed.problems} == {"birth_date", "english_level", "given_name"}
    assert parsed.refused_rows == 1


@pytest.mark.parametrize("column", ["identifier", "birth_date"])
def test_what_everyone_needs_may_not_be_empty(column):
    assert problem_of(**{column: " "}).column == column


@pytest.mark.parametrize(
    ("born", "category", "fits"),
    [
        ("24/11/2008", "relevant", True),
        ("23/11/2008", "relevant", False),
        ("23/11/2008", "former_relevant", True),
        ("24/11/2008", "former_relevant", False),
        ("24/11/2008", "qualifying", True),
    ],
)
def test_a_category_must_fit_the_age_on_the_day_of_the_import(born, category, fits):
    parsed = read_rows(GOOD | {"birth_date": born, "entitlement": category})
    assert bool(parsed.people) == fits


@pytest.mark.parametrize(
    ("born", "taken"), [("24/11/2000", True), ("23/11/2000", False), ("23/11/2011", True), ("24/11/2011", False)]
)
def test_support_is_for_those_from_fifteen_to_twenty_five(born, taken):
    assert bool(read_rows(GOOD | {"birth_date": born}).people) == taken


def test_an_end_to_a_right_that_is_denied_is_a_contradiction():
    assert problem_of(right_to_work="no", right_to_work_until="01/01/2027").column == "right_to_work_until"


def test_an_identifier_on_two_rows_refuses_both_since_nobody_can_tell_which_is_right():
    parsed = read_rows(GOOD, GOOD | {"identifier": " c-1 ", "given_name": "Bo"}, GOOD | {"identifier": "C-2"})
    assert [person.identifier for person in parsed.people] == ["C-2"]
    assert [(problem.row, problem.column) for problem in parsed.problems] == [(2, "identifier"), (3, "identifier")]
    assert "row 3 as well" in parsed.problems[0].reason


def test_a_row_with_cells_beyond_the_last_column_is_refused():
    parsed = read(file_of(GOOD).replace(b"2007\r\n", b"2007,oops\r\n"), on=TODAY)
    assert parsed.problems[0].column == "the end of the row"


def test_the_types_a_person_may_want_are_the_types_an_opportunity_may_have():
    for written in zip(OpportunityType.values, OpportunityType.labels, strict=True):
        for way in written:
            assert BY_NAME["types_wanted"].read(way) == [written[0]]


@given(cells=st.dictionaries(st.sampled_from(sorted(BY_NAME)), st.text(max_size=30), max_size=8))
def test_any_cells_keep_or_refuse_that_row_alone(cells):
    parsed = read_rows(
        GOOD | {"identifier": "neighbour"}, GOOD | {name: cell.replace("\x00", "") for name, cell in cells.items()}
    )
    assert parsed.people[0].identifier == "neighbour" or parsed.refused_rows == 2
    assert len(parsed.people) + parsed.refused_rows == 2
