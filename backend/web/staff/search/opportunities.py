"""The opportunities and employers that a search found."""

import datetime as dt

from django.db.models import Case, When
from django.urls import reverse

from backend.core import clock
from backend.core.search import Search
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.permissions import can_browse_employers, employers_of
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.kit.opportunities.states import state_tag
from backend.web.staff.employers.filters import EVERY_STATE
from backend.web.staff.employers.tables import employer_tag
from backend.web.staff.opportunities.filters import ANY_STATE
from backend.web.staff.search.hits import Group, Hit, group_of


def opportunities_found(viewer: Viewer, typed: str, search: Search) -> Group | None:
    """Of those alike, what is live comes first."""
    if not can_browse(viewer):
        return None
    live_first = Case(When(state=OpportunityState.LIVE, then=0), default=1)
    found = opportunities_of(viewer).about(typed, search).with_details()
    best = found.order_by("-closeness", live_first, "title", "id")
    return group_of(
        "Opportunities",
        best,
        lambda rows: [opportunity_hit(each, each.closeness) for each in rows],
        list_name="opportunities",
        words=typed,
        state=ANY_STATE,
    )


def opportunity_hit(opportunity: Opportunity, closeness: float) -> Hit:
    ends = opportunity.closing_date
    facts = [name_of(opportunity.employer), _place(opportunity), f"Closes {day(ends)}" if ends else ""]
    url = reverse("opportunity", args=[opportunity.public_id])
    return Hit(opportunity.title, url, list(filter(None, facts)), state_tag(opportunity), closeness)


def _place(opportunity: Opportunity) -> str:
    sites = [str(site) for site in opportunity.sites.all()]
    if not sites:
        return "Nationwide" if opportunity.nationwide else ""
    return sites[0] if len(sites) == 1 else f"{sites[0]} and {len(sites) - 1} more"


def employers_found(viewer: Viewer, typed: str, search: Search) -> Group | None:
    if not can_browse_employers(viewer):
        return None
    found = (
        employers_of(viewer).named_like(typed, search).prefetch_related("checks").order_by("-closeness", "name", "id")
    )
    today = clock.today()
    return group_of(
        "Employers",
        found,
        lambda rows: [_employer_hit(each, today) for each in rows],
        list_name="employers",
        words=typed,
        state=EVERY_STATE,
    )


def _employer_hit(employer: Employer, today: dt.date) -> Hit:
    facts = list(filter(None, [employer.get_kind_display(), employer.published_phone]))
    url = reverse("employer", args=[employer.public_id])
    return Hit(employer.name, url, facts, employer_tag(employer, today), employer.closeness)
