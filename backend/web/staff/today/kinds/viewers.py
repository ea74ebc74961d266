"""Who sees a kind of line: whoever may do what it asks for, and has a desk."""

from backend.care_leavers.permissions import can_record_contact
from backend.councils.choices import Role
from backend.councils.permissions import can_manage_people_and_settings
from backend.councils.viewer import Viewer
from backend.employers.permissions import can_verify_employers


def everybody_with_a_desk(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    - personal adviser, about their own young people
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def everybody_with_lines(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    - personal adviser, about their own young people
    - employer-engagement officer, about employers alone
    - council administrator, about files, feeds and who has a role
    """
    runs_the_council = can_verify_employers(viewer) or can_manage_people_and_settings(viewer)
    return everybody_with_a_desk(viewer) or runs_the_council


def those_who_talk_with_them(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, about their own young people
    """
    return can_record_contact(viewer)


def those_who_place_them(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.STAFF)


def those_who_oversee(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF)


def the_head(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.is_one_of(Role.HEAD)
