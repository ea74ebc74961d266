"""A sum of what somebody would really have."""

from decimal import Decimal
from functools import cached_property

from backend.core import clock
from backend.support.household.week import Home
from backend.support.household_sums import Asked, keep_sum


class HouseholdRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def household_sum(self):
        answers = {"rent": Decimal(250), "rent_counted": None, "children": 0, "lives_with_partner": False}
        job = {"travel": Decimal(18), "hours": Decimal(30), "hourly": Decimal(8), "first_day": clock.today()}
        person = self.another_person()
        return keep_sum(
            care_leaver=person, asked=Asked(home=Home.SUPPORTED, **answers, **job), opportunity=None, by=self.adviser
        )
