"""An activity that was written down wrongly is put right, or taken away; what it said before is kept with why."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import ActivityCode, Source
from backend.activities.details import (
    SPELL_FIELDS,
    ActivityDetails,
    activity_code,
    refuse_before_leaving_school,
    refuse_details,
)
from backend.activities.models import ActivitySpell
from backend.activities.services import ACTIVITY_ENDS, ONE_DAY, already_recorded, hold_spells
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.evidence import Evidence
from backend.care_leavers.services import request_reranking
from backend.core import clock
from backend.core.errors import Refused


FROM_A_PLACEMENT = (
    "This activity follows from an EET placement, and so do its days. Correct the placement: its breaks, or its end."
)


@transaction.atomic
def correct_activity(
    *,
    spell: ActivitySpell,
    code: ActivityCode | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    details: ActivityDetails | None = None,
    why: str,
    by: User,
) -> ActivitySpell:
    """Put right what was written down wrongly; what is not given stays, and what it said before is kept with why."""
    hold_spells(spell.care_leaver)
    hold(spell)
    code, starts_on, ends_on = code or spell.code, starts_on or spell.starts_on, ends_on or spell.ends_on
    activity_code(code)
    _refuse_what_a_placement_says(spell, code, starts_on, ends_on)
    _refuse_days(spell, code, starts_on, ends_on)
    changes: dict[str, Any] = {"code": code, "starts_on": starts_on, "ends_on": ends_on}
    if details is not None:
        refuse_details(code, starts_on, details)
        changes |= _details_of(spell, details, by)
    correct(spell, spell.care_leaver, CorrectionOf.ACTIVITY, changes, why=why, by=by, beside=_verifier(spell))
    request_reranking(spell.care_leaver)
    return spell


def _details_of(spell: ActivitySpell, details: ActivityDetails, by: User) -> dict[str, Any]:
    """Whoever corrects how it is known has made sure of it; of whoever leaves that alone it says nothing."""
    facts = details.facts(by)
    if details.evidence == Evidence.of(spell):
        del facts["verified_by_id"]
    return facts


def _verifier(spell: ActivitySpell) -> dict[str, str]:
    """By name, as it stood beside what the record said."""
    return {"verifier": str(spell.verified_by)} if spell.verified_by else {}


def _refuse_days(spell: ActivitySpell, code: str, starts_on: dt.date, ends_on: dt.date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused("An activity cannot end before it began. Check the dates.", field="ends_on")
    if starts_on > max(clock.today() + ONE_DAY, spell.starts_on):
        raise Refused("An activity is recorded once it has begun. Give a date up to tomorrow.", field="starts_on")
    if ends_on and ends_on != spell.ends_on and ends_on > clock.today():
        raise Refused(ACTIVITY_ENDS.to_come, field="ends_on")
    require_day_of_support(starts_on, spell.care_leaver.birth_date, what="An activity", field="starts_on")
    if spell.source != Source.PLACEMENT and (code, starts_on) != (spell.code, spell.starts_on):
        refuse_before_leaving_school(spell.care_leaver, code, starts_on, field="starts_on")
    in_the_way = spell.care_leaver.activity_spells.exclude(id=spell.id).overlapping(starts_on, ends_on).first()
    if in_the_way:
        raise Refused(already_recorded(in_the_way), field="starts_on")


def _refuse_what_a_placement_says(spell: ActivitySpell, *facts: object) -> None:
    """Days and code of a placement's activity follow from the placement, and its marks with them."""
    if spell.source == Source.PLACEMENT and facts != (spell.code, spell.starts_on, spell.ends_on):
        raise Refused(FROM_A_PLACEMENT)


@transaction.atomic
def remove_activity(*, spell: ActivitySpell, why: str, by: User) -> None:
    """Take away an activity that never was; its days are then not known. What it said is kept with why."""
    hold_spells(spell.care_leaver)
    if spell.source == Source.PLACEMENT:
        raise Refused(FROM_A_PLACEMENT)
    care_leaver = spell.care_leaver
    beside = _verifier(spell)
    remove(spell, care_leaver, CorrectionOf.ACTIVITY, SPELL_FIELDS, why=why, by=by, beside=beside)
    request_reranking(care_leaver)
