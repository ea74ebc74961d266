"""Hands the parameters of a version to the ranking, which lies below and may not ask for them by import."""

from backend.learning.models import ModelVersion


PREFIX = "learnt-"


def model_kept(council_id: int, name: str | None = None) -> tuple[str, dict] | None:
    """Name and parameters of the live version, or of the one so named; None where there is none."""
    versions = ModelVersion.objects.for_council(council_id).only("number", "parameters")
    version = versions.live().first() if name is None else versions.filter(number=_number_in(name)).first()
    return (version.name, version.parameters) if version else None


def _number_in(name: str) -> int:
    digits = name.removeprefix(PREFIX)
    return int(digits) if name.startswith(PREFIX) and digits.isdecimal() else 0
