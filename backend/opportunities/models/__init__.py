from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site
from backend.opportunities.models.sharing import Publication, Share, shared_with_council, within_reach_of


__all__ = [
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "Opportunity",
    "OpportunityEvent",
    "Publication",
    "Share",
    "Site",
    "shared_with_council",
    "within_reach_of",
]
