"""All opportunities of the council as a table, and as a map: where leads."""

from dataclasses import replace

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.core import clock
from backend.opportunities.permissions import can_browse, can_post, can_see_hiring_outcomes, opportunities_of
from backend.web.kit.access import only
from backend.web.kit.filters import chips_of
from backend.web.kit.formats import plural
from backend.web.kit.list_views import ticked_of, views_of
from backend.web.kit.paging import page_of
from backend.web.staff.opportunities.filters import OpportunityFilters
from backend.web.staff.opportunities.list_map import list_map
from backend.web.staff.opportunities.listing import Listing, rows_by_themselves
from backend.web.staff.opportunities.place_filters import (
    WHERE,
    take_unknown_place,
    where_asked,
    with_known_place_alone,
)
from backend.web.staff.opportunities.table import opportunity_table, ticked_in
from backend.web.staff.opportunities.views import OPPORTUNITIES


@require_safe
@only(can_browse)
def opportunities(request):
    if elsewhere := with_known_place_alone(request):
        return elsewhere
    unknown = take_unknown_place(request)
    above = views_of(OPPORTUNITIES, request.viewer, request.GET)
    request.GET = above.query
    form = OpportunityFilters(unknown.put_into(request.GET), viewer=request.viewer)
    listing = Listing(opportunities_of(request.viewer), form, request.GET.get("sort", ""))
    page = page_of(listing.rows, request.GET)
    rows = listing.rows_of(page)
    drawn = list_map(rows, form)
    if form.young_person:
        record_read(viewer=request.viewer, subject=form.young_person, page="opportunities-near")
    shown = OPPORTUNITIES.shown_columns(request.GET, request.viewer)
    context = {
        "form": form,
        "page": page,
        "map": drawn,
        "table": opportunity_table(rows, form, shown, drawn.numbers if drawn else frozenset()),
        "views": above,
        "counted": _counted(listing, page.paginator.count),
        **where_asked(form, request.GET, unknown),
        "other_fields": [field for field in form.visible_fields() if field.name not in WHERE],
        "add_url": reverse("opportunity-add") if can_post(request.viewer) else "",
        "outcomes_url": reverse("opportunity-outcomes") if can_see_hiring_outcomes(request.viewer) else "",
        "is_filtered": bool(chips_of(form, request.GET)),
    }
    return render(request, "web/staff/opportunities/list.html", context)


@require_safe
@only(can_browse)
def to_print(request):
    """Those ticked, each in a line of its own: in the order and with the columns that the list had."""
    ticked = ticked_of(opportunities_of(request.viewer), ticked_in(request.GET))
    form = OpportunityFilters(request.GET, viewer=request.viewer)
    rows = rows_by_themselves(ticked, request.GET.get("sort", ""))
    shown = OPPORTUNITIES.shown_columns(request.GET, request.viewer)
    context = {
        "heading": "Opportunities",
        "counted": plural(len(rows), "opportunity,opportunities"),
        "table": replace(opportunity_table(rows, form, shown), sorting="", ticks=()),
        "back": reverse("opportunities"),
        "day": clock.today(),
    }
    return render(request, "web/kit/ticked_list.html", context)


def _counted(listing: Listing, rows: int) -> str:
    """How many opportunities, and in how many rows where that is another number."""
    form, found = listing.form, len(listing.found)
    said = plural(found, "opportunity,opportunities")
    if form.miles:
        near = found - listing.from_home_count
        said = f"{near:,} of {listing.everything_count:,} within {form.miles_words} of {form.measured_from.words}"
        said += f", and {listing.from_home_count:,} from home" if listing.from_home_count else ""
    return said if rows == found else f"{said}, in {plural(rows, 'row,rows')}"
