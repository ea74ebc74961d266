"""The share in education, employment or training, on the definition of DfE's published tables.

Each person counts once a collection year (April to March), in the group of the age they turned in it, by their
activity on that birthday. Not known and not in touch stay in the denominator. Left out are those who had died, gone
home for good or moved to another council by then, those still looked after on the birthday, and qualifying care
leavers (looked after for less than 13 weeks). DfE counts people of 22 to 25 at their last contact; here their
birthday counts too.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count

from backend.activities.as_at import AsAt, Spell, activity_as_at, collection_year, doing
from backend.activities.choices import APPRENTICESHIP, EET, NEET, ActivityCode
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import OLDEST_AGE, birthday
from backend.care_leavers.models import CareLeaver, EntitlementSpell
from backend.care_leavers.return_cohort import category_asked, left_out_on
from backend.councils.models import Council
from backend.outcomes.shares import Share
from backend.reference.models import Comparator


RULE, RULE_VERSION = "activity_on_the_birthday_of_the_collection_year", 1
AGE_GROUPS = {"17 to 18": range(17, 19), "19 to 21": range(19, 22), "22 to 25": range(22, OLDEST_AGE + 1)}
POPULATIONS = {"17 to 18": "care_leavers_17_18", "19 to 21": "care_leavers_19_21"}
MEASURES = ("eet", "neet", "not_known", "in_apprenticeship")
YOUNGEST = 17
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class England:
    """A published figure of the latest year that had ended."""

    percent: float
    year_ending: dt.date
    source: str


class Birthday(NamedTuple):
    """Somebody who counts in a year, and what they were doing on the day; a birthday that has come changes no more."""

    person_id: int
    day: dt.date
    code: str


@dataclass(frozen=True)
class AgeGroup:
    name: str
    birthdays: tuple[Birthday, ...]
    left_out: int
    england: dict[str, England] = field(default_factory=dict)

    @cached_property
    def by_code(self) -> dict[str, int]:
        return dict(Counter(birthday.code for birthday in self.birthdays))

    @property
    def cohort(self) -> int:
        return len(self.birthdays)

    def between(self, first: dt.date, last: dt.date) -> "AgeGroup":
        """The same of the birthdays in a part of the year."""
        return replace(self, birthdays=tuple(each for each in self.birthdays if first <= each.day <= last))

    @property
    def eet(self) -> Share:
        return self._share(EET)

    @property
    def neet(self) -> Share:
        return self._share(NEET)

    @property
    def not_known(self) -> Share:
        return self._share({ActivityCode.NOT_KNOWN})

    @property
    def in_apprenticeship(self) -> Share:
        return self._share(APPRENTICESHIP)

    def _share(self, codes: Iterable[str]) -> Share:
        return Share(sum(self.by_code.get(code, 0) for code in codes), self.cohort)


@dataclass(frozen=True)
class EetYear:
    """A collection year, up to `last`: a year that still runs holds the birthdays so far."""

    first: dt.date
    last: dt.date
    is_complete: bool
    groups: list[AgeGroup]
    rule: str = RULE
    rule_version: int = RULE_VERSION


def eet_by_age_group(council: Council, on: dt.date) -> EetYear:
    """The collection year of a day, with the birthdays up to that day."""
    return eet_over_years(council, on, years=1)[0]


def eet_over_years(council: Council, on: dt.date, years: int = 4) -> list[EetYear]:
    """That collection year and the ones before it, oldest first, in four queries whatever their number."""
    return eet_outlook(council, on, years).years


@dataclass(frozen=True)
class EetOutlook:
    """The years up to a day, and the birthdays of the running one that are still to come, as recorded on that day."""

    years: list[EetYear]
    to_come: list[AgeGroup]

    def group(self, name: str) -> tuple[AgeGroup, AgeGroup]:
        """Of one age group the birthdays of the running year that have come, and those to come."""
        return tuple(
            next(each for each in found if each.name == name) for found in (self.years[-1].groups, self.to_come)
        )


def eet_outlook(council: Council, on: dt.date, years: int = 4) -> EetOutlook:
    """In the same four queries. What is to come counts by what goes on today and has no recorded end before then."""
    began, ends = collection_year(on)[0].year, collection_year(on)[1]
    firsts = [dt.date(year, 4, 1) for year in range(began - years + 1, began + 1)]
    people = list(_people(council, firsts[0], ends))
    activities = _spells(ActivitySpell, "code", council, firsts[0], ends)
    entitlements = _entitlements(council, ends)
    published = list(Comparator.objects.filter(area="England", measure__in=MEASURES).order_by("year_ending"))
    found = []
    for first in firsts:
        last = min(on, collection_year(first)[1])
        groups = _groups(people, activities, entitlements, first, last, published)
        found.append(EetYear(first, last, last == collection_year(first)[1], groups))
    to_come = _groups(people, activities, entitlements, on + DAY, ends, published) if on < ends else []
    return EetOutlook(found, to_come or [AgeGroup(name, (), 0) for name in AGE_GROUPS])


def _people(council: Council, first: dt.date, last: dt.date):
    earliest, latest = birthday(first, -OLDEST_AGE), birthday(last, -YOUNGEST)
    return (
        CareLeaver.objects.for_council(council.id)
        .filter(birth_date__range=(earliest, latest))
        .only("id", "birth_date", "in_touch", "support_ended_on")
    )


def _spells(model, value: str, council: Council, first: dt.date, last: dt.date) -> dict[int, list[Spell]]:
    rows = (
        model.objects.for_council(council.id)
        .filter(starts_on__lte=last)
        .exclude(ends_on__lt=first)
        .values_list("care_leaver_id", value, "starts_on", "ends_on")
    )
    by_person: dict[int, list[Spell]] = {}
    for person, *spell in rows:
        by_person.setdefault(person, []).append(Spell(*spell))
    return by_person


def _entitlements(council: Council, last: dt.date) -> dict[int, list[EntitlementSpell]]:
    """With those that ended long before: one for children speaks for what follows by law."""
    rows = EntitlementSpell.objects.for_council(council.id).filter(starts_on__lte=last)
    found: dict[int, list[EntitlementSpell]] = {}
    for spell in rows.only("care_leaver_id", "category", "starts_on", "ends_on"):
        found.setdefault(spell.care_leaver_id, []).append(spell)
    return found


def _groups(people, activities, entitlements, first, last, published) -> list[AgeGroup]:
    counted: dict[str, list[Birthday]] = {name: [] for name in AGE_GROUPS}
    left_out = Counter()
    for person in people:
        done = activity_as_at(activities.get(person.id, ()), AsAt.BIRTHDAY, on=last, born=person.birth_date)
        (day,), turned = done.days, person.age_on(done.days[0])
        group = next((name for name, ages in AGE_GROUPS.items() if turned in ages), None)
        if group is None or not first <= day <= last:
            continue
        category = category_asked(day, person.birth_date, entitlements.get(person.id, ()))
        told = {"in_touch": person.in_touch, "support_ended_on": person.support_ended_on}
        if left_out_on(day, entitlement=category, **told):
            left_out[group] += 1
        else:
            counted[group].append(Birthday(person.id, day, done.code.value))
    return [
        AgeGroup(name, tuple(counted[name]), left_out[name], _england(name, last, published)) for name in AGE_GROUPS
    ]


def _england(group: str, last: dt.date, published: list[Comparator]) -> dict[str, England]:
    """By measure, the latest year that had ended by then."""
    population = POPULATIONS.get(group)
    return {
        row.measure: England(float(row.value), row.year_ending, row.source)
        for row in published
        if row.population == population and row.year_ending <= last
    }


def apprenticeship_share(council: Council, on: dt.date) -> Share:
    """How many of everybody supported are in an apprenticeship on a day.

    The share on DfE's definition, to set beside England's, is with each group of `eet_by_age_group`.
    """
    supported = CareLeaver.objects.for_council(council.id).supported()
    apprentices = Count("pk", filter=doing(APPRENTICESHIP, on))
    counts = supported.aggregate(apprentices=apprentices, everybody=Count("pk"))
    return Share(counts["apprentices"], counts["everybody"])
