"""What a record can be: slips of the keyboard, and days and values that nobody can have, are refused."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import DateField

from backend.care_leavers.days import require_possible_birth_date
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.core.field_sentences import refusal_of
from backend.core.telephones import is_telephone


NAME_NEEDED = "Give at least one name. Somebody who has one name needs no second."
DAYS = tuple(each.name for each in CareLeaver._meta.concrete_fields if type(each) is DateField)
YEARS = range(1900, 2101)  # of any day of a record
TELEPHONES = {"phone": "Phone", "personal_adviser_phone": "The personal adviser’s phone"}


def refuse_nonsense(care_leaver: CareLeaver) -> None:
    _refuse_far_days(care_leaver)
    if not (care_leaver.given_name.strip() or care_leaver.family_name.strip()):
        raise Refused(NAME_NEEDED, field="given_name")
    try:
        care_leaver.full_clean()
    except ValidationError as error:
        raise refusal_of(error, CareLeaver) from error


def refuse_slips(care_leaver: CareLeaver, written: Collection[str]) -> None:
    """Slips of the keyboard in what was written now; what was recorded before any of this was asked stays."""
    if {"in_custody", "release_date"}.intersection(written) and care_leaver.in_custody:
        _refuse_release_gone_by(care_leaver)
    if "birth_date" in written:
        require_possible_birth_date(care_leaver.birth_date)
    for field, said in TELEPHONES.items():
        number = getattr(care_leaver, field)
        if field in written and number and not is_telephone(number):
            raise Refused(f"{said} must be a telephone number, like 07700 900123.", field=field)


def _refuse_release_gone_by(care_leaver: CareLeaver) -> None:
    if care_leaver.release_date and care_leaver.release_is_unknown:
        raise Refused(
            "In custody with a release date in the past: enter the new date, or say that they are out.",
            field="release_date",
        )


def _refuse_far_days(care_leaver: CareLeaver) -> None:
    for name in DAYS:
        day = getattr(care_leaver, name)
        if day and day.year not in YEARS:
            raise Refused(f"This day lies before {YEARS[0]} or after {YEARS[-1]}. Check the year.", field=name)
