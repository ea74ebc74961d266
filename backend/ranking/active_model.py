"""Which model ranks: the council's live version, or the written score where nothing learnt has been approved."""

from typing import Any, NamedTuple

import matching
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.model_versions.models import ModelVersion, ModelVersionQuerySet
from backend.ranking.engine_rules import engine_settings
from matching import Anchor


PRIOR_PREFIX = "expert-"
OF_ANOTHER_ENGINE = "was learnt with other features than this release reads"


class ActiveModel(NamedTuple):
    name: str
    ranker: matching.Ranker

    @property
    def rules(self) -> matching.Rules:
        return (self.ranker.settings or matching.Settings()).rules


def prior_model_name(parameters: dict[str, Any], settings: matching.Settings) -> str:
    """The month it was first written, and a digest of every number that ranks: no change goes without a new name."""
    numbers = {"parameters": parameters, "stay": settings.weight_stay, "wish": settings.weight_wish}
    return f"{PRIOR_PREFIX}2026.11-{json_digest(_round_floats(numbers))[:8]}"


def _round_floats(value: Any) -> Any:
    """The last digits of a float may differ from one processor to the next."""
    match value:
        case dict():
            return {key: _round_floats(each) for key, each in value.items()}
        case list() | tuple():
            return [_round_floats(each) for each in value]
        case float():
            return f"{value + 0.0:.10g}"
    return value


PRIOR_MODEL = prior_model_name(matching.Ranker().parameters(), matching.Settings())  # no outcomes are in it


def active_model(council_id: int, anchor: Anchor | None = None) -> ActiveModel:
    """The model that ranks now, by the rules of now; two queries. The anchor is for who reads its chances.

    A version with other features than this engine's cannot rank: the written score does until one is learnt again.
    """
    settings = engine_settings()
    version = _versions(council_id).live().first()
    if version is None or is_of_another_engine(version):
        return _prior_model(settings, anchor)
    return _model_of_version(version, settings, anchor)


def written_model(anchor: Anchor | None = None) -> ActiveModel:
    """The written score, whatever was learnt and approved."""
    return _prior_model(engine_settings(), anchor)


def model_by_name(council_id: int, name: str, rules: matching.Rules, anchor: Anchor | None = None) -> ActiveModel:
    """The model that a ranking names, by the rules and base rates of that time. Raises Refused when it is not kept."""
    settings = matching.Settings(rules=rules)
    if name == PRIOR_MODEL:
        return _prior_model(settings, anchor)
    if name.startswith(PRIOR_PREFIX):
        raise Refused(f"The written score has changed since it was “{name}”; the release of that day still has it.")
    version = _versions(council_id).named(name).first()
    if version is None:
        raise Refused(f"The model “{name}” is not kept here.")
    if is_of_another_engine(version):
        raise Refused(f"“{name}” {OF_ANOTHER_ENGINE}; the release of that day still has it.")
    return _model_of_version(version, settings, anchor)


def _prior_model(settings: matching.Settings, anchor: Anchor | None) -> ActiveModel:
    return ActiveModel(PRIOR_MODEL, matching.Ranker(settings, anchor))


def is_of_another_engine(version: ModelVersion) -> bool:
    return bool(version.parameters.get("format") != matching.PARAMETERS_FORMAT)


def outdated_versions(council_id: int) -> set[int]:
    """Ids of the versions that cannot rank: while one of them is approved, the written score does."""
    return set(_outdated(council_id).values_list("id", flat=True))


def outdated_live_version(council_id: int) -> ModelVersion | None:
    """The approved version, where it is one that cannot rank."""
    outdated: ModelVersion | None = _outdated(council_id).live().only("number", "approved_at").first()
    return outdated


def _outdated(council_id: int) -> ModelVersionQuerySet:
    of_council = ModelVersion.objects.for_council(council_id)
    outdated: ModelVersionQuerySet = of_council.exclude(parameters__format=matching.PARAMETERS_FORMAT)
    return outdated


def require_of_this_engine(version: ModelVersion) -> None:
    if is_of_another_engine(version):
        raise Refused(f"This version {OF_ANOTHER_ENGINE}. Learn a new one from the history.")


def _versions(council_id: int):
    return ModelVersion.objects.for_council(council_id).only("number", "parameters")


def _model_of_version(version: ModelVersion, settings: matching.Settings, anchor: Anchor | None) -> ActiveModel:
    return ActiveModel(version.name, matching.Ranker.from_parameters(version.parameters, settings, anchor))
