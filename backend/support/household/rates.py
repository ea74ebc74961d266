"""The amounts that the rules of a day set, each under the name by which a line of a sum says what it rests on."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


PENNY = Decimal("0.01")
WEEKS, MONTHS = Decimal(52), Decimal(12)  # of a year: as Housing Benefit and the published examples count


class RateName(StrEnum):
    """Every amount that a sum may rest on."""

    TAX_FREE_YEAR = "tax_free_year"
    TAX_BASIC = "tax_basic"
    NI_FROM_WEEK = "ni_from_week"
    NI_MAIN = "ni_main"
    HIGHEST_WEEK = "highest_week"
    UC_SINGLE_UNDER_25 = "uc_single_under_25"
    UC_SINGLE_25 = "uc_single_25"
    UC_CHILD = "uc_child"
    UC_TAPER = "uc_taper"
    UC_WORK_ALLOWANCE = "uc_work_allowance"
    UC_WORK_ALLOWANCE_HOUSING = "uc_work_allowance_housing"
    HB_SINGLE_UNDER_25 = "hb_single_under_25"
    HB_SINGLE_25 = "hb_single_25"
    HB_DISREGARD = "hb_disregard"
    HB_SUPPORTED_UNDER_25 = "hb_supported_under_25"
    HB_SUPPORTED_25 = "hb_supported_25"
    HB_TAPER = "hb_taper"


@dataclass(frozen=True)
class Rate:
    """One amount of a day with where it was read; `is_sure` where nobody has to check it before relying on it."""

    amount: Decimal
    source: str
    paragraph: str
    valid_from: dt.date
    is_sure: bool


@dataclass(frozen=True)
class Rates:
    """Those in force on a day. A rate that the law does not set that day is missing, and counts as nothing."""

    on: dt.date
    of: Mapping[RateName, Rate]

    def __getitem__(self, name: RateName) -> Decimal:
        found = self.of.get(name)
        return found.amount if found else Decimal(0)


def pence(amount: Decimal) -> Decimal:
    """To the penny, halves away from nothing, as payslips and awards are."""
    return amount.quantize(PENNY, ROUND_HALF_UP)
