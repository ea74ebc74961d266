from backend.plans.models.oversight import OversightNote
from backend.plans.models.panels import Panel, PanelLine
from backend.plans.models.plans import ActionMove, Aim, Plan, PlanAction
from backend.plans.models.reviews import PlanReview, ReviewEvent


__all__ = [
    "ActionMove",
    "Aim",
    "OversightNote",
    "Panel",
    "PanelLine",
    "Plan",
    "PlanAction",
    "PlanReview",
    "ReviewEvent",
]
