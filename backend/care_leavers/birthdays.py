"""Birthdays that turn an entitlement: who has one near that nobody has looked at, and that somebody has looked."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.ages import birthday
from backend.care_leavers.entitlements import Standing, standing_on
from backend.care_leavers.models import BirthdayCheck, CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.reference.entitlement_turns import turning_ages


TOLD_BEFORE = dt.timedelta(days=56)  # eight weeks leave time for a plan to be talked through before the day
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class TurningBirthday:
    """One birthday of a young person, with what stands the day before it and on it."""

    age: int
    on: dt.date
    before: Standing | None
    after: Standing | None


def turning_birthday(care_leaver: CareLeaver, age: int) -> TurningBirthday:
    on, born = birthday(care_leaver.birth_date, age), care_leaver.birth_date
    spells = list(care_leaver.entitlement_spells.all())
    return TurningBirthday(age, on, standing_on(on - ONE_DAY, born, spells), standing_on(on, born, spells))


def unchecked_birthday(care_leaver: CareLeaver) -> TurningBirthday | None:
    """The first birthday that is near, or was on the day the record began or since, and that nobody has looked at."""
    today, begun = clock.today(), clock.day_of(care_leaver.created_at)
    looked_at = care_leaver.birthday_checks.by_date_of_birth(care_leaver.birth_date)
    checked = set(looked_at.values_list("age", flat=True))
    for age in turning_ages():
        on = birthday(care_leaver.birth_date, age)
        if age not in checked and begun <= on <= today + TOLD_BEFORE:
            return turning_birthday(care_leaver, age)
    return None


@transaction.atomic
def check_birthday(*, care_leaver: CareLeaver, age: int, note: str = "", by: User) -> BirthdayCheck:
    """Record that somebody looked at what a birthday turns. Looked at twice, the first stays."""
    if age not in turning_ages():
        raise Refused("This birthday turns no entitlement, so there is nothing to look at.")
    looked_at_from = birthday(care_leaver.birth_date, age) - TOLD_BEFORE
    if looked_at_from > clock.today():
        raise Refused(f"Eight weeks before the birthday is early enough: look at it from {looked_at_from:%-d %B %Y}.")
    looked_at = care_leaver.birthday_checks.by_date_of_birth(care_leaver.birth_date)
    first: BirthdayCheck | None = looked_at.filter(age=age).first()
    if first:
        return first
    check, _ = BirthdayCheck.objects.get_or_create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        age=age,
        born=care_leaver.birth_date,
        defaults={"note": note.strip(), "checked_by": by},
    )
    return check
