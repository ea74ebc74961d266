from backend.opportunities.models.duplicates import NotDuplicates
from backend.opportunities.models.flags import PostingFlag
from backend.opportunities.models.found_elsewhere import FoundElsewhere
from backend.opportunities.models.given import GivenOpportunity
from backend.opportunities.models.hiring_outcomes import NoOutcomeQuestions, Outcome
from backend.opportunities.models.manager_briefs import BriefLines, BriefReading
from backend.opportunities.models.named_site import NamesSite
from backend.opportunities.models.opportunity import Opportunity, OpportunityEvent
from backend.opportunities.models.sharing import Publication, Share, shared_with_council, within_reach_of
from backend.opportunities.models.site import Site
from backend.opportunities.models.standard_duties import StandardDuties


__all__ = [
    "BriefLines",
    "BriefReading",
    "FoundElsewhere",
    "GivenOpportunity",
    "NamesSite",
    "NoOutcomeQuestions",
    "NotDuplicates",
    "Opportunity",
    "OpportunityEvent",
    "Outcome",
    "PostingFlag",
    "Publication",
    "Share",
    "Site",
    "StandardDuties",
    "shared_with_council",
    "within_reach_of",
]
