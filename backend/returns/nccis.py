"""16 and 17 year olds by academic age, and to 24 with a plan, by the codes of NCCIS, for the council's CCIS.

The return itself is XML that the CCIS sends; no public schema of it was found. This is a plain table of the codes that
it asks for, one row a young person, to be taken in there.
"""

import datetime as dt
from collections.abc import Iterable

from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import age_on
from backend.care_leavers.choices import Accommodation, Entitlement
from backend.reference.nccis import usual_nccis
from backend.returns.annex_a import Entitled
from backend.returns.oc3 import written


COLUMNS = (
    "Young person identifier",
    "Date of birth",
    "Academic age",
    "Current activity code",
    "Current activity start date",
    "Characteristic code",
    "Ethnic code",
    "Education, health and care plan",
)
ACADEMIC_AGES = (16, 17)
OLDEST_WITH_PLAN = 24
NOT_KNOWN, CUSTODY = "810", "710"
IN_CARE, CARE_LEAVER = "110", "160"


def academic_age(born: dt.date, on: dt.date) -> int:
    """The age on the 31 August before: whoever was 16 then is in year 12."""
    august = dt.date(on.year if (on.month, on.day) > (8, 31) else on.year - 1, 8, 31)
    return age_on(august, born)


def is_in(each: Entitled, day: dt.date) -> bool:
    age = academic_age(each.person.birth_date, day)
    return age in ACADEMIC_AGES or (bool(each.person.has_ehcp) and ACADEMIC_AGES[0] <= age <= OLDEST_WITH_PLAN)


def nccis_rows(people: Iterable[Entitled], day: dt.date) -> list[tuple[str, ...]]:
    return [_cells(each, day) for each in people if is_in(each, day)]


def _cells(each: Entitled, day: dt.date) -> tuple[str, ...]:
    person, facts = each.person, each.facts
    spell = next(iter(person.activity_spells_that_day), None)
    homes = person.accommodation_spells_that_day
    in_custody = any(home.code.startswith(Accommodation.CUSTODY) for home in homes)
    return (
        (facts.child or person.identifier).strip().upper(),
        written(person.birth_date),
        str(academic_age(person.birth_date, day)),
        activity_code(spell, in_custody, day),
        written(spell.starts_on) if spell else "",
        IN_CARE if each.category == Entitlement.ELIGIBLE else CARE_LEAVER,
        facts.ethnic_code,
        {True: "Yes", False: "No", None: ""}[person.has_ehcp],
    )


def activity_code(spell: ActivitySpell | None, in_custody: bool, day: dt.date) -> str:
    """As recorded; else the usual one of the activity; empty where more than one may be meant, for a person to say."""
    if in_custody:
        return CUSTODY
    if spell is None:
        return NOT_KNOWN
    return spell.nccis_code or usual_nccis(spell.code, day)
