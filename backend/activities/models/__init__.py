from backend.activities.models.providers import Enrolment, ListAnswer, Provider, ProviderList
from backend.activities.models.spells import ActivitySpell, ActivitySpellQuerySet
from backend.care_leavers.models.spells import Days


__all__ = [
    "ActivitySpell",
    "ActivitySpellQuerySet",
    "Days",
    "Enrolment",
    "ListAnswer",
    "Provider",
    "ProviderList",
]
