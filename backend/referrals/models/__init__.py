from backend.referrals.models.applications import ApplicationItem, ApplicationStatement
from backend.referrals.models.clearances import Clearance, ClearanceQuerySet, OwnWordsReading
from backend.referrals.models.deletions import DeleteRequest
from backend.referrals.models.documents import SentDocument, SentDocumentQuerySet
from backend.referrals.models.interviews import AssessmentDay, InterviewTime, TimeWish
from backend.referrals.models.referral import (
    Referral,
    ReferralEvent,
    ReferralQuerySet,
    arrangements,
    words_to_settle,
)
from backend.referrals.models.removed_details import RemovedDetails


__all__ = [
    "ApplicationItem",
    "ApplicationStatement",
    "AssessmentDay",
    "Clearance",
    "ClearanceQuerySet",
    "DeleteRequest",
    "InterviewTime",
    "OwnWordsReading",
    "Referral",
    "ReferralEvent",
    "ReferralQuerySet",
    "RemovedDetails",
    "SentDocument",
    "SentDocumentQuerySet",
    "TimeWish",
    "arrangements",
    "words_to_settle",
]
