"""An activity that is over by the day it becomes known: it fills days of which nothing was known."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import ActivityCode, Source
from backend.activities.details import NO_DETAILS, ActivityDetails
from backend.activities.models import ActivitySpell
from backend.activities.services import (
    ACTIVITY_ENDS,
    ONE_DAY,
    already_recorded,
    hold_spells,
    refuse_new_activity,
    start_activity,
)
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record, request_reranking
from backend.core import clock
from backend.core.errors import Refused


@transaction.atomic
def record_activity(
    *,
    care_leaver: CareLeaver,
    code: ActivityCode,
    on: dt.date,
    ends_on: dt.date | None = None,
    source: Source,
    details: ActivityDetails = NO_DETAILS,
    by: User | None,
) -> ActivitySpell:
    """One that goes on, or with a last day one that is over. That it was not known gives way for those days alone."""
    if ends_on is None:
        return start_activity(care_leaver=care_leaver, code=code, on=on, source=source, details=details, by=by)
    if ends_on < on:
        raise Refused("An activity cannot end before it began. Check the dates.", field="ends_on")
    if ends_on > clock.today():
        raise Refused(ACTIVITY_ENDS.to_come, field="ends_on")
    refuse_new_activity(care_leaver, code, on, source, details)
    hold_spells(care_leaver)
    same = care_leaver.activity_spells.filter(code=code, starts_on=on, ends_on=ends_on).first()
    if same:
        return same
    _make_room(care_leaver, on, ends_on, by)
    facts = {"code": code, "starts_on": on, "ends_on": ends_on, "source": source, **details.facts(by)}
    spell = record(ActivitySpell, care_leaver, by=by, **facts)
    request_reranking(care_leaver)
    return spell


def _make_room(care_leaver: CareLeaver, first: dt.date, last: dt.date, by: User | None) -> None:
    in_the_way = list(care_leaver.activity_spells.overlapping(first, last))
    for spell in in_the_way:
        if spell.code != ActivityCode.NOT_KNOWN:
            raise Refused(already_recorded(spell), field="on")
    for spell in in_the_way:
        _leave_the_rest(spell, first, last, by)


def _leave_the_rest(spell: ActivitySpell, first: dt.date, last: dt.date, by: User | None) -> None:
    """What was not known stays so before and after."""
    goes_on = spell.ends_on is None or spell.ends_on > last
    rest, ends_on = last + ONE_DAY, spell.ends_on
    if spell.starts_on < first:
        spell.ends_on = first - ONE_DAY
        spell.save(update_fields=["ends_on"])
        if goes_on:
            facts = {"code": spell.code, "starts_on": rest, "ends_on": ends_on, "source": spell.source}
            record(ActivitySpell, spell.care_leaver, by=by, **facts)
    elif goes_on:
        spell.starts_on = rest
        spell.save(update_fields=["starts_on"])
    else:
        spell.delete()
