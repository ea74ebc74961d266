"""What happened to young people that asks for a review of their plans, read from where it is recorded.

Days of things that happen are the days they happened on. Of a fact of the profile, whose day nobody writes down, it is
the day of which it was recorded.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate

from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Accommodation
from backend.care_leavers.entitlements import entitlement_on
from backend.care_leavers.models import AccommodationSpell, CareLeaver, EntitlementSpell, FieldSource
from backend.placements.models import Placement
from backend.plans.choices import ChangeKind
from backend.plans.models import PlanReview
from backend.plans.review_dates import Change
from backend.reference.entitlement_turns import turning_ages


ENDED, HOME, CATEGORY, REVIEW, CUSTODY = "ended", "home", "category", "review", "in_custody"
FIELDS = {
    "home_postcode": ChangeKind.HOME_MOVED,
    "caring_for_child": ChangeKind.CHILD,
    "right_to_work": ChangeKind.RIGHT_TO_WORK,
    "right_to_work_until": ChangeKind.RIGHT_TO_WORK,
    "has_ehcp": ChangeKind.EHCP,
}
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Fact:
    """One row of a record: what it is, from when, until when where it has an end, and its code."""

    what: str
    starts_on: dt.date
    ends_on: dt.date | None
    code: str

    @property
    def category(self) -> str:
        return self.code


@dataclass(frozen=True)
class Record:
    """What is recorded of one young person that may ask for a review, and the days of the reviews of their plans."""

    person: CareLeaver
    facts: Sequence[Fact]

    def last_review(self) -> dt.date | None:
        return max((each.starts_on for each in self._of(REVIEW)), default=None)

    def changes(self, today: dt.date) -> list[Change]:
        """What is recorded for a day to come is no change yet."""
        found = (*self._ended(), *self._moved(), *self._recorded(), *self._turned())
        return [each for each in found if each.on <= today]

    def _of(self, *what: str) -> list[Fact]:
        return sorted((each for each in self.facts if each.what in what), key=lambda each: each.starts_on)

    def _ended(self) -> Iterator[Change]:
        for fact in self._of(ENDED):
            yield Change(fact.starts_on, ChangeKind.PLACEMENT_ENDED)

    def _moved(self) -> Iterator[Change]:
        """Each home but the first on record, on its first day; into custody and out of it have words of their own."""
        last: str | None = None
        for fact in self._of(HOME):
            kind, last = _kind_of_move(last, fact.code), fact.code
            if kind:
                yield Change(fact.starts_on, kind)

    def _recorded(self) -> Iterator[Change]:
        for fact in self._of(*FIELDS):
            yield Change(fact.starts_on, FIELDS[fact.what])
        for fact in self._of(CUSTODY):
            kind = self._custody(fact.starts_on)
            if kind:
                yield Change(fact.starts_on, kind)

    def _custody(self, on: dt.date) -> ChangeKind | None:
        """Somebody of whom it is recorded that they are in no custody came out of it where a release was expected."""
        if self.person.in_custody:
            return ChangeKind.CUSTODY
        release = self.person.release_date
        return ChangeKind.RELEASE if release and release <= on else None

    def _turned(self) -> Iterator[Change]:
        """A day on which another category stands than the day before: recorded so, or turned by a birthday."""
        spells = self._of(CATEGORY)
        days = {each.starts_on for each in spells} | {each.ends_on + ONE_DAY for each in spells if each.ends_on}
        for day in sorted(days | {birthday(self.person.birth_date, age) for age in turning_ages()}):
            before, after = (entitlement_on(each, self.person.birth_date, spells) for each in (day - ONE_DAY, day))
            if before is not None and before != after:
                yield Change(day, ChangeKind.CATEGORY)


def _kind_of_move(last: str | None, code: str) -> ChangeKind | None:
    was_in, is_in = ((each or "").startswith(Accommodation.CUSTODY) for each in (last, code))
    if is_in:
        return None if was_in else ChangeKind.CUSTODY
    if was_in:
        return ChangeKind.RELEASE
    return None if last is None else ChangeKind.HOME_MOVED


def records_of(people: Collection[CareLeaver]) -> Mapping[int, Record]:
    """By young person, in one query for however many."""
    found: dict[int, list[Fact]] = defaultdict(list)
    ids = [each.pk for each in people]
    of_fields = FieldSource.objects.filter(field__in=[*FIELDS, CUSTODY])
    rows = _facts(Placement.objects.filter(ended_on__isnull=False), ids, Value(ENDED), F("ended_on")).union(
        _facts(AccommodationSpell.objects.all(), ids, Value(HOME), F("starts_on"), code="code"),
        _facts(of_fields, ids, F("field"), Coalesce("on", TruncDate("recorded_at"))),
        _facts(EntitlementSpell.objects.all(), ids, Value(CATEGORY), F("starts_on"), F("ends_on"), "category"),
        _facts(PlanReview.objects.all(), ids, Value(REVIEW), F("held_on"), person="plan__care_leaver"),
        all=True,
    )
    for person_id, what, first, last, code in rows:
        found[person_id].append(Fact(what, first, last, code))
    return {each.pk: Record(each, found[each.pk]) for each in people}


def _facts(rows: QuerySet, ids: list[int], what, first, last=None, code: str = "", person="care_leaver") -> QuerySet:
    """All in the same five columns, so that one query asks for them."""
    columns = {
        "fact_of": F(f"{person}_id"),
        "fact_what": Cast(what, CharField()),
        "fact_first": first,
        "fact_last": last or Cast(Value(None), DateField()),
        "fact_code": Cast(F(code) if code else Value(""), CharField()),
    }
    found: QuerySet = rows.filter(**{f"{person}__in": ids}).order_by().annotate(**columns)
    return found.values_list(*columns)
