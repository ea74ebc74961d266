"""Places are claimed by one conditional UPDATE: PostgreSQL decides who has the last one."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.opportunities import messages
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity, OpportunityEvent, Publication, Share
from backend.opportunities.reranking import request_reranking
from backend.opportunities.transitions import GIVES_PLACES, hold, record, take


PAST_CLOSING = "Its closing date has passed."


@transaction.atomic
def claim_place(*, opportunity: Opportunity, by: User | None) -> Opportunity:
    """Hold one place for somebody; the last one marks the opportunity as filled."""
    mine = Opportunity.objects.filter(id=opportunity.id)
    claimed = mine.filter(state__in=GIVES_PLACES).with_a_place_left().update(places_taken=F("places_taken") + 1)
    if not claimed:
        hold(opportunity)
        raise Refused(_no_place(opportunity))
    opportunity.refresh_from_db()
    before = opportunity.state
    record("claim_place", opportunity, from_state=before, by=by)
    settle(opportunity, by=by)
    request_reranking(opportunity, with_partners=opportunity.state != before)
    return opportunity


@transaction.atomic
def free_place(*, opportunity: Opportunity, by: User | None) -> Opportunity:
    """Give one place back; a filled opportunity is live again if people can still apply."""
    hold(opportunity)
    if not opportunity.places_taken:
        raise Refused("No place of this opportunity is taken, so none can be given back.", "places")
    opportunity.places_taken -= 1
    opportunity.save(update_fields=["places_taken"])
    before = opportunity.state
    record("free_place", opportunity, from_state=before, by=by)
    settle(opportunity, by=by)
    request_reranking(opportunity, with_partners=opportunity.state != before)
    return opportunity


def settle(opportunity: Opportunity, *, by: User | None) -> None:
    """Let the state follow the places: filled when the last has gone, open or closed when one came back."""
    if opportunity.state == State.LIVE and opportunity.places_left == 0 and not is_told_weekly(opportunity):
        messages.tell_contacts(take("fill", opportunity, by=by))
    elif opportunity.state == State.FILLED and opportunity.places_left != 0:
        if opportunity.is_past_closing_on(clock.today()):
            messages.tell_contacts(take("close", opportunity, by=by, reason=PAST_CLOSING))
        else:
            messages.tell_contacts(take("unfill", opportunity, by=by))


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


def _no_place(opportunity: Opportunity) -> str:
    if opportunity.places_left == 0:
        return "Every place of this opportunity is taken. Ask the employer whether there is one more."
    return (
        f"No place can be held while this opportunity is marked “{opportunity.get_state_display()}”."
        " Ask the engagement officer to make it live first."
    )
