from backend.placements.models.placements import (
    Break,
    CheckIn,
    CheckInQuerySet,
    EmployerChange,
    Placement,
    PlacementQuerySet,
)
from backend.placements.models.promises import Promise, PromiseQuerySet, without_promises


__all__ = [
    "Break",
    "CheckIn",
    "CheckInQuerySet",
    "EmployerChange",
    "Placement",
    "PlacementQuerySet",
    "Promise",
    "PromiseQuerySet",
    "without_promises",
]
