"""Contacts and what a young person said, put right with a reason; what was written first is kept."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import ContactMethod, CorrectionOf
from backend.care_leavers.corrections import correct, remove
from backend.care_leavers.models import Contact, View
from backend.care_leavers.services import refuse_contact_day, refuse_view


CONTACT_FIELDS = ("on", "method", "reached", "note")
VIEW_FIELDS = ("on", "words")


@transaction.atomic
def correct_contact(
    *, contact: Contact, on: dt.date, method: ContactMethod, reached: bool, note: str, why: str, by: User
) -> Contact:
    refuse_contact_day(contact.care_leaver, on)
    changes = {"on": on, "method": method, "reached": reached, "note": note}
    return correct(contact, contact.care_leaver, CorrectionOf.CONTACT, changes, why=why, by=by)


@transaction.atomic
def remove_contact(*, contact: Contact, why: str, by: User) -> None:
    """Take away a contact that should not be on this record at all."""
    remove(contact, contact.care_leaver, CorrectionOf.CONTACT, CONTACT_FIELDS, why=why, by=by)


@transaction.atomic
def correct_view(*, view: View, on: dt.date, words: str, why: str, by: User) -> View:
    refuse_view(view.care_leaver, on, words)
    return correct(view, view.care_leaver, CorrectionOf.VIEW, {"on": on, "words": words}, why=why, by=by)


@transaction.atomic
def remove_view(*, view: View, why: str, by: User) -> None:
    """Take away words that this young person did not say."""
    remove(view, view.care_leaver, CorrectionOf.VIEW, VIEW_FIELDS, why=why, by=by)
