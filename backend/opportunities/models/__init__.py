from backend.opportunities.models.life import NoOutcomeQuestions, Outcome, PostingFlag, ToldApart
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent, Site
from backend.opportunities.models.sharing import Publication, Share, shared_with_council, within_reach_of


__all__ = [
    "NoOutcomeQuestions",
    "Opportunity",
    "OpportunityEvent",
    "Outcome",
    "PostingFlag",
    "Publication",
    "Share",
    "Site",
    "ToldApart",
    "shared_with_council",
    "within_reach_of",
]
