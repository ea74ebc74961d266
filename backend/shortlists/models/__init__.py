from backend.shortlists.models.decisions import Decision
from backend.shortlists.models.matches import Match, MatchRun
from backend.shortlists.models.rankings import CouncilRanking, RankingChunk
from backend.shortlists.models.snapshots import HasSnapshotPair, OpportunitySnapshot, PersonSnapshot, RulesSnapshot
from backend.shortlists.models.suggestions import Suggestion, SuggestionAnswer


__all__ = [
    "CouncilRanking",
    "Decision",
    "HasSnapshotPair",
    "Match",
    "MatchRun",
    "OpportunitySnapshot",
    "PersonSnapshot",
    "RankingChunk",
    "RulesSnapshot",
    "Suggestion",
    "SuggestionAnswer",
]
