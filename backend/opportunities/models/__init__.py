from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.files import EmployerColumns, OpportunityFile, RefusedRow
from backend.opportunities.models.life import NoOutcomeQuestions, Outcome, PostingFlag, ToldApart
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site
from backend.opportunities.models.syncs import FeedAlert, FeedArea, FeedCall, FeedSync, SyncRefusal


__all__ = [
    "EmployerColumns",
    "FeedAlert",
    "FeedArea",
    "FeedCall",
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "FeedSync",
    "NoOutcomeQuestions",
    "Opportunity",
    "OpportunityEvent",
    "OpportunityFile",
    "Outcome",
    "PostingFlag",
    "RefusedRow",
    "Site",
    "SyncRefusal",
    "ToldApart",
]
