"""Households worked out by hand (households.csv): each sum is written as its arithmetic, and what is left as a figure.

Pounds a week. Rates of 2026-27: the personal allowance of a year, 12,570, is 241.73 a week; National Insurance begins
at 242; Universal Credit is 338.58 a month under 25 and 424.90 from 25, and 303.94 a child; it is a week's by 12/52.
"""

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path


BEFORE, NOW = dt.date(2026, 10, 4), dt.date(2026, 10, 5)  # around the day of the new disregard


@dataclass(frozen=True)
class ByHand:
    """`rent_counted` empty: all of it. `jobs`: pounds an hour by hours a week."""

    name: str
    age: int
    home: str
    rent: str
    rent_counted: str
    children: int
    travel: str
    jobs: str
    day: dt.date
    tax: str
    insurance: str
    credit: str
    rent_share: str
    left: str


def _read(row: dict[str, str]) -> ByHand:
    typed = {"age": int(row["age"]), "children": int(row["children"]), "day": dt.date.fromisoformat(row["day"])}
    return ByHand(**row | typed)


with (Path(__file__).parent / "households.csv").open(newline="") as file:
    HOUSEHOLDS = tuple(_read(row) for row in csv.DictReader(file))
