from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.model_versions.choices import VersionStep
from backend.model_versions.models import ModelVersion, OrderComparison
from backend.model_versions.transitions import VERSION_LIFE


def can_see_models(viewer: Viewer) -> bool:
    """- virtual school head and staff
    - auditor
    """
    return viewer.is_one_of(Role.HEAD, Role.STAFF, Role.AUDITOR)


def can_decide_models(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.role in VERSION_LIFE.transitions[VersionStep.APPROVED].who


def models_of(viewer: Viewer):
    """The model versions a viewer may open: those of their council, for whoever may see models."""
    versions = ModelVersion.objects.for_council(viewer.council_id)
    return versions if can_see_models(viewer) else versions.none()


def order_comparisons_of(viewer: Viewer):
    """- virtual school head: those of their council"""
    mine = OrderComparison.objects.for_council(viewer.council_id)
    return mine if viewer.is_one_of(Role.HEAD) else mine.none()
