import datetime as dt
from decimal import Decimal

import pytest

from backend.opportunities.posting_rules.what_and_where import OPEN_STANDARD, RETIRED_STANDARD
from backend.reference.choices import Confidence, Route, StandardStatus, WageBand
from backend.reference.models import ApprenticeshipStandard, WageFloor


APRIL_2026 = {
    WageBand.APPRENTICE: "8.00",
    WageBand.UNDER_18: "8.00",
    WageBand.AGE_18_TO_20: "10.85",
    WageBand.AGE_21_AND_OVER: "12.71",
}


@pytest.fixture
def dated_facts(on_the_day, db):
    """The wage floors of one year, a standard that takes starts and one that no longer does."""
    for band, amount in APRIL_2026.items():
        WageFloor.objects.create(
            band=band,
            hourly=Decimal(amount),
            valid_from=dt.date(2026, 4, 1),
            valid_until=dt.date(2027, 3, 31),
            source="made for the test",
            confidence=Confidence.REPORTED,
            as_of=on_the_day,
            check_by=dt.date(2029, 1, 1),
        )
    add_standard(OPEN_STANDARD, StandardStatus.APPROVED)
    add_standard(RETIRED_STANDARD, StandardStatus.RETIRED)


def add_standard(code, status):
    return ApprenticeshipStandard.objects.create(
        lars_code=code,
        title=f"Standard {code}",
        level=2,
        route=Route.CATERING,
        status=status,
        source="made for the test",
        confidence=Confidence.REPORTED,
        as_of=dt.date(2026, 6, 1),
    )
