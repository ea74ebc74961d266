import datetime as dt
from decimal import Decimal

import pytest

from backend.activities.choices import EET
from backend.activities.codes import CODES_BY_TYPE, code_for
from backend.opportunities.choices import OpportunityType


@pytest.mark.parametrize(
    ("kind", "hours", "code"),
    [
        ("apprenticeship", Decimal("37"), "F4"),
        ("apprenticeship", Decimal("16"), "F4"),
        ("apprenticeship", Decimal("15.5"), "P4"),
        ("foundation_apprenticeship", Decimal("30"), "F4"),
        ("job", Decimal("40"), "F5"),
        ("job", Decimal("8"), "P5"),
        ("job", None, "F5"),
        ("supported_internship", Decimal("25"), "F2"),
        ("supported_internship", Decimal("15"), "P2"),
        ("apprenticeship_unit", Decimal("37"), "F5"),
        ("apprenticeship_unit", Decimal("15"), "P5"),
        ("employability_programme", Decimal("10"), "P5"),
        ("further_education_course", Decimal("18"), "F2"),
        ("further_education_course", Decimal("12"), "P2"),
        ("higher_education_course", None, "F1"),
        ("higher_education_course", Decimal("9"), "P1"),
    ],
)
def test_the_code_follows_from_type_and_hours(kind, hours, code):
    assert code_for(kind, hours, on=dt.date(2026, 9, 1)) == code


def test_every_type_of_opportunity_has_codes_in_eet():
    assert set(CODES_BY_TYPE) == set(OpportunityType.values)
    assert {code for pair in CODES_BY_TYPE.values() for code in pair} <= EET
