"""A young person whom letters reach: the home on record, its lines as they gave them, and their yes to letters."""

import datetime as dt

from backend.care_leavers.address_history import history_of, to_answer
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import record_address
from tests.factories.care_leavers import consent_to


HOME = "CR0 1EA"
LINES = "4 Park Lane\nCroydon"


def reached_by_letter(person: CareLeaver, by) -> CareLeaver:
    update_profile(care_leaver=person, home_postcode=HOME, by=by)
    (home,) = to_answer(history_of(person))
    said = {"starts_on": dt.date(2026, 1, 5), "ends_on": None, "lines": LINES, "postcode": HOME}
    record_address(care_leaver=person, home=home, by=by, **said)
    consent_to(person, ConsentKind.CONTACT_BY_LETTER)
    return person
