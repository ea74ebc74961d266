from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.outcomes.models import CommitteePage


def can_see_outcomes(viewer: Viewer) -> bool:
    """- virtual school head and staff
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF, Role.AUDITOR)


def committee_pages_of(viewer: Viewer):
    """What was told to committees.

    - virtual school head and staff, auditor: all of their council
    """
    mine = CommitteePage.objects.for_council(viewer.council_id)
    return mine if can_see_outcomes(viewer) else mine.none()


def can_make_committee_page(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.is_one_of(Role.HEAD)


def can_withdraw_committee_page(viewer: Viewer) -> bool:
    """- virtual school head, whoever made it"""
    return viewer.is_one_of(Role.HEAD)


def can_review_decisions(viewer: Viewer) -> bool:
    """How decisions of advisers stand beside the rank.

    - virtual school head
    """
    return viewer.is_one_of(Role.HEAD)


def can_audit(viewer: Viewer) -> bool:
    """Who looked at what, changed what and decided what.

    - auditor
    """
    return viewer.is_one_of(Role.AUDITOR)


def can_see_demand(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD, Role.STAFF)


def can_see_requirement_changes(viewer: Viewer) -> bool:
    """- employer-engagement officer, virtual school head and staff, of their own council
    - an employer's people, over all councils that share
    """
    return can_see_demand(viewer) or viewer.is_one_of(Role.EMPLOYER)
