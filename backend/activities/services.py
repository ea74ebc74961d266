"""What a young person mainly does, as spells that follow each other without overlapping."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.details import (
    NO_DETAILS,
    ActivityDetails,
    activity_code,
    refuse_before_leaving_school,
    refuse_details,
)
from backend.activities.models import ActivitySpell
from backend.care_leavers.corrections import hold
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record, request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.core.spells import DayRefusals, require_day_in_spell


ONE_DAY = dt.timedelta(days=1)
DAYS_IN_A_MONTH = 365.25 / 12
ACTIVITY_ENDS = DayRefusals(
    already_ended="This activity has already ended, on {}.",
    too_early="An activity cannot end before it began. Check the date.",
    to_come="An activity is ended once its last day has come. Give a date up to today.",
)


@transaction.atomic
def start_activity(
    *,
    care_leaver: CareLeaver,
    code: ActivityCode,
    on: dt.date,
    source: Source,
    details: ActivityDetails = NO_DETAILS,
    by: User | None,
) -> ActivitySpell:
    """Begin a main activity; the open one ends the day before. The same code from the same source changes nothing but
    how it is known.

    A spell may begin tomorrow at the latest: what follows a last day of today begins then.
    """
    if on > clock.today() + ONE_DAY:
        raise Refused("An activity is recorded once it has begun. Give a date up to tomorrow.", field="on")
    refuse_new_activity(care_leaver, code, on, source, details)
    hold_spells(care_leaver)
    standing = care_leaver.activity_spells.open().first()
    if standing and _says_the_same(standing, code, on, source):
        return add_details(spell=standing, details=details, by=by) if details else standing
    if standing and _gives_way(standing, on):
        return _make_known(standing, code, on, source, details, by)
    _refuse_overlap(care_leaver, on)
    if standing:
        _end_on(standing, on - ONE_DAY)
    return _add(care_leaver, code, on, source, details, by)


def refuse_new_activity(care_leaver: CareLeaver, code: str, on: dt.date, source: str, details: ActivityDetails) -> None:
    """What cannot be by itself, whatever else is recorded."""
    activity_code(code)
    require_day_of_support(on, care_leaver.birth_date, what="An activity")
    if source != Source.PLACEMENT:
        refuse_before_leaving_school(care_leaver, code, on, field="on")
    refuse_details(code, on, details)


@transaction.atomic
def add_details(*, spell: ActivitySpell, details: ActivityDetails, by: User | None) -> ActivitySpell:
    """Note how an activity is known, or its hours and NCCIS code; what is not given stays. The history keeps what was
    noted before."""
    hold(spell)
    before = ActivityDetails.of(spell)
    noted = ActivityDetails(
        details.weekly_hours or before.weekly_hours,
        details.nccis_code or before.nccis_code,
        details.evidence or before.evidence,
    )
    refuse_details(spell.code, spell.starts_on, noted)
    facts = noted.facts(by)
    if not details.evidence:
        facts["verified_by_id"] = spell.verified_by_id
    for name, value in facts.items():
        setattr(spell, name, value)
    spell.save(update_fields=list(facts))
    return spell


def hold_spells(care_leaver: CareLeaver) -> None:
    """Let two people who record an activity for the same young person do so one after the other."""
    CareLeaver.objects.lock(care_leaver.id)


def _says_the_same(spell: ActivitySpell, code: str, on: dt.date, source: str) -> bool:
    """A second job is a spell of its own; a case system that repeats itself is not."""
    return spell.code == code and spell.source == source != Source.PLACEMENT and spell.starts_on <= on


def _gives_way(standing: ActivitySpell, on: dt.date) -> bool:
    """Not known; or what the end of a placement left behind, where something else began that same day."""
    left_behind = standing.source == Source.PLACEMENT and standing.code not in EET
    return (standing.code == ActivityCode.NOT_KNOWN and standing.starts_on >= on) or (
        left_behind and standing.starts_on == on
    )


def _make_known(
    spell: ActivitySpell, code: str, on: dt.date, source: str, details: ActivityDetails, by: User | None
) -> ActivitySpell:
    """What was not known gives way to what is now known from the same day or earlier."""
    _refuse_overlap(spell.care_leaver, on, but=spell)
    facts = {"code": code, "starts_on": on, "source": source, "recorded_by": by, **details.facts(by)}
    for name, value in facts.items():
        setattr(spell, name, value)
    spell.save(update_fields=list(facts))
    request_reranking(spell.care_leaver)
    return spell


def _refuse_overlap(care_leaver: CareLeaver, on: dt.date, but: ActivitySpell | None = None) -> None:
    others = care_leaver.activity_spells.exclude(id=but.id if but else None)
    in_the_way = others.starting_from(on).last() or others.on(on).ended().first()
    if in_the_way:
        raise Refused(already_recorded(in_the_way), field="on")


def already_recorded(spell: ActivitySpell) -> str:
    until = f" to {spell.ends_on:%-d %B %Y}" if spell.ends_on else ""
    return (
        f"{spell.get_code_display()} is already recorded from {spell.starts_on:%-d %B %Y}{until}."
        " Give a later date, or correct that one first."
    )


def _add(
    care_leaver: CareLeaver, code: str, on: dt.date, source: str, details: ActivityDetails, by: User | None
) -> ActivitySpell:
    spell = record(ActivitySpell, care_leaver, by=by, code=code, starts_on=on, source=source, **details.facts(by))
    request_reranking(care_leaver)
    return spell


@transaction.atomic
def end_activity(*, spell: ActivitySpell, on: dt.date, by: User | None) -> ActivitySpell:
    """End a spell, `on` being its last day."""
    require_day_in_spell(on, ACTIVITY_ENDS, starts_on=spell.starts_on, ends_on=spell.ends_on)
    _end_on(spell, on)
    request_reranking(spell.care_leaver)
    return spell


def _end_on(spell: ActivitySpell, day: dt.date) -> None:
    spell.ends_on = day
    spell.save(update_fields=["ends_on"])


@transaction.atomic
def reopen_activity(*, spell: ActivitySpell, by: User | None) -> ActivitySpell:
    """Take back a wrong end. A "not known" written since gives way, and so does what the end of a placement opened the
    day after; anything else known since must be corrected first."""
    later = spell.care_leaver.activity_spells.starting_from(spell.starts_on).exclude(id=spell.id)
    opened = {"source": Source.PLACEMENT, "starts_on": spell.ends_on + ONE_DAY} if spell.ends_on else {"pk": None}
    if later.exclude(code=ActivityCode.NOT_KNOWN).exclude(**opened, placements=None).exists():
        raise Refused("Another activity has been recorded since. Correct that one first.")
    later.delete()
    spell.ends_on = None
    spell.save(update_fields=["ends_on"])
    request_reranking(spell.care_leaver)
    return spell


def months_since_eet(care_leaver: CareLeaver, on: dt.date) -> float | None:
    """Months since the last day in education, employment or training: 0 while in it, None if none is recorded."""
    last = care_leaver.activity_spells.filter(code__in=EET, starts_on__lte=on).first()
    if last is None:
        return None
    if last.ends_on is None or last.ends_on >= on:
        return 0.0
    return (on - last.ends_on).days / DAYS_IN_A_MONTH
