from backend.activities.models import ActivitySpell
from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.councils.viewer import Viewer


def activity_spells_of(viewer: Viewer):
    """The spells of every young person the viewer may open."""
    return ActivitySpell.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))


def can_record_activity(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)
