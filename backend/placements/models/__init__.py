from backend.placements.models.call_trials import CallTrial, CallTrialDraw
from backend.placements.models.placements import (
    Break,
    CheckIn,
    CheckInQuerySet,
    EmployerChange,
    Placement,
    PlacementQuerySet,
)
from backend.placements.models.promises import Promise, PromiseQuerySet, without_promises
from backend.placements.models.run_ups import WEEKS_BEFORE, RunUp
from backend.placements.models.support import SupportGiven, SupportGivenQuerySet
from backend.placements.models.terms import PlacementTerm, PlacementTermQuerySet
from backend.placements.models.work_trials import WorkTrial


__all__ = [
    "WEEKS_BEFORE",
    "Break",
    "CallTrial",
    "CallTrialDraw",
    "CheckIn",
    "CheckInQuerySet",
    "EmployerChange",
    "Placement",
    "PlacementQuerySet",
    "PlacementTerm",
    "PlacementTermQuerySet",
    "Promise",
    "PromiseQuerySet",
    "RunUp",
    "SupportGiven",
    "SupportGivenQuerySet",
    "WorkTrial",
    "without_promises",
]
