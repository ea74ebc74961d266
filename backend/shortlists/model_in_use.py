"""Which model ranks: the council's live version, or the written score where nothing learnt has been approved."""

from typing import NamedTuple

import matching
from backend.core.errors import Refused
from backend.shortlists import known_above


EXPERT = "expert-2026.11"  # the written score, with no outcomes in it


class ModelInUse(NamedTuple):
    name: str
    ranker: matching.Ranker


def model_in_use(council_id: int) -> ModelInUse:
    kept = known_above.model_kept(council_id)
    return _read(*kept) if kept else ModelInUse(EXPERT, matching.Ranker())


def model_named(council_id: int, name: str) -> ModelInUse:
    """The model that a ranking or a decision names. Raises Refused when it is not kept."""
    if name == EXPERT:
        return ModelInUse(EXPERT, matching.Ranker())
    kept = known_above.model_kept(council_id, name)
    if kept is None:
        raise Refused(f"The model “{name}” is not kept here.")
    return _read(*kept)


def _read(name: str, parameters: dict) -> ModelInUse:
    return ModelInUse(name, matching.Ranker.from_parameters(parameters))
