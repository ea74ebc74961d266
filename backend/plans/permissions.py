from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.plans.models import (
    Aim,
    OversightNote,
    Panel,
    PanelLine,
    Plan,
    PlanAction,
    PlanReview,
)


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


def can_run_panels(viewer: Viewer) -> bool:
    """Who fills in the list of an EET panel, writes what was decided, and closes it.

    - EET adviser
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF)


def can_read_panels(viewer: Viewer) -> bool:
    """- whoever may run panels
    - auditor
    """
    return can_run_panels(viewer) or viewer.role == Role.AUDITOR


def panels_of(viewer: Viewer):
    """- whoever may read panels"""
    mine = Panel.objects.for_council(viewer.council_id)
    return mine if can_read_panels(viewer) else mine.none()


def panel_lines_of(viewer: Viewer):
    """What panels said of every young person the viewer may open; on the record also for their personal adviser."""
    return PanelLine.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def can_oversee(viewer: Viewer) -> bool:
    """Who writes a manager's note on a record.

    - virtual school head
    """
    return viewer.role == Role.HEAD


def can_read_oversight(viewer: Viewer) -> bool:
    """Whose notes are due, of everybody.

    - virtual school head
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.AUDITOR)


def oversight_notes_of(viewer: Viewer):
    """A manager's notes on the record of every young person the viewer may open."""
    return OversightNote.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))
