from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.plans.models import Aim, Plan, PlanAction, PlanReview


def plans_of(viewer: Viewer):
    """The plans of every young person the viewer may open; of employers, the officer and the administrator none."""
    return Plan.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def aims_of(viewer: Viewer):
    """The aims of the same plans."""
    mine = Aim.objects.for_council(viewer.council_id)
    return mine.filter(plan__in=plans_of(viewer)).select_related("plan__care_leaver")


def plan_actions_of(viewer: Viewer):
    """The actions of the same plans."""
    return PlanAction.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def plan_reviews_of(viewer: Viewer):
    """The reviews of the same plans."""
    return PlanReview.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def can_change_plan(viewer: Viewer) -> bool:
    """Who opens a plan, says what is done for it, and records a review.

    - EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)


def can_sign_reviews(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.role == Role.HEAD
