"""The least an hour may be paid, for the day work starts."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from backend.reference.choices import WageBand
from backend.reference.models import WageFloor
from backend.reference.provenance import with_caution


SCHOOL_LEAVING_AGE = 16
AGE_FROM_WHICH_THE_FIRST_YEAR_MATTERS = 19


@dataclass(frozen=True)
class WageFloorAnswer:
    """The hourly minimum in pounds, or None with the reason why; None never means "no minimum"."""

    amount: Decimal | None
    reason: str
    source: str = ""
    confidence: str = ""


def wage_floor(*, start_date: dt.date, age: int | None, apprentice: bool, first_year: bool = True) -> WageFloorAnswer:
    """`age` on the start date; `first_year` says whether an apprentice is in the first year of the apprenticeship."""
    if age is not None and age < SCHOOL_LEAVING_AGE:
        return WageFloorAnswer(None, f"The hourly minimum is not for people under {SCHOOL_LEAVING_AGE}.")
    band = wage_band(age=age, apprentice=apprentice, first_year=first_year)
    if band is None:
        return WageFloorAnswer(None, "The hourly minimum depends on age, which is not recorded yet.")
    floors = WageFloor.objects.for_band(band)
    floor = floors.on(start_date).first()
    if floor is None:
        return _no_floor(floors, start_date)
    reason = (
        f"£{floor.hourly} an hour is the {floor.get_band_display()} rate"
        f" from {_written(floor.valid_from)} to {_written(floor.valid_until)}."
    )
    return WageFloorAnswer(floor.hourly, with_caution(reason, [floor]), floor.source, floor.confidence)


def lowest_rate(*, start_date: dt.date, apprentice: bool) -> WageFloorAnswer:
    """The least that anybody may be paid for a start: nobody of any age may be paid below it.

    Where the rate for that day is not published yet, the last one published; rates have never fallen.
    """
    bands = [WageBand.APPRENTICE] if apprentice else [band for band in WageBand if band != WageBand.APPRENTICE]
    begun = WageFloor.objects.filter(band__in=bands, valid_from__lte=start_date).order_by("-valid_from", "hourly")
    floor = begun.first()
    if floor is None:
        return WageFloorAnswer(None, f"No hourly minimum is recorded for a start on {_written(start_date)}.")
    reason = f"£{floor.hourly} an hour, from {_written(floor.valid_from)}, is the lowest rate of any age."
    return WageFloorAnswer(floor.hourly, with_caution(reason, [floor]), floor.source, floor.confidence)


def wage_band(*, age: int | None, apprentice: bool, first_year: bool) -> WageBand | None:
    if apprentice and (first_year or (age is not None and age < AGE_FROM_WHICH_THE_FIRST_YEAR_MATTERS)):
        return WageBand.APPRENTICE
    if age is None:
        return None
    if age < 18:
        return WageBand.UNDER_18
    return WageBand.AGE_18_TO_20 if age < 21 else WageBand.AGE_21_AND_OVER


def _no_floor(floors, start_date: dt.date) -> WageFloorAnswer:
    newest = floors.order_by("-valid_until").first()
    if newest is None:
        return WageFloorAnswer(None, "No hourly minimum is recorded: load the reference data.")
    if start_date > newest.valid_until:
        reason = f"The hourly minimum for starts after {_written(newest.valid_until)} is not published yet."
        return WageFloorAnswer(None, reason, newest.source, newest.confidence)
    return WageFloorAnswer(None, f"No hourly minimum is recorded for a start on {_written(start_date)}.")


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
