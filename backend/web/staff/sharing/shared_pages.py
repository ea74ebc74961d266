"""What other councils share, to read: whose it is, and whom to ring. Nothing here can be changed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from math import inf

from django.core.paginator import Page
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_browse
from backend.opportunities.sharing import place_numbers_are_shared, shared_to
from backend.ranking.distances import Distance, distance_to
from backend.web.kit.access import only
from backend.web.kit.content import Column, Link, Stacked, Table
from backend.web.kit.employer_names import name_beside
from backend.web.kit.formats import plural, short_day
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.opportunities.terms import kind_beside
from backend.web.kit.paging import page_of
from backend.web.staff.opportunities import table as where_table
from backend.web.staff.opportunities.alike import COLUMNS_FOUND, Found
from backend.web.staff.opportunities.filters import sorted_by
from backend.web.staff.opportunities.listing import Listing, Row
from backend.web.staff.opportunities.place_filters import (
    PlaceFilters,
    take_unknown_place,
    where_asked,
    with_known_place_alone,
)


WHERE, WHERE_MEASURED = Column("Where", card="line"), replace(where_table.WHERE_MEASURED, key="")
BEFORE = (Column("Title", sort="title", beneath=Column("Employer", sort="employer")), Column("Shared by", card="line"))
AFTER = (Column("Last day to apply", sort="closing"), Column("Starts", sort="start"))


@require_safe
@only(can_browse)
def shared_opportunities(request):
    if elsewhere := with_known_place_alone(request):
        return elsewhere
    unknown = take_unknown_place(request)
    form = SharedFilters(unknown.put_into(request.GET))
    usual = "" if form.chosen.get("near") else "closing"
    listing = SharedListing(shared_to(request.viewer), form, request.GET.get("sort") or usual)
    page = page_of([[each.id] for each in listing.found], request.GET)
    context = {
        "form": form,
        "page": page,
        "table": _table(listing.rows_of(page), form),
        "counted": f"{page.paginator.count:,} of {plural(listing.everything_count, 'opportunity,opportunities')}",
        **where_asked(form, request.GET, unknown),
    }
    return render(request, "web/staff/sharing/list.html", context)


class SharedFilters(PlaceFilters):
    """Without a young person, who is the business of their own council."""

    def narrow(self, opportunities):
        return opportunities


class SharedListing(Listing):
    """Read whole, for councils share few: so distances are measured from what was read."""

    @cached_property
    def _held(self) -> dict[int, Opportunity]:
        rows = sorted_by(self.opportunities, self.sort).with_details().select_related("council")
        return {each.id: each for each in rows}

    @cached_property
    def everything(self) -> list[Found]:
        return [Found(*(getattr(each, column) for column in COLUMNS_FOUND)) for each in self._held.values()]

    @cached_property
    def distances(self) -> dict[int, Distance]:
        start = self.form.measured_from
        if start is None:
            return {}
        to_each = ((key, distance_to(start.extent, each.sites.all())) for key, each in self._held.items())
        most = self.form.miles or inf
        return {key: distance for key, distance in to_each if distance and distance.miles <= most}

    def rows_of(self, page: Page) -> list[Row]:
        return [Row(number, [self._held[key] for key in ids], self.distances) for number, ids in enumerate(page, 1)]


def _table(rows: Sequence[Row], form: SharedFilters) -> Table:
    columns = [*BEFORE, WHERE_MEASURED if form.measured_from else WHERE, *AFTER]
    return Table("Shared by other councils", columns, [_row(row, form) for row in rows], sorting="server")


def _row(row: Row, form: SharedFilters):
    opportunity = row.first
    return [
        Stacked(
            Link(opportunity.title, reverse("shared-opportunity", args=[opportunity.public_id])),
            f"{name_beside(opportunity)}, {kind_beside(opportunity)}",
        ),
        opportunity.council.name,
        where_table.where(row, form, frozenset()),
        short_day(opportunity.closing_date),
        short_day(opportunity.start_date),
    ]


@require_safe
@only(can_browse)
def shared_opportunity(request, public_id):
    shared = shared_to(request.viewer).with_details().select_related("council", "employer")
    opportunity = get_object_or_404(shared, public_id=public_id)
    context = {
        "opportunity": opportunity,
        "owner": opportunity.council,
        "employer": name_beside(opportunity),
        "groups": facts_of(
            opportunity,
            reader=Reader.PARTNER,
            place_numbers=place_numbers_are_shared(opportunity, request.viewer.council_id),
        ),
    }
    return render(request, "web/staff/sharing/page.html", context)
