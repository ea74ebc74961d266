from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer


def employers_of(viewer: Viewer):
    """The employers a viewer may open.

    - an employer's people: their own
    - employer-engagement officer, EET adviser, virtual school head and staff: all of their council
    """
    mine = Employer.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        return mine.of_user(viewer.user)
    if viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER, Role.HEAD, Role.STAFF):
        return mine
    return mine.none()


def acts_for_an_employer(viewer: Viewer) -> bool:
    """- an employer's people"""
    return viewer.is_one_of(Role.EMPLOYER)


def can_verify_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer"""
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER)


def can_pause_employers(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - EET adviser, virtual school head and staff: a concern must not wait for somebody else
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER, Role.HEAD, Role.STAFF)


def can_lift_pauses(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD)
