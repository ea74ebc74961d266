"""Matching young people leaving care with opportunities: eligibility, ranking and reasons.

A library on its own: arrays in, arrays and sentences out; no web, no database, no clock,
and no files but its own tables of words.
"""

from matching.allocation.plan import Plan
from matching.allocation.proposal import allocate
from matching.criteria.base import Criterion
from matching.demand.helpful import Helpful, hypothetical, most_helpful
from matching.demand.openings import Opening, openings
from matching.demand.unmet import Unmet, unmet_demand
from matching.doors.finding import Door
from matching.features.catalogue import FEATURE_LABELS
from matching.geography import TravelEstimate
from matching.history.referrals import Referrals
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranker import Ranker
from matching.ranking import Ranking
from matching.reasons import Reason
from matching.rules import ENGLAND, Rules
from matching.settings import Settings
from matching.vocabulary import CRITERIA, ENTITLEMENTS, ROUTES, TYPES, Status


__all__ = [
    "CRITERIA",
    "ENGLAND",
    "ENTITLEMENTS",
    "FEATURE_LABELS",
    "ROUTES",
    "TYPES",
    "Criterion",
    "Door",
    "Helpful",
    "Opening",
    "Opportunities",
    "People",
    "Plan",
    "Ranker",
    "Ranking",
    "Reason",
    "Referrals",
    "Rules",
    "Settings",
    "Status",
    "TravelEstimate",
    "Unmet",
    "allocate",
    "hypothetical",
    "most_helpful",
    "openings",
    "unmet_demand",
]
