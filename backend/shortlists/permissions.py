from backend.care_leavers.permissions import can_decide_matches, care_leavers_of
from backend.councils.viewer import Viewer
from backend.shortlists.models import Decision, Match


__all__ = ["can_decide_matches", "decisions_of", "matches_of"]


def matches_of(viewer: Viewer):
    """The matches a viewer may see.

    - whoever may open the young person
    """
    return Match.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))


def decisions_of(viewer: Viewer):
    """The decisions a viewer may see.

    - whoever may open the young person
    """
    return Decision.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
