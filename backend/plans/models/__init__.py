from backend.plans.models.plans import ActionMove, Aim, Plan, PlanAction
from backend.plans.models.reviews import PlanReview, ReviewEvent


__all__ = ["ActionMove", "Aim", "Plan", "PlanAction", "PlanReview", "ReviewEvent"]
