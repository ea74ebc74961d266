from backend.shortlists.models.decisions import Decision
from backend.shortlists.models.matches import Match, MatchRun
from backend.shortlists.models.snapshots import OfPair, OpportunitySnapshot, PersonSnapshot, RulesSnapshot


__all__ = ["Decision", "Match", "MatchRun", "OfPair", "OpportunitySnapshot", "PersonSnapshot", "RulesSnapshot"]
