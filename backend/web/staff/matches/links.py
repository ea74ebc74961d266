from django.urls import reverse

from backend.opportunities.models import Opportunity


def share_out_url(opportunity: Opportunity) -> str:
    """Who of those waiting could take the places of this opportunity."""
    return f"{reverse('share-out')}?whose=all&opportunity={opportunity.public_id}"
