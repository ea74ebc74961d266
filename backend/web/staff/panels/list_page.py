"""All EET panels, the last first, with how much of what each decided is done."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.plans.permissions import can_read_panels, can_run_panels, panels_of
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.formats import day, plural
from backend.web.kit.paging import page_of


HEADINGS = ("Held on", "Young people", "Decided", "Done", "How it stands")


@require_safe
@only(can_read_panels)
def list_panels(request) -> HttpResponse:
    record_list(request, "panels")
    done = Q(lines__action__done_on__isnull=False) | Q(lines__action__dropped_at__isnull=False)
    found = (
        panels_of(request.viewer)
        .select_related("closed_by")
        .annotate(
            people=Count("lines"),
            decided=Count("lines", filter=~Q(lines__decision="")),
            settled=Count("lines", filter=done),
        )
        .order_by("-held_on", "-id")
    )
    page = page_of(found, request.GET)
    context = {
        "page": page,
        "table": Table("EET panels", columns(*HEADINGS), [_row(each) for each in page]),
        "may_begin": can_run_panels(request.viewer) and not panels_of(request.viewer).open().exists(),
    }
    return render(request, "web/staff/panels/list.html", context)


def _row(panel) -> list[object]:
    address = reverse("panel-minutes", args=[panel.public_id])
    stands = f"closed by {panel.closed_by}" if panel.closed_by else Tag("Not closed yet", "yellow")
    done = f"{panel.settled} of {panel.decided}" if panel.closed_by else "–"
    return [Link(day(panel.held_on), address), plural(panel.people, "person,people"), str(panel.decided), done, stands]
