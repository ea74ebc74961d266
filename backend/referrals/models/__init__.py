from backend.referrals.models.applications import ApplicationItem, ApplicationStatement
from backend.referrals.models.clearances import Clearance, ClearanceQuerySet, OwnWordsReading
from backend.referrals.models.referral import (
    Referral,
    ReferralEvent,
    ReferralQuerySet,
    arrangements,
    words_to_settle,
)


__all__ = [
    "ApplicationItem",
    "ApplicationStatement",
    "Clearance",
    "ClearanceQuerySet",
    "OwnWordsReading",
    "Referral",
    "ReferralEvent",
    "ReferralQuerySet",
    "arrangements",
    "words_to_settle",
]
