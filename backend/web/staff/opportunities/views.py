"""The list of opportunities as it is looked at: its columns, and the views that its viewer saved."""

from django.http import QueryDict

from backend.councils.viewer import Viewer
from backend.desks.models import ListName
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.web.kit.content import Column
from backend.web.kit.list_views import KeptList
from backend.web.staff.opportunities.filters import ANY_STATE, OpportunityFilters
from backend.web.staff.opportunities.listing import Listing
from backend.web.staff.opportunities.place_filters import place_kept


TITLE = Column("Title", sort="title", beneath=Column("Employer", sort="employer"))
ROUTE = Column("Route", key="route", is_extra=True)
STATE = Column("State")  # left out of a list of one state, where each row would say the same
WHERE = Column("Where", key="where", card="line")
CLOSING = Column("Last day to apply", sort="closing", key="closing")
STARTS = Column("Starts", sort="start", key="start")
PLACES_LEFT = Column("Places left", numeric=True, key="places")
SOURCE = Column("Source", key="source", is_extra=True)
COLUMNS = (TITLE, ROUTE, STATE, WHERE, CLOSING, STARTS, PLACES_LEFT, SOURCE)
STANDING = (
    ("Live", "state=live"),
    ("Closes within 14 days", "closing=on&sort=closing"),
    ("All states", f"state={ANY_STATE}"),
)


def _opportunities(query: QueryDict, viewer: Viewer):
    form = OpportunityFilters(query)
    listing = Listing(opportunities_of(viewer), form, sort="")
    if not form.miles:
        return listing.opportunities
    return listing.opportunities.filter(id__in=[each.id for each in listing.found])


OPPORTUNITIES = KeptList(
    name=ListName.OPPORTUNITIES,
    may_open=can_browse,
    form=lambda query, viewer: OpportunityFilters(query),
    rows=_opportunities,
    columns=lambda viewer: COLUMNS,
    standing=lambda viewer: STANDING,
    kept_as={"near": place_kept},
)
