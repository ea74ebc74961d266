"""Asks for a new ranking whenever what an opportunity offers has changed."""

from backend.core.job_names import RANK_OPPORTUNITY
from backend.core.jobs import enqueue
from backend.opportunities.models import Opportunity


def ask_for(opportunity: Opportunity) -> None:
    enqueue(RANK_OPPORTUNITY, opportunity.council_id, opportunity.id)
