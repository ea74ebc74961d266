from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.files import EmployerColumns, OpportunityFile, RefusedRow
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site


__all__ = [
    "EmployerColumns",
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "Opportunity",
    "OpportunityEvent",
    "OpportunityFile",
    "RefusedRow",
    "Site",
]
