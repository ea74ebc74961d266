"""All opportunities of the council as a table."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.permissions import can_browse, can_post, can_see_hiring_outcomes, opportunities_of
from backend.web.kit.access import only
from backend.web.kit.content import Column, Link, Table
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import short_day
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.kit.paging import page_of
from backend.web.staff.opportunities.filters import ANY_STATE, OpportunityFilters, sorted_by


STATE = Column("State")  # left out of a list of one state, where each row would say the same
COLUMNS = (
    Column("Title", sort="title"),
    Column("Employer", sort="employer"),
    Column("Type", sort="type"),
    STATE,
    Column("Last day to apply", sort="closing"),
    Column("Starts", sort="start"),
    Column("Places left", numeric=True),
)


@require_safe
@only(can_browse)
def opportunities(request):
    form = OpportunityFilters(request.GET)
    found = form.narrow(opportunities_of(request.viewer)).select_related("employer")
    page = page_of(sorted_by(found, request.GET.get("sort", "")), request.GET)
    context = {
        "form": form,
        "page": page,
        "table": _table(page, form),
        "add_url": reverse("opportunity-add") if can_post(request.viewer) else "",
        "outcomes_url": reverse("opportunity-outcomes") if can_see_hiring_outcomes(request.viewer) else "",
        "is_filtered": bool(form.changed_data),
    }
    return render(request, "web/staff/opportunities/list.html", context)


def _table(page, form: OpportunityFilters) -> Table:
    headings = [each for each in COLUMNS if each is not STATE or form.chosen.get("state") == ANY_STATE]
    cells = [dict(zip(COLUMNS, _row(each), strict=True)) for each in page]
    return Table("Opportunities", headings, [[row[each] for each in headings] for row in cells], sorting="server")


def _row(opportunity):
    return [
        Link(opportunity.title, reverse("opportunity", args=[opportunity.public_id])),
        name_of(opportunity.employer),
        type_and_level(opportunity),
        state_tag(opportunity),
        short_day(opportunity.closing_date),
        short_day(opportunity.start_date),
        opportunity.places_left,
    ]
