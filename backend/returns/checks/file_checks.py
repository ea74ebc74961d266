"""A return checked whole: every row by every rule, and last year's file against this one."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from backend.care_leavers.ages import age_on
from backend.returns.checks.case import Before, Case
from backend.returns.checks.found import Found
from backend.returns.checks.rules import broken_by
from backend.returns.choices import Weight
from backend.returns.collection import CollectionYear
from backend.returns.members import Reading
from backend.returns.models import EarlierRow
from backend.returns.oc3 import Both


Earlier = Mapping[str, EarlierRow]  # last year's rows, by CHILD


def cases_of(rows: Sequence[Both], before: Earlier, year: CollectionYear, reading: Reading) -> Iterator[Case]:
    """Each row with what belongs to it."""
    numbers = Counter(each.header.upn for each in rows)
    seen: Counter[str] = Counter()
    for each in rows:
        child, earlier = each.row.child, before.get(each.row.child)
        was = Before(earlier.born, earlier.in_touch) if earlier else None
        same_upn = numbers[each.header.upn] - 1
        yield Case(each.row, each.header, year, reading, each.member, was, seen[child], same_upn)
        seen[child] += 1


def checked(rows: Sequence[Both], before: Earlier, year: CollectionYear, reading: Reading) -> list[Found]:
    """All that is wrong or to be looked at, what fails first, by child."""
    found = [each for case in cases_of(rows, before, year, reading) for each in broken_by(case)]
    found += _not_there_again(before, {each.row.child for each in rows}, year, reading)
    return sorted(found, key=lambda each: (each.weight != Weight.FAILS, each.child, each.code))


def _not_there_again(before: Earlier, here: Collection[str], year: CollectionYear, reading: Reading) -> Iterator[Found]:
    """Of last year's children those who should be in again: below the age from which the last contact counts."""
    for child, row in before.items():
        if child not in here and age_on(year.last, row.born) < reading.by_contact_from:
            yield Found(
                "OW9",
                child,
                None,
                "They were in last year’s return, are of an age of this one, and are not in it.",
                "Check whether somebody moved away, or has another identifier now.",
                weight=Weight.LOOK,
            )
