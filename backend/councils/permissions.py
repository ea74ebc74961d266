"""Predicates of the council itself. A predicate's docstring lists who may."""

from backend.accounts.models import User
from backend.councils.choices import Role
from backend.councils.models import Membership
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


def roles_in(user: User, council_id: int) -> frozenset[str]:
    """Every role the person holds now in the council."""
    mine = Membership.objects.current().for_council(council_id).filter(user=user)
    return frozenset(mine.values_list("role", flat=True))
