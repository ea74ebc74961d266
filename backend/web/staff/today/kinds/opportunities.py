"""Lines about what is on offer: places that a feed or a file named and nobody could read."""

from django.urls import reverse

from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import NO_PLACE_SAID
from backend.opportunities.unread_places import can_put_places_right, unread_places
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import listed
from backend.web.kit.opportunities.unread_places import MOST_SHOWN, live_unread_of_feeds
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency, waiting


def _unread(desk: Desk) -> list[Line]:
    return [_line(desk, each) for each in live_unread_of_feeds(desk.viewer).order_by("created_at", "id")[:MOST_SHOWN]]


def _line(desk: Desk, opportunity: Opportunity) -> Line:
    since = clock.day_of(opportunity.created_at)
    return Line(
        f"{opportunity.title}, {name_of(opportunity.employer)}",
        "say where it is",
        reverse("opportunity-places", args=[opportunity.public_id]),
        f"{_said(unread_places(opportunity))} An introduction may have to wait until it is put right.",
        since,
        waiting(desk.today, since),
    )


def _said(places: list[str]) -> str:
    if places == [NO_PLACE_SAID]:
        return "Its advert says no place."
    return f"Its advert says {listed([f'“{words}”' for words in places])}, which nobody could read."


KINDS = (
    Kind(
        "unread-places",
        "Places nobody could read",
        Urgency.ANSWER,
        can_put_places_right,
        (Computed(_unread),),
    ),
)
