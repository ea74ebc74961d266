"""What other councils share, to read: whose it is, and whom to ring. Nothing here can be changed."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.permissions import can_browse
from backend.opportunities.sharing import place_numbers_are_shared, shared_to
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.employer_names import name_beside
from backend.web.kit.formats import short_day
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.opportunities.terms import type_and_level


PER_PAGE = 50
COLUMNS = columns("Title", "Shared by", "Employer", "Type", "Last day to apply", "Starts")


@require_safe
@only(can_browse)
def shared_opportunities(request):
    found = shared_to(request.viewer).select_related("employer", "council").order_by("closing_date", "title", "id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    empty = "No other council shares anything with yours now."
    table = Table("Shared by other councils", COLUMNS, [_row(each) for each in page], empty=empty)
    return render(request, "web/staff/sharing/list.html", {"page": page, "table": table})


def _row(opportunity):
    return [
        Link(opportunity.title, reverse("shared-opportunity", args=[opportunity.public_id])),
        opportunity.council.name,
        name_beside(opportunity),
        type_and_level(opportunity),
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
