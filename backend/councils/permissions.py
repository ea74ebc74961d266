"""Predicates of the council itself. A predicate's docstring lists who may."""

from backend.councils.choices import Role
from backend.councils.viewer import Viewer


def can_manage_people_and_settings(viewer: Viewer) -> bool:
    """- council administrator"""
    return viewer.is_one_of(Role.ADMINISTRATOR)
