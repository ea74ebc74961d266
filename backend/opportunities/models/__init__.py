from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.life import NoOutcomeQuestions, Outcome, PostingFlag, ToldApart
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site


__all__ = [
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "NoOutcomeQuestions",
    "Opportunity",
    "OpportunityEvent",
    "Outcome",
    "PostingFlag",
    "Site",
    "ToldApart",
]
