from backend.care_leavers.models.birthdays import BirthdayCheck
from backend.care_leavers.models.care_leaver import CareLeaver, EntitlementSpell, name_sorted_by
from backend.care_leavers.models.consent import Consent
from backend.care_leavers.models.contact import Contact, View
from backend.care_leavers.models.corrections import Correction
from backend.care_leavers.models.file_columns import FileColumns
from backend.care_leavers.models.import_questions import HeldCandidate, HeldRow, ImportConflict
from backend.care_leavers.models.imports import ImportedRow, ImportFailure, ImportRow, ImportRun
from backend.care_leavers.models.own_messages import OwnMessage
from backend.care_leavers.models.safety_marks import AvoidedEmployer, AvoidedPlace
from backend.care_leavers.models.sources import FieldSource, NotTheSame, OtherIdentifier


__all__ = [
    "AvoidedEmployer",
    "AvoidedPlace",
    "BirthdayCheck",
    "CareLeaver",
    "Consent",
    "Contact",
    "Correction",
    "EntitlementSpell",
    "FieldSource",
    "FileColumns",
    "HeldCandidate",
    "HeldRow",
    "ImportConflict",
    "ImportFailure",
    "ImportRow",
    "ImportRun",
    "ImportedRow",
    "NotTheSame",
    "OtherIdentifier",
    "OwnMessage",
    "View",
    "name_sorted_by",
]
