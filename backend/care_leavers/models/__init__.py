from backend.care_leavers.models.address_letters import AddressLetter, HistoryCheck
from backend.care_leavers.models.birthdays import BirthdayCheck
from backend.care_leavers.models.care_leaver import CareLeaver, EntitlementSpell, name_sorted_by
from backend.care_leavers.models.consent import Consent
from backend.care_leavers.models.contact import Contact, View
from backend.care_leavers.models.corrections import Correction
from backend.care_leavers.models.documents import Document
from backend.care_leavers.models.file_columns import FileColumns
from backend.care_leavers.models.handovers import Handover, HandoverLine
from backend.care_leavers.models.import_questions import HeldCandidate, HeldRow, ImportConflict
from backend.care_leavers.models.imports import ImportedRow, ImportFailure, ImportRow, ImportRun
from backend.care_leavers.models.own_messages import OwnMessage
from backend.care_leavers.models.past_addresses import PastAddress
from backend.care_leavers.models.referees import PastName, Referee
from backend.care_leavers.models.safety_marks import AvoidedEmployer, AvoidedPlace
from backend.care_leavers.models.sources import FieldSource, NotTheSame, OtherIdentifier
from backend.care_leavers.models.standing_spells import AccommodationSpell, InTouchSpell


__all__ = [
    "AccommodationSpell",
    "AddressLetter",
    "AvoidedEmployer",
    "AvoidedPlace",
    "BirthdayCheck",
    "CareLeaver",
    "Consent",
    "Contact",
    "Correction",
    "Document",
    "EntitlementSpell",
    "FieldSource",
    "FileColumns",
    "Handover",
    "HandoverLine",
    "HeldCandidate",
    "HeldRow",
    "HistoryCheck",
    "ImportConflict",
    "ImportFailure",
    "ImportRow",
    "ImportRun",
    "ImportedRow",
    "InTouchSpell",
    "NotTheSame",
    "OtherIdentifier",
    "OwnMessage",
    "PastAddress",
    "PastName",
    "Referee",
    "View",
    "name_sorted_by",
]
