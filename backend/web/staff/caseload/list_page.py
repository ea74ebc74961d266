"""The table of young people, and the same as a file."""

from dataclasses import replace

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import (
    can_add_care_leaver,
    can_edit_profile,
    can_export_care_leavers,
    can_open_care_leavers,
    can_settle_imports,
)
from backend.core import clock
from backend.web.kit.access import only, record_list
from backend.web.kit.csv_files import csv_response
from backend.web.kit.filters import chips_of
from backend.web.kit.formats import plural
from backend.web.kit.list_views import ticked_of
from backend.web.kit.paging import page_of
from backend.web.kit.spreadsheets import xlsx_response
from backend.web.staff.caseload.filters import PeopleFilters
from backend.web.staff.caseload.people_found import PeopleFound
from backend.web.staff.caseload.table import EXPORT_COLUMNS, export_rows, people_table
from backend.web.staff.caseload.views import PEOPLE, views_for
from backend.web.staff.people.people_query import people_of, sorted_by
from backend.web.staff.today.first_lines import with_what_may_wait


@require_safe
@only(can_open_care_leavers)
def people(request):
    record_list(request, "people")
    views = views_for(request.viewer, request.GET)
    request.GET = views.query
    form, found = _filter(request)
    page = page_of(found, request.GET, count=views.shown.count if views.shown else None)
    columns = PEOPLE.shown_columns(request.GET, request.viewer)
    context = {
        "form": form,
        "page": page,
        "table": people_table(request.viewer, list(page), columns, today=clock.today()),
        "views": views,
        "add_url": reverse("person-add") if can_add_care_leaver(request.viewer) else "",
        "files_url": reverse("imports") if can_settle_imports(request.viewer) else "",
        "can_assign": can_edit_profile(request.viewer),
        "exports": _exports(request),
        "is_filtered": bool(chips_of(form, request.GET)),
    }
    return render(request, "web/staff/caseload/list.html", context)


@require_safe
@only(can_open_care_leavers)
def to_print(request):
    """Those ticked, as a sheet: in the order and with the columns that the list had."""
    record_list(request, "people-print")
    everybody = with_what_may_wait(people_of(request.viewer, today=clock.today()), request.viewer)
    ticked = list(sorted_by(ticked_of(everybody, request.GET.getlist("who")), request.GET.get("sort", "name")))
    shown = PEOPLE.shown_columns(request.GET, request.viewer)
    context = {
        "heading": "Young people",
        "counted": plural(len(ticked), "young person,young people"),
        "table": replace(people_table(request.viewer, ticked, shown, today=clock.today()), ticks=(), sorting=""),
        "back": reverse("people"),
        "day": clock.today(),
    }
    return render(request, "web/kit/ticked_list.html", context)


@require_safe
@only(can_export_care_leavers)
def export(request):
    return csv_response(_file_name("csv"), EXPORT_COLUMNS, _taken_away(request))


@require_safe
@only(can_export_care_leavers)
def export_workbook(request):
    return xlsx_response(_file_name("xlsx"), EXPORT_COLUMNS, _taken_away(request))


def _taken_away(request) -> list[list[str]]:
    """The filtered list, whole. That somebody took it away goes into the read log."""
    _, found = _filter(request)
    record_list(request, "people-export")
    whole = list(found.all().prefetch_related("entitlement_spells"))
    return export_rows(request.viewer, whole, today=clock.today())


def _file_name(ending: str) -> str:
    return f"young-people-{clock.today():%Y-%m-%d}.{ending}"


def _filter(request) -> tuple[PeopleFilters, PeopleFound]:
    form = PeopleFilters(request.GET, viewer=request.viewer)
    return form, PeopleFound(request.viewer, form, request.GET.get("sort", "name"))


def _exports(request) -> list[tuple[str, str]]:
    """Name and address of each kind of file, for who may take the list away."""
    if not can_export_care_leavers(request.viewer):
        return []
    kinds = (("CSV", "people-export"), ("XLSX", "people-export-workbook"))
    return [(kind, f"{reverse(name)}?{request.GET.urlencode()}") for kind, name in kinds]
