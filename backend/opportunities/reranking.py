"""Asks for a new ranking whenever what an opportunity offers has changed."""

from backend.core.job_names import RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, Share


def request_reranking(opportunity: Opportunity, *, with_partners: bool = True) -> None:
    """`with_partners` is false where only one council's people moved: when partners are ranked would tell of them."""
    if opportunity.for_one_person:
        return  # no ranking ever reads it
    enqueue(RANK_OPPORTUNITY, opportunity.council_id, opportunity.id)
    if not with_partners:
        return
    for council_id in sorted(councils_reached(opportunity)):
        enqueue(RANK_COUNCIL, council_id)


def councils_reached(opportunity: Opportunity) -> set[int]:
    """The other councils that it is shared with now."""
    standing = Share.objects.standing().filter(opportunity=opportunity)
    partners = set(standing.values_list("partner_id", flat=True))
    if None not in partners:
        return partners
    agreed = Council.objects.filter(agreed_to_share_at__isnull=False).exclude(id=opportunity.council_id)
    return (partners - {None}) | set(agreed.values_list("id", flat=True))
