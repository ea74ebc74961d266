from backend.councils.viewer import Viewer
from backend.learning.models import ComparedPerson
from backend.model_versions.models import ModelVersion
from backend.model_versions.permissions import can_see_models


def comparisons_of(viewer: Viewer, version: ModelVersion):
    """The young people of a comparison, for whoever may open everybody and see models."""
    people = ComparedPerson.objects.for_council(viewer.council_id).filter(version=version)
    return people if can_see_models(viewer) and viewer.sees_every_young_person else people.none()
