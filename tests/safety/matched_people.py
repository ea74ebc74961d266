"""Two people with the same answers: one of whom the service knows everything, and one from outside."""

import datetime as dt

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.mark_readers import Readers
from tests.factories.care_leavers import (
    AvoidedEmployerFactory,
    AvoidedPlaceFactory,
    CareLeaverFactory,
    EntitlementSpellFactory,
)
from tests.factories.councils import MembershipFactory


AGREED = [kind for kind in ConsentKind if kind.startswith("share_") and kind != ConsentKind.SHARE_CARE_STATUS]
ANSWERS = {
    "given_name": "Robin",
    "family_name": "Example",
    "email": "robin@mail.example",
    "phone": "07700900123",
    "highest_level": 2,
    "english_level": 2,
    "maths_level": 1,
    "experience_routes": ["Catering and hospitality"],
    "aspiration": "I like fixing things and want to learn a trade.",
    "right_to_work": True,
    "max_travel_minutes": 60,
    "birth_date": dt.date(2007, 3, 4),
}
KNOWN_HERE = {
    "in_custody": True,
    "release_date": dt.date(2026, 7, 15),
    "has_ehcp": True,
    "caring_for_child": True,
    "support_needs": ["mental_health", "childcare"],
    "home_postcode": "CR0 1EA",
    "home_easting": 532400,
    "home_northing": 165500,
    "home_is_confidential": True,
    "interpreter_language": "Tigrinya",
    "licence_conditions": "Home by seven",
    "own_word": "care leaver",
    "home_moves_3y": 6,
}


def outside_applicant(rows):
    return CareLeaverFactory(council=rows.council, **ANSWERS)


def referred_person(rows):
    """With everything the service may know of somebody."""
    worker = MembershipFactory(council=rows.council, role="personal_adviser").user
    person = CareLeaverFactory(council=rows.council, personal_adviser=worker, **ANSWERS, **KNOWN_HERE)
    EntitlementSpellFactory(care_leaver=person)
    for seen in ({}, Readers(is_restricted=True, users=(rows.adviser,)).fields()):
        AvoidedPlaceFactory(care_leaver=person, easting=100000, northing=100000, **seen)
        AvoidedEmployerFactory(care_leaver=person, **seen)
    return person
