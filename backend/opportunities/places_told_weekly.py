"""When others learn that every place of an opportunity is taken: on a Monday, never with the person who took it."""

import datetime as dt

from django.db.models import F

from backend.core import clock
from backend.councils.models import Council
from backend.opportunities import messages
from backend.opportunities.models import Opportunity, OpportunityEvent, Publication, Share
from backend.opportunities.reranking import request_reranking
from backend.opportunities.transitions import take


def is_told_weekly(opportunity: Opportunity) -> bool:
    """Whether others read it who may not know how many places are left: it leaves them on a Monday, whenever the last
    place was taken, so that the moment tells nobody whose it is."""
    shares = Share.objects.standing().filter(opportunity=opportunity)
    published = Publication.objects.standing().filter(opportunity=opportunity)
    return shares.filter(with_place_numbers=False).exists() or published.exists()


def fill_what_is_told_weekly(council: Council) -> int:
    """Mark as filled what lost its last place before this week, or is read by nobody else any more.

    Run each night: a Monday that was missed is caught up.
    """
    full = (
        Opportunity.objects.for_council(council.pk).live().filter(places__isnull=False, places_taken__gte=F("places"))
    )
    filled = 0
    for opportunity in full.order_by("id").select_for_update():
        if is_told_weekly(opportunity) and _last_claimed_on(opportunity) >= _monday():
            continue
        messages.tell_contacts(take("fill", opportunity, by=None))
        request_reranking(opportunity)
        filled += 1
    return filled


def _monday() -> dt.date:
    today = clock.today()
    return today - dt.timedelta(days=today.weekday())


def _last_claimed_on(opportunity: Opportunity) -> dt.date:
    claims = OpportunityEvent.objects.filter(opportunity=opportunity, step="claim_place")
    last = claims.order_by("-id").values_list("at", flat=True).first()
    return clock.day_of(last) if last else dt.date.min
