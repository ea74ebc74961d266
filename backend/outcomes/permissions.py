from backend.councils.choices import Role
from backend.councils.viewer import Viewer


def can_see_outcomes(viewer: Viewer) -> bool:
    """- virtual school head and staff
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF, Role.AUDITOR)


def can_see_demand(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD, Role.STAFF)
