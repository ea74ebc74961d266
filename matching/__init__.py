"""Matching young people leaving care with opportunities: eligibility, ranking and reasons.

A library on its own: arrays in, arrays and sentences out; no web, no database, no clock,
and no files but its own tables of words.
"""

from matching.allocation.assignment import allocate
from matching.allocation.plan import Plan
from matching.anchoring import anchor_to
from matching.base_rates import Anchor
from matching.counterfactuals.generation import Counterfactual
from matching.criteria.base import Criterion
from matching.demand.change_impacts import ChangeImpact, change_impacts
from matching.demand.maximum_coverage import CoverageChoice, hypothetical, maximum_coverage
from matching.demand.reachable_places import reachable_places
from matching.demand.requirement_counts import RequirementCount, requirement_counts
from matching.demand.requirements import REQUIREMENTS
from matching.demand.unmet_demand import UnmetDemand, unmet_demand
from matching.england import ENGLAND
from matching.features.catalogue import FEATURE_LABELS
from matching.geography import TravelEstimate
from matching.history.referrals import Referrals
from matching.parameters import FORMAT as PARAMETERS_FORMAT
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.records import RecordError
from matching.published_rates import PublishedRate, share_at_26_weeks
from matching.ranker import Ranker
from matching.ranking import Ranking
from matching.reasons import Reason
from matching.rules import Rules
from matching.settings import Settings
from matching.support_order import SUPPORT_SIGNS, LeavingHazards, SupportSign, log_hazard_soon, support_order
from matching.vocabulary import CRITERIA, DBS_LEVELS, ENTITLEMENTS, ROUTES, TYPES, Status


# Names that stay valid beside the current ones.
Door = Counterfactual
Helpful, most_helpful = CoverageChoice, maximum_coverage
Opening, openings = ChangeImpact, change_impacts
Unmet = UnmetDemand


__all__ = [
    "CRITERIA",
    "DBS_LEVELS",
    "ENGLAND",
    "ENTITLEMENTS",
    "FEATURE_LABELS",
    "PARAMETERS_FORMAT",
    "REQUIREMENTS",
    "ROUTES",
    "SUPPORT_SIGNS",
    "TYPES",
    "Anchor",
    "ChangeImpact",
    "Counterfactual",
    "CoverageChoice",
    "Criterion",
    "Door",
    "Helpful",
    "LeavingHazards",
    "Opening",
    "Opportunities",
    "People",
    "Plan",
    "PublishedRate",
    "Ranker",
    "Ranking",
    "Reason",
    "RecordError",
    "Referrals",
    "RequirementCount",
    "Rules",
    "Settings",
    "Status",
    "SupportSign",
    "TravelEstimate",
    "Unmet",
    "UnmetDemand",
    "allocate",
    "anchor_to",
    "change_impacts",
    "hypothetical",
    "log_hazard_soon",
    "maximum_coverage",
    "most_helpful",
    "openings",
    "reachable_places",
    "requirement_counts",
    "share_at_26_weeks",
    "support_order",
    "unmet_demand",
]
