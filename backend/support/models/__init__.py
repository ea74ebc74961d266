from backend.support.models.bursary import BursaryLetter, Declaration
from backend.support.models.claims import Claim, ClaimEvent, MoneyAnswer
from backend.support.models.household_sums import HouseholdSum
from backend.support.models.local_offer import LocalOffer, OfferAsk, OfferAskEvent


__all__ = [
    "BursaryLetter",
    "Claim",
    "ClaimEvent",
    "Declaration",
    "HouseholdSum",
    "LocalOffer",
    "MoneyAnswer",
    "OfferAsk",
    "OfferAskEvent",
]
