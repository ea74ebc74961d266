"""What a feed or file named as a place and nobody could read, each with the page that puts it right."""

from django.urls import reverse

from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import MAY_BE_CHANGED
from backend.opportunities.unread_places import unread_places, with_unread_places
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.employer_names import name_of


MOST_SHOWN = 50
HEADINGS = ("Opportunity", "Employer", "What it says", "What to do")


def unread_of_feeds(viewer, source: str = "") -> Table:
    """Live adverts of public feeds, or of one of them."""
    found = live_unread_of_feeds(viewer)
    return _table(found.filter(source=source) if source else found, "opportunity-places")


def live_unread_of_feeds(viewer):
    return with_unread_places(viewer).live().exclude(source=Source.PARTNER).select_related("employer")


def unread_of_employer(viewer, employer) -> Table:
    """What an employer posted: its own form puts it right, and the posting rules are asked again."""
    found = with_unread_places(viewer).filter(employer=employer, source=Source.PARTNER, state__in=MAY_BE_CHANGED)
    return _table(found, "opportunity-edit")


def _table(found, page: str) -> Table:
    shown = found.select_related("employer").latest_first()[:MOST_SHOWN]
    return Table("Places nobody could read", columns(*HEADINGS), [_row(each, page) for each in shown])


def _row(opportunity: Opportunity, page: str) -> list:
    return [
        opportunity.title,
        name_of(opportunity.employer),
        "; ".join(unread_places(opportunity)),
        Link("Put it right", reverse(page, args=[opportunity.public_id]), hidden=opportunity.title),
    ]
