"""A DBS check as partners write it: yes or no in one column, its level in the same or another."""

import pytest

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.reference.services import load_reference
from tests.backend.intake.files.samples import HEADINGS, as_csv, row
from tests.backend.intake.files.test_row_importer import check, counts, take_in
from tests.backend.opportunities.posts import TODAY, employer_with_contact, officer_of


@pytest.fixture(autouse=True)
def _on_the_day(db):
    load_reference()
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def employer(in_council):
    return employer_with_contact(in_council)[0]


@pytest.fixture
def officer(in_council):
    return officer_of(in_council)


DBS_HEADINGS = HEADINGS | {"check": "DBS check", "level": "DBS level"}


def with_dbs(needed: str, level: str = "") -> bytes:
    return as_csv(row(check=needed, level=level), headings=DBS_HEADINGS)


@pytest.mark.parametrize(
    ("check_cell", "level_cell", "needed", "level"),
    [
        ("Enhanced", "", True, "enhanced"),
        ("Enhanced DBS with barred list", "", True, "barred_list"),
        ("Enhanced check and the barred lists", "", True, "barred_list"),
        ("Enhanced (barred list)", "", True, "barred_list"),
        ("Enhanced - barred list check", "", True, "barred_list"),
        ("yes", "Enhanced (with children's barred list)", True, "barred_list"),
        ("Enhanced (without barred list)", "", True, "enhanced"),
        ("Basic disclosure required", "", True, "basic"),
        ("yes", "Basic", True, "basic"),
        ("", "Standard check", True, "standard"),
        ("yes", "", True, ""),
        ("no", "", False, ""),
        ("", "", None, ""),
    ],
)
def test_a_level_of_a_dbs_check_says_that_one_is_needed(employer, officer, check_cell, level_cell, needed, level):
    data = with_dbs(check_cell, level_cell)
    take_in(employer, data, officer)
    made = Opportunity.objects.get()
    assert (made.dbs_required, made.dbs_level) == (needed, level)


def test_a_check_that_is_taken_off_takes_its_level_along(employer, officer):
    take_in(employer, with_dbs("Enhanced"), officer)
    take_in(employer, with_dbs("no"), officer)
    made = Opportunity.objects.get()
    assert (made.dbs_required, made.dbs_level) == (False, "")


def test_no_check_with_a_level_is_refused_with_its_row(employer, officer):
    file = check(employer, with_dbs("no", "Basic"), officer)
    assert counts(file) == (0, 0, 0, 1)
