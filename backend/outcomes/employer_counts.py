"""What employers promised and whether it was in time, and how many lasted with them, by employer, for the head.

Small numbers are hidden by the one rule of core: across employers, since their sums stand elsewhere, and within each.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from backend.core.small_numbers import may_stand_beside, suppressed
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.outcomes.promise_counts import HowKept, how_kept
from backend.placements.employer_records import employer_records
from backend.placements.models import Promise
from matching.evaluation.proportions import wilson


@dataclass(frozen=True)
class EmployerCount:
    """None where a number is hidden, or there is none: promises due, of them in time; starts of which it is decided
    whether they lasted 26 weeks, of them lasted, and its 95% interval."""

    employer: Employer
    due: int | None
    in_time: int | None
    decided: int | None
    lasted: int | None
    interval: tuple[float, float] | None

    @property
    def name(self) -> str:
        return self.employer.name


def employer_counts(council: Council, first: dt.date, last: dt.date) -> list[EmployerCount]:
    """Those that promised something due between two days, or of whose starts it is decided; by name."""
    employers = {each.pk: each for each in Employer.objects.for_council(council.pk).order_by("id")}
    promised = _promised(council, first, last)
    records = {each: record for each, record in employer_records(list(employers), last).items() if record[0]}
    due = _shown({each: sum(kept.values()) for each, kept in promised.items()})
    in_time = _parts({each: kept[HowKept.IN_TIME] for each, kept in promised.items()}, due)
    decided = _shown({each: record[0] for each, record in records.items()})
    lasted = _parts({each: record[1] for each, record in records.items()}, decided)
    found = sorted(promised.keys() | records.keys(), key=lambda each: (employers[each].name.casefold(), each))
    return [
        EmployerCount(
            employers[each],
            due.get(each),
            in_time.get(each),
            decided.get(each),
            lasted.get(each),
            _interval(lasted.get(each), decided.get(each)),
        )
        for each in found
    ]


def _promised(council: Council, first: dt.date, last: dt.date) -> dict[int, Counter[str]]:
    rows = Promise.objects.for_council(council.pk).filter(due_on__range=(first, last), employer__isnull=False)
    found: dict[int, Counter[str]] = {}
    for promise in rows.with_standing():
        how = how_kept(promise, last)
        if how and promise.employer_id:
            found.setdefault(promise.employer_id, Counter())[how] += 1
    return found


def _shown(counts: Mapping[int, int]) -> dict[int, int | None]:
    shown = suppressed({str(each): count for each, count in counts.items()})
    return {int(each): count for each, count in shown.items()}


def _parts(counts: Mapping[int, int], totals: Mapping[int, int | None]) -> dict[int, int | None]:
    """Hidden too where the total is, or what is left of it is few; and with them those that would tell of them."""
    hide = [str(each) for each, count in counts.items() if not _may_show(count, totals[each])]
    shown = suppressed({str(each): count for each, count in counts.items()}, hide=hide)
    return {each: shown[str(each)] if str(each) not in hide else None for each in counts}


def _may_show(count: int, total: int | None) -> bool:
    return total is not None and may_stand_beside(count, [total])


def _interval(lasted: int | None, decided: int | None) -> tuple[float, float] | None:
    if lasted is None or not decided:
        return None
    found = wilson(lasted, decided)
    return found.low, found.high
