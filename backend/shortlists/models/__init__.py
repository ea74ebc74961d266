from backend.shortlists.models.decisions import Decision
from backend.shortlists.models.matches import Match, MatchRun
from backend.shortlists.models.snapshots import HasSnapshotPair, OpportunitySnapshot, PersonSnapshot, RulesSnapshot


__all__ = ["Decision", "HasSnapshotPair", "Match", "MatchRun", "OpportunitySnapshot", "PersonSnapshot", "RulesSnapshot"]
