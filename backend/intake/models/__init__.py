from backend.intake.models.feeds import FeedFailure, FeedRecord, FeedRun
from backend.intake.models.files import EmployerColumns, OpportunityFile, RefusedRow
from backend.intake.models.syncs import FeedAlert, FeedArea, FeedCall, FeedSync, SyncRefusal


__all__ = [
    "EmployerColumns",
    "FeedAlert",
    "FeedArea",
    "FeedCall",
    "FeedFailure",
    "FeedRecord",
    "FeedRun",
    "FeedSync",
    "OpportunityFile",
    "RefusedRow",
    "SyncRefusal",
]
