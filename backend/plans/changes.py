"""What happened to young people that asks for a review of their plans, read from where it is recorded.

Days of things that happen are the days they happened on. Of a fact of the profile, whose day nobody writes down, it is
the day of which it was recorded.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Accommodation
from backend.care_leavers.entitlements import entitlement_on
from backend.care_leavers.models import AccommodationSpell, CareLeaver, EntitlementSpell, FieldSource
from backend.core import clock
from backend.placements.models import Placement
from backend.plans.choices import ChangeKind
from backend.plans.review_dates import Change
from backend.reference.entitlement_turns import turning_ages


FIELDS = {
    "home_postcode": ChangeKind.HOME_MOVED,
    "caring_for_child": ChangeKind.CHILD,
    "right_to_work": ChangeKind.RIGHT_TO_WORK,
    "right_to_work_until": ChangeKind.RIGHT_TO_WORK,
    "has_ehcp": ChangeKind.EHCP,
}
ONE_DAY = dt.timedelta(days=1)
Found = tuple[int, Change]


def changes_of(people: Collection[CareLeaver], *, today: dt.date) -> Mapping[int, list[Change]]:
    """By young person; four queries, for however many. What is recorded for a day to come is no change yet."""
    found: dict[int, list[Change]] = defaultdict(list)
    for read in (_placements_ended, _homes_and_custody, _facts_recorded, _categories):
        for person_id, change in read(people):
            if change.on <= today:
                found[person_id].append(change)
    return found


def _placements_ended(people: Collection[CareLeaver]) -> Iterator[Found]:
    ended = Placement.objects.of_people(people).filter(ended_on__isnull=False).order_by()
    for person_id, day in ended.values_list("care_leaver", "ended_on"):
        yield person_id, Change(day, ChangeKind.PLACEMENT_ENDED)


def _homes_and_custody(people: Collection[CareLeaver]) -> Iterator[Found]:
    """Each home but the first on record, on its first day; into custody and out of it have words of their own."""
    before: dict[int, str] = {}
    spells = AccommodationSpell.objects.filter(care_leaver__in=people).order_by("care_leaver", "starts_on", "id")
    for person_id, code, day in spells.values_list("care_leaver", "code", "starts_on"):
        last, before[person_id] = before.get(person_id), code
        kind = _kind_of_move(last, code)
        if kind:
            yield person_id, Change(day, kind)


def _kind_of_move(last: str | None, code: str) -> ChangeKind | None:
    was_in, is_in = ((each or "").startswith(Accommodation.CUSTODY) for each in (last, code))
    if is_in:
        return None if was_in else ChangeKind.CUSTODY
    if was_in:
        return ChangeKind.RELEASE
    return None if last is None else ChangeKind.HOME_MOVED


def _facts_recorded(people: Collection[CareLeaver]) -> Iterator[Found]:
    of_id = {each.pk: each for each in people}
    fields = {*FIELDS, "in_custody"}
    sources = FieldSource.objects.filter(care_leaver__in=people, field__in=fields).order_by()
    for person_id, field, on, at in sources.values_list("care_leaver", "field", "on", "recorded_at"):
        day = on or clock.day_of(at)
        kind = _of_custody(of_id[person_id], day) if field == "in_custody" else FIELDS[field]
        if kind:
            yield person_id, Change(day, kind)


def _of_custody(person: CareLeaver, day: dt.date) -> ChangeKind | None:
    """Somebody of whom it is recorded that they are in no custody came out of it where a release was expected."""
    if person.in_custody:
        return ChangeKind.CUSTODY
    return ChangeKind.RELEASE if person.release_date and person.release_date <= day else None


def _categories(people: Collection[CareLeaver]) -> Iterator[Found]:
    """A day on which another category stands than on the day before: recorded so, or turned by a birthday."""
    theirs: dict[int, list[EntitlementSpell]] = defaultdict(list)
    for spell in EntitlementSpell.objects.filter(care_leaver__in=people).order_by("care_leaver", "starts_on", "id"):
        theirs[spell.care_leaver_id].append(spell)
    for person in people:
        spells = theirs.get(person.pk, [])
        for day in _days_that_may_turn(person, spells):
            before, after = (_category(each, person, spells) for each in (day - ONE_DAY, day))
            if before is not None and before != after:
                yield person.pk, Change(day, ChangeKind.CATEGORY)


def _days_that_may_turn(person: CareLeaver, spells: list[EntitlementSpell]) -> set[dt.date]:
    recorded = {each.starts_on for each in spells} | {each.ends_on + ONE_DAY for each in spells if each.ends_on}
    return recorded | {birthday(person.birth_date, age) for age in turning_ages()}


def _category(day: dt.date, person: CareLeaver, spells: list[EntitlementSpell]) -> str | None:
    return entitlement_on(day, person.birth_date, spells)
