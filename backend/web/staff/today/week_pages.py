"""A week of the desk, day by day."""

import datetime as dt

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.web.kit.access import only, record_list
from backend.web.staff.today.kinds.viewers import everybody_with_a_desk
from backend.web.staff.today.today_pages import desk_asked_for, what_every_page_knows
from backend.web.staff.today.week import days_of, events_of, monday_of, week_ahead


ONE_WEEK = dt.timedelta(days=7)
FARTHEST = dt.timedelta(days=366)


@require_safe
@only(everybody_with_a_desk)
def week(request):
    record_list(request, "today-week")
    desk = desk_asked_for(request)
    first = _asked_week(request.GET.get("from", ""), desk.today)
    context = {
        "days": days_of(events_of(desk, first, first + ONE_WEEK - dt.timedelta(days=1)), first, desk.today),
        "first": first,
        "last": first + ONE_WEEK - dt.timedelta(days=1),
        "before": first - ONE_WEEK,
        "after": first + ONE_WEEK,
        "this": week_ahead(desk.today),
    }
    return render(request, "web/staff/today/week.html", what_every_page_knows(desk) | context)


def _asked_week(text: str, today: dt.date) -> dt.date:
    """The Monday of the day asked for; of anything else, and of what is years away, the one that Today shows."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return week_ahead(today)
    return monday_of(day) if abs(day - today) < FARTHEST else week_ahead(today)
