from backend.opportunities.models.duplicates import NotDuplicates
from backend.opportunities.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.opportunities.models.files import EmployerColumns, OpportunityFile, RefusedRow
from backend.opportunities.models.flags import PostingFlag
from backend.opportunities.models.hiring_outcomes import NoOutcomeQuestions, Outcome
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site
from backend.opportunities.models.sharing import Publication, Share, shared_with_council, within_reach_of
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
    "NotDuplicates",
    "Opportunity",
    "OpportunityEvent",
    "OpportunityFile",
    "Outcome",
    "PostingFlag",
    "Publication",
    "RefusedRow",
    "Share",
    "Site",
    "SyncRefusal",
    "shared_with_council",
    "within_reach_of",
]
