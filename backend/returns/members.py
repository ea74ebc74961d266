"""Who is in the yearly return of care leavers, and what is said of each: read for everybody in seven queries.

From 17 to 21 each is asked about on the birthday in the year; from 22 on (a dated rule) at their last contact in it.
The facts of that day are what is returned: what was recorded of a later day changes nothing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.activities.as_at import Spell
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import age_on, birthday
from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import AccommodationSpell, CareLeaver, Contact, EntitlementSpell, InTouchSpell
from backend.care_leavers.return_cohort import LeftOut, category_asked, left_out_on
from backend.core import clock
from backend.councils.models import Council
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on
from backend.returns.choices import LateYears
from backend.returns.collection import CollectionYear
from backend.returns.models import ReturnReading


@dataclass(frozen=True)
class Reading:
    """How the return of a year is read: by the dated rules, and by what the council has set."""

    youngest: int
    oldest: int
    by_contact_from: int
    months_before: int
    months_after: int
    late_years: LateYears

    def window(self, day: dt.date) -> tuple[dt.date, dt.date]:
        """The days around a birthday in which somebody was in touch, both counted."""
        return clock.months_after(day, -self.months_before), clock.months_after(day, self.months_after)

    @property
    def words(self) -> str:
        return (
            f"Ages {self.youngest} to {self.by_contact_from - 1} at their birthday, in touch from {self.months_before}"
            f" months before it to {self.months_after} after. {self.by_contact_from} to {self.oldest}:"
            f" {self.late_years.label[0].lower()}{self.late_years.label[1:]}."
        )


def reading_for(year: CollectionYear, own: ReturnReading) -> Reading:
    def number(limit: StatutoryLimit) -> int:
        return int(number_on(year.last, limit))

    before, after = own.months_before, own.months_after
    return Reading(
        youngest=number(StatutoryLimit.RETURN_YOUNGEST_AGE),
        oldest=number(StatutoryLimit.RETURN_OLDEST_AGE),
        by_contact_from=number(StatutoryLimit.RETURN_BY_CONTACT_FROM_AGE),
        months_before=number(StatutoryLimit.RETURN_MONTHS_BEFORE_BIRTHDAY) if before is None else before,
        months_after=number(StatutoryLimit.RETURN_MONTHS_AFTER_BIRTHDAY) if after is None else after,
        late_years=LateYears(own.late_years),
    )


@dataclass(frozen=True)
class Member:
    """One young person of the return: the day asked about, and what is recorded of it. Empty where nothing is."""

    person_id: int
    public_id: UUID
    identifier: str
    born: dt.date
    is_born_uncertain: bool
    age: int
    day: dt.date
    category: str
    in_touch: str
    activity: str
    accommodation: str
    was_reached: bool  # in the days around the birthday, or in the year where the last contact counts
    by_contact: bool


@dataclass(frozen=True)
class Cohort:
    """Who is in, and how many are not, by why."""

    members: tuple[Member, ...]
    left_out: Mapping[str, int]


NOT_IN_CONTACT = "22 or older, and not in contact in the year"
ByPerson = Mapping[int, Collection[Any]]


@dataclass(frozen=True)
class Records:
    """What is recorded of everybody, by young person."""

    categories: ByPerson
    in_touch: ByPerson
    activities: ByPerson
    accommodation: ByPerson
    reached: ByPerson


def cohort_of(council: Council, year: CollectionYear, reading: Reading) -> Cohort:
    people = _people(council, year, reading)
    records = _records(council, year)
    members: list[Member] = []
    left_out: dict[str, int] = defaultdict(int)
    for person in people:
        found = _member(person, year, reading, records)
        if isinstance(found, Member):
            members.append(found)
        else:
            left_out[found] += 1
    return Cohort(tuple(members), dict(left_out))


def _people(council: Council, year: CollectionYear, reading: Reading) -> Iterable[CareLeaver]:
    """Whoever has a birthday of the return in the year, by identifier, as the file lists them."""
    born = birthday(year.first, -reading.oldest), birthday(year.last, -reading.youngest)
    names = ("id", "public_id", "identifier", "birth_date", "birth_date_uncertain", "support_ended_on")
    return CareLeaver.objects.for_council(council.id).filter(birth_date__range=born).only(*names).order_by("identifier")


def _records(council: Council, year: CollectionYear) -> Records:
    mine = {"council_id": council.id, "starts_on__lte": year.last}
    categories: dict[int, list[EntitlementSpell]] = defaultdict(list)
    for spell in EntitlementSpell.objects.filter(**mine).only("care_leaver_id", "category", "starts_on", "ends_on"):
        categories[spell.care_leaver_id].append(spell)
    first, last = clock.months_after(year.first, -6), clock.months_after(year.last, 6)
    contacts = Contact.objects.filter(council_id=council.id, reached=True, on__range=(first, last))
    reached: dict[int, list[dt.date]] = defaultdict(list)
    for person, on in contacts.order_by("on").values_list("care_leaver", "on"):
        reached[person].append(on)
    return Records(
        categories,
        _spells(InTouchSpell, council, year),
        _spells(ActivitySpell, council, year),
        _spells(AccommodationSpell, council, year),
        reached,
    )


def _spells(model: Any, council: Council, year: CollectionYear) -> ByPerson:
    rows = model.objects.filter(council_id=council.id, starts_on__lte=year.last).exclude(ends_on__lt=year.first)
    found: dict[int, list[Spell]] = defaultdict(list)
    for person, *spell in rows.order_by("id").values_list("care_leaver", "code", "starts_on", "ends_on"):
        found[person].append(Spell(*spell))
    return found


def _on(spells: ByPerson, person: int, day: dt.date) -> str:
    return next((spell.value for spell in spells.get(person, ()) if spell.covers(day)), "")


def _member(person: CareLeaver, year: CollectionYear, reading: Reading, records: Records) -> Member | str:
    """What is said of them, or why they are not in."""
    turned = year.birthday_of(person.birth_date)
    age = age_on(turned, person.birth_date)
    by_contact = age >= reading.by_contact_from
    contacts = records.reached.get(person.pk, ())
    inside = [day for day in contacts if year.first <= day <= year.last]
    day = max(inside) if by_contact and inside else turned
    in_touch = _on(records.in_touch, person.pk, day)
    category = category_asked(day, person.birth_date, records.categories.get(person.pk, ()))
    why = left_out_on(day, entitlement=category, in_touch=in_touch, support_ended_on=person.support_ended_on)
    if why and not why.is_in_the_file:
        return why.value
    if by_contact and not inside and reading.late_years == LateYears.CONTACTED and why is not LeftOut.GONE:
        return NOT_IN_CONTACT
    first, last = (year.first, year.last) if by_contact else reading.window(turned)
    return Member(
        person_id=person.pk,
        public_id=person.public_id,
        identifier=person.identifier,
        born=person.birth_date,
        is_born_uncertain=bool(person.birth_date_uncertain),
        age=age,
        day=day,
        category=category or "",
        in_touch=in_touch,
        activity=_on(records.activities, person.pk, day),
        accommodation=_on(records.accommodation, person.pk, day),
        was_reached=any(first <= on <= last for on in contacts),
        by_contact=by_contact,
    )


def is_gone(code: str) -> bool:
    return code in (InTouch.DIED, InTouch.RETURNED_HOME)
