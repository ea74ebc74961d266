"""Which codes of the NCCIS return a main activity may have, by its code of the SSDA903 return. From our own fixture."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "nccis_by_activity.csv"
SAID = {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True)
class NccisOfActivity(DatedRule):
    """`is_usual` where it is what is meant as long as nobody says otherwise: one of an activity, or none."""

    activity: str
    nccis: str
    is_usual: bool


@cache
def nccis_rules() -> tuple[NccisOfActivity, ...]:
    return tuple(_read())


def nccis_codes(activity: str, on: dt.date) -> tuple[str, ...]:
    """Those that go with an activity on a day; of a day before our records the first we know."""
    return tuple(each.nccis for each in _rules_on(activity, on))


def usual_nccis(activity: str, on: dt.date) -> str:
    """Empty where more than one is as usual as another, so that a person has to say which."""
    return next((each.nccis for each in _rules_on(activity, on) if each.is_usual), "")


def _rules_on(activity: str, on: dt.date) -> list[NccisOfActivity]:
    known = [each for each in nccis_rules() if each.activity == activity]
    day = max([on, *([min(each.valid_from for each in known)] if known else [])])
    return [each for each in known if each.is_in_force_on(day)]


def _read() -> Iterator[NccisOfActivity]:
    for line, row in read_rows(FILE):
        try:
            yield NccisOfActivity(
                activity=row["activity"],
                nccis=row["nccis"],
                is_usual=SAID[row["is_usual"]],
                **read_provenance(row),
            )
        except (ValueError, KeyError) as error:
            raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
