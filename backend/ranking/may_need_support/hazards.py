"""How often people leave in which week, and by kind, as the council's model has it; read once for each version."""

from functools import lru_cache

from backend.model_versions.models import ModelVersion
from backend.ranking.active_model import is_of_another_engine
from matching import LeavingHazards


@lru_cache(maxsize=64)
def hazards_of_version(version_id: int | None) -> LeavingHazards | None:
    """None where nothing learnt is approved, or another engine learnt it: the written hazards hold."""
    if version_id is None:
        return None
    version = ModelVersion.objects.only("parameters").get(pk=version_id)
    return None if is_of_another_engine(version) else LeavingHazards.from_parameters(version.parameters)
