"""What is left of a week's wage after income tax and National Insurance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from backend.support.household.rates import WEEKS, RateName, Rates, pence


@dataclass(frozen=True)
class Job:
    """Hours a week and pounds an hour, before anything is taken off."""

    hours: Decimal
    hourly: Decimal

    @property
    def gross(self) -> Decimal:
        """Pounds a week, to the penny."""
        return pence(self.hours * self.hourly)


@dataclass(frozen=True)
class NetPay:
    """Pounds a week, each to the penny."""

    gross: Decimal
    tax: Decimal
    insurance: Decimal

    @property
    def net(self) -> Decimal:
        return self.gross - self.tax - self.insurance


def net_pay(jobs: Sequence[Job], rates: Rates) -> NetPay:
    """Income tax on all jobs together, above a week's part of the year's allowance; National Insurance on each alone.

    Counted week by week as if each were like the last: PAYE evens tax out over the year, so the first payslips of
    somebody who starts late in it may have less tax. Raises nothing: whoever calls keeps to `HIGHEST_WEEK`.
    """
    gross = sum((each.gross for each in jobs), Decimal(0))
    above = max(Decimal(0), gross - rates[RateName.TAX_FREE_YEAR] / WEEKS)
    insured = [max(Decimal(0), each.gross - rates[RateName.NI_FROM_WEEK]) for each in jobs]
    insurance = sum((pence(each * rates[RateName.NI_MAIN]) for each in insured), Decimal(0))
    return NetPay(gross, pence(above * rates[RateName.TAX_BASIC]), insurance)
