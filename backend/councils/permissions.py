"""Predicates of the council itself. A predicate's docstring lists who may."""

from backend.accounts.models import User
from backend.councils.acting import acting_viewer
from backend.councils.choices import Role
from backend.councils.models import Invitation, Membership
from backend.councils.viewer import Viewer


def can_manage_people_and_settings(viewer: Viewer) -> bool:
    """- council administrator"""
    return viewer.is_one_of(Role.ADMINISTRATOR)


def memberships_of(viewer: Viewer):
    """The memberships a viewer may look after.

    - council administrator: all of their council
    """
    mine = Membership.objects.for_council(viewer.council_id)
    return mine if can_manage_people_and_settings(viewer) else mine.none()


def invitations_of(viewer: Viewer):
    """The invitations a viewer may look after.

    - council administrator: all of their council that are not answered
    """
    mine = Invitation.objects.for_council(viewer.council_id).unanswered()
    return mine if can_manage_people_and_settings(viewer) else mine.none()


def has_worked_for_the_council(viewer: Viewer) -> bool:
    """Whether somebody has, or once had, a role of the council's own side here beside the one they act in."""
    mine = Membership.objects.for_council(viewer.council_id).filter(user=viewer.user_id)
    return mine.exclude(role=Role.EMPLOYER).exists()


def roles_in(user: User, council_id: int) -> frozenset[str]:
    """The roles in which somebody does what they do in this council.

    Of whoever acts in a request only the one they act in: that they hold another opens nothing to them here. Of
    everybody else, and in jobs and commands, each that they hold now.
    """
    viewer = acting_viewer()
    if viewer is not None and viewer.user_id == user.pk:
        return frozenset({viewer.role.value}) if viewer.council_id == council_id else frozenset()
    mine = Membership.objects.current().for_council(council_id).filter(user=user)
    return frozenset(mine.values_list("role", flat=True))
