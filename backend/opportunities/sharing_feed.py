"""What a partner council's system fetches: each opportunity that is or was shared with it, once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q

from backend.core import clock
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.lapsed_checks import of_lapsed_employers
from backend.opportunities.models import Opportunity, OpportunityEvent, Share, shared_with_council
from backend.opportunities.permissions import can_browse


@dataclass(frozen=True)
class FeedRow:
    public_id: UUID
    council: str
    status: str
    removed_at: dt.datetime | None
    opportunity: Opportunity | None


def shares_to(viewer: Viewer):
    """One share of each opportunity, one that stands if there is any, in the order they came to be.

    - everybody but an employer's people
    """
    if not can_browse(viewer):
        return Share.objects.none()
    shares = Share.objects.reaching(viewer.council_id).select_related("council").filter(_was_open_to(viewer.council))
    return shares.order_by("opportunity_id", F("ended_at").desc(nulls_first=True), "id").distinct("opportunity_id")


def _was_open_to(council: Council) -> Q:
    """Shared by name, which is done of live ones alone, or live at some moment since the council agreed."""
    live = Opportunity.objects.live().filter(id=OuterRef("opportunity"))
    agreed_at = council.agreed_to_share_at or clock.now()
    left_since = _leaving_live().filter(opportunity=OuterRef("opportunity"), at__gt=agreed_at)
    return Q(partner__isnull=False) | Exists(live) | Exists(left_since)


def feed_of(viewer: Viewer, shares: Sequence[Share]) -> list[FeedRow]:
    ids = [share.opportunity_id for share in shares]
    still = shared_with_council(viewer.council_id).open_on(clock.today()).filter(id__in=ids).with_details()
    open_now = {opportunity.id: opportunity for opportunity in still}
    lapsed = of_lapsed_employers(open_now.values(), clock.today())
    for opportunity in open_now.values():
        opportunity.checks_have_lapsed = opportunity.id in lapsed
    left = _left_live_at([each for each in ids if each not in open_now])
    return [_row(share, open_now.get(share.opportunity_id), left) for share in shares]


def _row(share: Share, opportunity: Opportunity | None, left: dict[int, dt.datetime]) -> FeedRow:
    if opportunity is not None:
        return FeedRow(share.reference, share.council.name, "open", None, opportunity)
    removed_at = share.ended_at or left.get(share.opportunity_id) or clock.now()
    return FeedRow(share.reference, share.council.name, "removed", removed_at, None)


def _left_live_at(opportunity_ids: list[int]) -> dict[int, dt.datetime]:
    leaving = _leaving_live().filter(opportunity__in=opportunity_ids)
    last = leaving.order_by().values("opportunity").annotate(last=Max("at"))
    return dict(last.values_list("opportunity", "last"))


def _leaving_live():
    return OpportunityEvent.objects.filter(from_state=State.LIVE).exclude(to_state=State.LIVE)
