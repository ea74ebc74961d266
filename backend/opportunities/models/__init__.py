from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site


__all__ = ["FeedFailure", "FeedRecord", "FeedRun", "Opportunity", "OpportunityEvent", "Site"]
