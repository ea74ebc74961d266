"""The first page of the virtual school head: how it goes, who may need support, what waits, and what to tell."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.outcomes.concern_counts import concern_counts
from backend.outcomes.eet import eet_outlook
from backend.web.kit.access import only, record_list
from backend.web.staff.head.caseloads import caseloads
from backend.web.staff.head.overdue import OVERDUE, OWED, WATCHED, support, unsafe, waiting
from backend.web.staff.head.rate import rate_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from backend.web.staff.today.kinds.viewers import the_head


SHOWN = 3  # of those who may need support; the others are one press away


@require_safe
@only(the_head)
def head_home(request):
    record_list(request, "head-home")
    viewer, desk = request.viewer, Desk(request.viewer, everybody=True)
    found = lines_of(desk, WATCHED, shown=SHOWN)
    context = {
        "day": desk.today,
        "rate": rate_of(viewer, eet_outlook(viewer.council, desk.today)),
        "support": support(found, SHOWN),
        "unsafe": unsafe(desk, found),
        "overdue": waiting(desk, found, OVERDUE),
        "owed": waiting(desk, found, OWED),
        "caseloads": caseloads(viewer, desk.today),
        "concerns": concern_counts(viewer, desk.today),
    }
    return render(request, "web/staff/head/home.html", context)
