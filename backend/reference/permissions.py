from backend.councils.choices import Role
from backend.councils.viewer import Viewer


def can_see_law_watch(viewer: Viewer) -> bool:
    """- virtual school head and staff
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF, Role.AUDITOR)
