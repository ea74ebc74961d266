from backend.care_leavers.models.birthdays import BirthdayCheck
from backend.care_leavers.models.care_leaver import CareLeaver, EntitlementSpell
from backend.care_leavers.models.consent import Consent
from backend.care_leavers.models.contact import Contact, View
from backend.care_leavers.models.corrections import Correction
from backend.care_leavers.models.imports import ImportedRow, ImportFailure, ImportRun
from backend.care_leavers.models.safety_marks import AvoidedEmployer, AvoidedPlace


__all__ = [
    "AvoidedEmployer",
    "AvoidedPlace",
    "BirthdayCheck",
    "CareLeaver",
    "Consent",
    "Contact",
    "Correction",
    "EntitlementSpell",
    "ImportFailure",
    "ImportRun",
    "ImportedRow",
    "View",
]
