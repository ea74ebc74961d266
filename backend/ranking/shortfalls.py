"""How much is missing where a rule is not met, in the unit of the rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.ranking.records import free_from
from matching.journeys import round_to_five


NOT_MEASURED = 100.0  # greater than whatever has a measure
# One of these is as much in the way as one of another: a level, a quarter of a year, ten hours, twenty minutes.
MINUTES, HOURS, DAYS, YEARS = 20, 10, 91, 1


@dataclass(frozen=True)
class Pair:
    """Both records as the engine read them; `minutes` each way as they may be told, `age` on the start date."""

    person: Mapping[str, Any]
    opportunity: Mapping[str, Any]
    minutes: float  # NaN where unknown
    age: int  # -1 where unknown


@dataclass(frozen=True)
class Shortfall:
    words: str
    size: float


def shortfall(name: str, pair: Pair) -> Shortfall:
    """Of a criterion that is not met."""
    measure = MEASURES.get(name)
    return (measure and measure(pair)) or Shortfall(PLAIN.get(name, name.replace("_", " ")), NOT_MEASURED)


def _travel(pair: Pair) -> Shortfall | None:
    """To five minutes; of a confidential home no more than that it is too far."""
    limit, is_known = pair.person["max_travel_minutes"], pair.minutes == pair.minutes
    if limit is None or not is_known or pair.person["home_confidential"]:
        return None
    over = max(round_to_five(pair.minutes) - limit, 1)
    return Shortfall(f"about {over} minutes too far", over / MINUTES)


def _level(subject: str, held: str, asked: str) -> Callable[[Pair], Shortfall | None]:
    def measure(pair: Pair) -> Shortfall | None:
        has, wanted = pair.person[held], pair.opportunity[asked]
        if has is None or wanted is None or wanted <= has:
            return None
        levels = "1 level" if wanted - has == 1 else f"{wanted - has} levels"
        return Shortfall(f"{subject}: {levels} short of level {wanted}", wanted - has)

    return measure


def _hours(pair: Pair) -> Shortfall | None:
    weekly, most = pair.opportunity["weekly_hours"], pair.person["max_weekly_hours"]
    if weekly is None or most is None or weekly <= most:
        return None
    over = weekly - most
    return Shortfall(f"{over:g} {'hour' if over == 1 else 'hours'} a week too many", over / HOURS)


def _dates(pair: Pair) -> Shortfall | None:
    free, start = free_from(pair.person), pair.opportunity["start_date"]
    if free is None or start is None or free <= start:
        return None
    days = (free - start).days
    return Shortfall(f"starts {days} {'day' if days == 1 else 'days'} too soon", days / DAYS)


def _age(pair: Pair) -> Shortfall | None:
    least = pair.opportunity["min_age"]
    if pair.age < 0 or not least or pair.age >= least:
        return None
    years = least - pair.age
    return Shortfall(f"{years} {'year' if years == 1 else 'years'} too young", years / YEARS)


MEASURES: dict[str, Callable[[Pair], Shortfall | None]] = {
    "travel": _travel,
    "entry_level": _level("qualification", "highest_level", "min_level"),
    "english": _level("English", "english_level", "english_required"),
    "maths": _level("maths", "maths_level", "maths_required"),
    "hours": _hours,
    "dates": _dates,
    "age": _age,
}
PLAIN = {
    "age": "outside its ages",
    "school_leaving": "starts before they may leave school",
    "young_worker_limits": "not allowed at their age",
    "permission_to_work": "permission to work",
    "permission_lasts": "permission to work ends too soon",
    "funding_residence": "residence for funding",
    "ehcp": "an education, health and care plan",
    "dates": "the dates do not fit",
    "travel": "too far",
    "hours": "too many hours",
    "dbs": "a DBS check",
    "driving": "a driving licence",
    "type_wanted": "not a kind they are looking for",
    "ring_fence": "kept for others",
    "pay_floor": "pay below the legal floor",
}
