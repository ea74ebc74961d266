"""Whom a panel may look at, and why: what was decided last time, late reviews, gaps in plans, and who is not known."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from backend.activities.as_at import not_known_on
from backend.care_leavers.models import CareLeaver
from backend.plans.choices import PanelReason
from backend.plans.models import Panel, PanelLine, Plan, PlanAction
from backend.plans.review_queries import may_be_due
from backend.plans.reviews import reviews_due


R = PanelReason


def panel_before(panel: Panel) -> Panel | None:
    """The one that was closed last: of an open one all that are closed come before it."""
    before = Panel.objects.for_council(panel.council_id).closed().exclude(pk=panel.pk)
    return before.first() if panel.is_open else before.filter(closed_at__lt=panel.closed_at).first()


def decided_before(panel: Panel, people: QuerySet[CareLeaver]) -> QuerySet[PanelLine]:
    """What the panel before decided, with the action that says whether it is done."""
    before = panel_before(panel)
    mine = PanelLine.objects.for_council(panel.council_id).of_people(people).shown().decided()
    return mine.filter(panel=before) if before else mine.none()


def reasons_of(
    people: QuerySet[CareLeaver], wanted: Collection[PanelReason], *, before: Panel | None, today: dt.date
) -> dict[int, list[PanelReason]]:
    """By young person, which of the wanted reasons hold today, in the order in which a panel asks."""
    ids = {
        R.LAST_TIME: lambda: _not_done(people, before),
        R.OVERDUE: lambda: _overdue(people, today),
        R.FLAGGED: lambda: _flagged(people, today),
        R.NOT_KNOWN: lambda: people.filter(not_known_on(today)).values_list("pk", flat=True),
    }
    found: dict[int, list[PanelReason]] = defaultdict(list)
    for reason, read in ids.items():
        if reason in wanted:
            for person in set(read()):
                found[person].append(reason)
    return found


def _not_done(people: QuerySet[CareLeaver], before: Panel | None) -> Iterable[int]:
    lines = PanelLine.objects.filter(panel=before, action__done_on=None, action__dropped_at=None, action__isnull=False)
    return lines.filter(care_leaver__in=people).values_list("care_leaver", flat=True) if before else []


def _overdue(people: QuerySet[CareLeaver], today: dt.date) -> Iterable[int]:
    plans = list(may_be_due(Plan.objects.current().filter(care_leaver__in=people), today))
    due = reviews_due(plans, today=today) if plans else {}
    return [each.care_leaver_id for each in plans if due[each.pk].is_overdue(today)]


def _flagged(people: QuerySet[CareLeaver], today: dt.date) -> Iterable[int]:
    return PlanAction.objects.of_people(people).flagged(today).values_list("aim__plan__care_leaver", flat=True)
