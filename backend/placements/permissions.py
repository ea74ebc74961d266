from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.care_leavers.permissions import can_refer as can_refer_young_people
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.placements.models import (
    Break,
    CallTrial,
    CheckIn,
    EmployerChange,
    Placement,
    PlacementTerm,
    Promise,
    SupportGiven,
    WorkTrial,
)


def placements_of(viewer: Viewer):
    """The placements of every young person the viewer may open.

    - EET adviser, virtual school head and staff, auditor: all of their council
    - personal adviser: those of their own young people
    - employer, employer-engagement officer, council administrator: none
    """
    return Placement.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def check_ins_of(viewer: Viewer):
    """The check-ins of the same placements."""
    return CheckIn.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def breaks_of(viewer: Viewer):
    """The breaks of the same placements."""
    mine = Break.objects.for_council(viewer.council_id)
    return mine.filter(placement__care_leaver__in=care_leavers_of(viewer))


def placement_terms_of(viewer: Viewer):
    """What is agreed of the same placements."""
    mine = PlacementTerm.objects.for_council(viewer.council_id)
    return mine.filter(placement__care_leaver__in=care_leavers_of(viewer))


def work_trials_of(viewer: Viewer):
    """Those of every young person the viewer may open."""
    return WorkTrial.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def employer_changes_of(viewer: Viewer):
    """The changes of employer of the same placements."""
    mine = EmployerChange.objects.filter(council_id=viewer.council_id)
    return mine.filter(placement__care_leaver__in=care_leavers_of(viewer))


def call_trials_of(viewer: Viewer):
    """- virtual school head: those of their council"""
    mine = CallTrial.objects.for_council(viewer.council_id)
    return mine if viewer.is_one_of(Role.HEAD) else mine.none()


def promises_of(viewer: Viewer):
    """What was promised to every young person the viewer may open; of employers and the officer none."""
    return Promise.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def support_given_of(viewer: Viewer):
    """What was done to support every young person the viewer may open; of employers and the officer none."""
    return SupportGiven.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))


def can_promise(viewer: Viewer) -> bool:
    """Who says what the council does by when, and that it was done.

    - EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)


def can_start_placement(viewer: Viewer) -> bool:
    """- EET adviser"""
    return can_refer_young_people(viewer)


def can_change_placement(viewer: Viewer) -> bool:
    """- EET adviser"""
    return can_refer_young_people(viewer)


def can_undo_start(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD)


def can_record_check_in(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)
