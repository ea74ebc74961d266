"""Whose documents that were sent a viewer may reach."""

from backend.care_leavers.paper_permissions import can_see_papers
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.referrals.models import SentDocument
from backend.referrals.permissions import referrals_of


def sent_documents_of(viewer: Viewer):
    """What went with the referrals that the viewer may open.

    - an employer's people: to their own employer; whether it may still be opened is `sent_documents.readable`
    - whoever may see the papers of a young person
    """
    sent = SentDocument.objects.for_council(viewer.council_id).filter(referral__in=referrals_of(viewer))
    if viewer.role == Role.EMPLOYER:
        return sent.to_its_employer()
    return sent if can_see_papers(viewer) else sent.none()
