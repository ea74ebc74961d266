from backend.support.models.bursary import BursaryLetter, Declaration
from backend.support.models.claims import Claim, ClaimEvent, MoneyAnswer
from backend.support.models.local_offer import LocalOffer, OfferAsk, OfferAskEvent


__all__ = [
    "BursaryLetter",
    "Claim",
    "ClaimEvent",
    "Declaration",
    "LocalOffer",
    "MoneyAnswer",
    "OfferAsk",
    "OfferAskEvent",
]
