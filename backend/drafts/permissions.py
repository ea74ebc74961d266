from backend.councils.viewer import Viewer
from backend.drafts.models import FormDraft


def drafts_of(viewer: Viewer):
    """The drafts a viewer may read: everybody their own, in the role and the council they act in now."""
    return FormDraft.objects.for_council(viewer.council_id).filter(user=viewer.user, role=viewer.role)


def can_keep_drafts(viewer: Viewer) -> bool:
    """- everybody who has a role"""
    return True
