from backend.reference.models.codes import StatutoryCode
from backend.reference.models.entitlements import EntitlementDefinition
from backend.reference.models.outcomes import Comparator, SustainmentRule
from backend.reference.models.postcodes import Postcode, PostcodeEdition
from backend.reference.models.standards import ApprenticeshipStandard
from backend.reference.models.wages import WageFloor


__all__ = [
    "ApprenticeshipStandard",
    "Comparator",
    "EntitlementDefinition",
    "Postcode",
    "PostcodeEdition",
    "StatutoryCode",
    "SustainmentRule",
    "WageFloor",
]
