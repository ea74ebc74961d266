from backend.councils.viewer import Viewer
from backend.drafts.models import FormDraft


def drafts_of(viewer: Viewer):
    """The drafts a viewer may read: everybody their own, in the council they act for now."""
    return FormDraft.objects.for_council(viewer.council_id).filter(user=viewer.user)


def can_keep_drafts(viewer: Viewer) -> bool:
    """- everybody who has a role"""
    return True
