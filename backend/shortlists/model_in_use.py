"""Which model ranks: the council's live version, or the written score where nothing learnt has been approved."""

from typing import Any, NamedTuple

import matching
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.shortlists import known_above


WRITTEN = "expert-"


class ModelInUse(NamedTuple):
    name: str
    ranker: matching.Ranker


def name_of_expert(parameters: dict[str, Any], settings: matching.Settings) -> str:
    """The month it was first written, and a digest of every number that ranks: no change goes without a new name."""
    numbers = {"parameters": parameters, "stay": settings.weight_stay, "wish": settings.weight_wish}
    return f"{WRITTEN}2026.11-{json_digest(_rounded(numbers))[:8]}"


def _rounded(value: Any) -> Any:
    """The last digits of a float may differ from one processor to the next."""
    match value:
        case dict():
            return {key: _rounded(each) for key, each in value.items()}
        case list() | tuple():
            return [_rounded(each) for each in value]
        case float():
            return f"{value + 0.0:.10g}"
    return value


EXPERT = name_of_expert(matching.Ranker().parameters(), matching.Settings())  # no outcomes are in it


def model_in_use(council_id: int) -> ModelInUse:
    kept = known_above.model_kept(council_id)
    return _read(*kept) if kept else ModelInUse(EXPERT, matching.Ranker())


def model_named(council_id: int, name: str) -> ModelInUse:
    """The model that a ranking or a decision names. Raises Refused when it is not kept."""
    if name == EXPERT:
        return ModelInUse(EXPERT, matching.Ranker())
    if name.startswith(WRITTEN):
        raise Refused(f"The written score has changed since it was “{name}”; the release of that day still has it.")
    kept = known_above.model_kept(council_id, name)
    if kept is None:
        raise Refused(f"The model “{name}” is not kept here.")
    return _read(*kept)


def _read(name: str, parameters: dict) -> ModelInUse:
    return ModelInUse(name, matching.Ranker.from_parameters(parameters))
