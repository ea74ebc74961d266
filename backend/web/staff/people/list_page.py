"""The table of young people, and the same as a file."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.permissions import (
    can_add_care_leaver,
    can_export_care_leavers,
    can_open_care_leavers,
    can_settle_imports,
)
from backend.core import clock
from backend.councils.choices import Role
from backend.web.kit.access import only, record_list
from backend.web.kit.csv_files import csv_response
from backend.web.staff.people.filters import PeopleFilters
from backend.web.staff.people.people_query import people_of, sorted_by
from backend.web.staff.people.table import EXPORT_COLUMNS, export_rows, people_table


PER_PAGE = 50
QUICK = (
    ("Mine", "?whose=mine"),
    ("Mine, not in EET, longest first", "?whose=mine&activity=neet&sort=waiting"),
    ("Mine, matches to decide", "?whose=mine&deciding=on&sort=waiting"),
    ("Not reached for 8 weeks", "?silent=on&sort=contact"),
    ("Everyone", "?"),
)


@require_safe
@only(can_open_care_leavers)
def people(request):
    record_list(request, "people")
    form, found = _filter(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "table": people_table(request.viewer, list(page), today=clock.today()),
        "quick": [] if request.viewer.is_one_of(Role.PERSONAL_ADVISER) else QUICK,
        "add_url": reverse("person-add") if can_add_care_leaver(request.viewer) else "",
        "files_url": reverse("imports") if can_settle_imports(request.viewer) else "",
        "export_url": _export_url(request),
        "is_filtered": bool(form.changed_data),
    }
    return render(request, "web/staff/people/list.html", context)


@require_safe
@only(can_export_care_leavers)
def export(request):
    """The filtered list, whole. That somebody took it away goes into the read log."""
    _, found = _filter(request)
    record_read(viewer=request.viewer, subject=request.viewer.council, page="people-export")
    today = clock.today()
    whole = list(found.select_related("eet_adviser", "personal_adviser").prefetch_related("entitlement_spells"))
    return csv_response(
        f"young-people-{today:%Y-%m-%d}.csv", EXPORT_COLUMNS, export_rows(request.viewer, whole, today=today)
    )


def _filter(request):
    form = PeopleFilters(request.GET, viewer=request.viewer)
    people = form.narrow(people_of(request.viewer, today=clock.today()))
    return form, sorted_by(people, request.GET.get("sort", "name"))


def _export_url(request) -> str:
    if not can_export_care_leavers(request.viewer):
        return ""
    return f"{reverse('people-export')}?{request.GET.urlencode()}"
