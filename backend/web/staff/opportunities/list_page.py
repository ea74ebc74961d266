"""All opportunities of the council as a table."""

from dataclasses import replace

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.opportunities.permissions import can_browse, can_post, can_see_hiring_outcomes, opportunities_of
from backend.web.kit.access import only
from backend.web.kit.content import Column, Link, Table, Tick
from backend.web.kit.employer_names import name_of
from backend.web.kit.filters import chips_of
from backend.web.kit.formats import plural, short_day
from backend.web.kit.list_views import table_of, ticked_of, views_of
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.kit.paging import page_of
from backend.web.staff.opportunities import views
from backend.web.staff.opportunities.filters import ANY_STATE, OpportunityFilters, sorted_by
from backend.web.staff.opportunities.views import OPPORTUNITIES


TICK = "which"  # opportunities are ticked


@require_safe
@only(can_browse)
def opportunities(request):
    above = views_of(OPPORTUNITIES, request.viewer, request.GET)
    request.GET = above.query
    form = OpportunityFilters(request.GET)
    found = form.narrow(opportunities_of(request.viewer)).select_related("employer")
    count = above.shown.count if above.shown else None
    page = page_of(sorted_by(found, request.GET.get("sort", "")), request.GET, count=count)
    context = {
        "form": form,
        "page": page,
        "table": _table(page, form, OPPORTUNITIES.shown_columns(request.GET, request.viewer)),
        "views": above,
        "add_url": reverse("opportunity-add") if can_post(request.viewer) else "",
        "outcomes_url": reverse("opportunity-outcomes") if can_see_hiring_outcomes(request.viewer) else "",
        "is_filtered": bool(chips_of(form, request.GET)),
    }
    return render(request, "web/staff/opportunities/list.html", context)


@require_safe
@only(can_browse)
def to_print(request):
    """Those ticked, as a sheet: in the order and with the columns that the list had."""
    found = opportunities_of(request.viewer).select_related("employer")
    ticked = list(sorted_by(ticked_of(found, request.GET.getlist(TICK)), request.GET.get("sort", "")))
    shown = OPPORTUNITIES.shown_columns(request.GET, request.viewer)
    context = {
        "heading": "Opportunities",
        "counted": plural(len(ticked), "opportunity,opportunities"),
        "table": replace(table_of("Opportunities", shown, [_row(each) for each in ticked]), sorting=""),
        "back": reverse("opportunities"),
        "day": clock.today(),
    }
    return render(request, "web/kit/ticked_list.html", context)


def _table(page, form: OpportunityFilters, shown: list[Column]) -> Table:
    columns = [each for each in shown if each is not views.STATE or form.chosen.get("state") == ANY_STATE]
    ticks = [Tick("ticked", TICK, str(each.public_id), f"Select {each.title}") for each in page]
    return table_of("Opportunities", columns, [_row(each) for each in page], ticks=ticks)


def _row(opportunity) -> dict[Column, object]:
    return {
        views.TITLE: Link(opportunity.title, reverse("opportunity", args=[opportunity.public_id])),
        views.EMPLOYER: name_of(opportunity.employer),
        views.TYPE: type_and_level(opportunity),
        views.ROUTE: opportunity.get_route_display(),
        views.STATE: state_tag(opportunity),
        views.CLOSING: short_day(opportunity.closing_date),
        views.STARTS: short_day(opportunity.start_date),
        views.PLACES_LEFT: opportunity.places_left,
        views.SOURCE: opportunity.get_source_display(),
    }
