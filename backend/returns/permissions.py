from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.returns.models import ReturnFacts, SignedReturn


def can_see_returns(viewer: Viewer) -> bool:
    """Who reads returns and what is wrong in them.

    - virtual school head and staff
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF, Role.AUDITOR)


def can_prepare_returns(viewer: Viewer) -> bool:
    """Who gives facts for returns, brings earlier files in, says how a return is read, and takes its files away.

    - virtual school head and staff
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF)


def can_sign_returns(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.is_one_of(Role.HEAD)


def signed_returns_of(viewer: Viewer):
    """What was signed, the newest first; for those who may read returns."""
    mine = SignedReturn.objects.for_council(viewer.council_id).select_related("signed_by", "withdrawn_by")
    return mine if can_see_returns(viewer) else mine.none()


def return_facts_of(viewer: Viewer):
    """Facts for returns of the council's young people; for those who prepare them."""
    mine = ReturnFacts.objects.for_council(viewer.council_id)
    return mine if can_prepare_returns(viewer) else mine.none()
