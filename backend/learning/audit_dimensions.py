"""Groups of young people for the audit: from what is on record anyway, joined for the audit and for nothing else.

Sex, ethnicity, religion and sexual orientation are not recorded here, so nothing can be said of them.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from backend.care_leavers.models import CareLeaver


def _age(person: CareLeaver, on: dt.date) -> str:
    age = person.age_on(on)
    return "16 to 18" if age < 19 else "19 to 21" if age < 22 else "22 to 25"


def _yes_or_no(field: str, yes: str, no: str) -> Callable[[CareLeaver, dt.date], str | None]:
    return lambda person, on: {True: yes, False: no, None: None}[getattr(person, field)]


DIMENSIONS: dict[str, Callable[[CareLeaver, dt.date], str | None]] = {
    "age": _age,
    "education, health and care plan": _yes_or_no("has_ehcp", "has a plan", "has none"),
    "caring for a child": _yes_or_no("caring_for_child", "caring for a child", "not caring for a child"),
    "seeking asylum": _yes_or_no("seeking_asylum", "seeking asylum", "not seeking asylum"),
}


def groups_by_dimension(people: Iterable[CareLeaver], on: dt.date) -> dict[str, dict[str, str | None]]:
    """By dimension, the group of everybody by the id that the engine knows them by; None where not recorded."""
    everybody = list(people)
    return {
        dimension: {str(person.public_id): group(person, on) for person in everybody}
        for dimension, group in DIMENSIONS.items()
    }
