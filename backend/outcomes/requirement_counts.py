"""Whom requirements keep out, counted once a week: the only numbers from which anybody is told what a change opens."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import matching
from backend.core import clock
from backend.core.small_numbers import published
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.outcomes.demand_input import DemandInput
from backend.outcomes.models import RequirementSnapshot


Met = tuple[int, ...]  # steps met, for each field of a requirement
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class PublishedCounts:
    """Of one route: people by requirement and by the steps of it that they meet. `week` is its Monday."""

    week: dt.date
    people: Counter[tuple[str, Met]]

    def short_of(self, requirement: str) -> list[tuple[Met, int]]:
        return [(met, number) for (name, met), number in self.people.items() if name == requirement]


def count_week(council: Council) -> RequirementSnapshot:
    """Count, unless this week is counted: whoever asks again learns nothing of who has come or gone since."""
    week, counted = _this_week(), RequirementSnapshot.objects.for_council(council.pk)
    found = counted.filter(week=week).first()
    if found:
        return found
    made, _ = counted.get_or_create(council=council, week=week, defaults={"counts": _count(council)})
    counted.exclude(pk=made.pk).delete()
    return made


def _count(council: Council) -> list[list]:
    today = clock.today()
    return published_rows(matching.requirement_counts(DemandInput(council, today).people, on=today))


def published_rows(counts: Iterable[matching.RequirementCount]) -> list[list]:
    """Rounded for each council before it is kept: no sum or difference of councils tells of fewer people."""
    rows = [[each.route, each.requirement, list(each.met), published(each.people)] for each in counts]
    return [row for row in rows if row[-1]]


def published_counts(viewer: Viewer, route: str) -> PublishedCounts | None:
    """For an employer's people over all councils that share, for everybody else of their own council.

    None where nothing was counted this week or the last.
    """
    snapshots = list(_snapshots_for(viewer).since(_this_week() - WEEK))
    if not snapshots:
        return None
    people: Counter[tuple[str, Met]] = Counter()
    for snapshot in snapshots:
        people.update({(name, tuple(met)): number for each, name, met, number in snapshot.counts if each == route})
    return PublishedCounts(min(each.week for each in snapshots), people)


def _snapshots_for(viewer: Viewer):
    if viewer.role == Role.EMPLOYER:
        return RequirementSnapshot.objects.of_councils_that_share()
    return RequirementSnapshot.objects.for_council(viewer.council_id)


def _this_week() -> dt.date:
    today = clock.today()
    return today - dt.timedelta(days=today.weekday())
