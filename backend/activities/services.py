"""What a young person mainly does, as spells that follow each other without overlapping."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
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

FROM_A_PLACEMENT = (
    "This activity follows from an EET placement, and so do its days. Correct the placement: its breaks, or its end."
)


@transaction.atomic
def start_activity(
    *, care_leaver: CareLeaver, code: ActivityCode, on: dt.date, source: Source, by: User | None
) -> ActivitySpell:
    """Begin a main activity; the open one ends the day before. The same code from the same source changes nothing.

    A spell may begin tomorrow at the latest: what follows a last day of today begins then.
    """
    if on > clock.today() + ONE_DAY:
        raise Refused("An activity is recorded once it has begun. Give a date up to tomorrow.", field="on")
    require_day_of_support(on, care_leaver.birth_date, what="An activity")
    _hold(care_leaver)
    standing = care_leaver.activity_spells.open().first()
    if standing and _says_the_same(standing, code, on, source):
        return standing
    if standing and _gives_way(standing, on):
        return _make_known(standing, code, on, source, by)
    _refuse_overlap(care_leaver, on)
    if standing:
        _end_on(standing, on - ONE_DAY)
    return _add(care_leaver, code, on, source, by)


def _hold(care_leaver: CareLeaver) -> None:
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


def _make_known(spell: ActivitySpell, code: str, on: dt.date, source: str, by: User | None) -> ActivitySpell:
    """What was not known gives way to what is now known from the same day or earlier."""
    _refuse_overlap(spell.care_leaver, on, but=spell)
    spell.code, spell.starts_on, spell.source, spell.recorded_by = code, on, source, by
    spell.save(update_fields=["code", "starts_on", "source", "recorded_by"])
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


def _add(care_leaver: CareLeaver, code: str, on: dt.date, source: str, by: User | None) -> ActivitySpell:
    spell = record(ActivitySpell, care_leaver, by=by, code=code, starts_on=on, source=source)
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


@transaction.atomic
def correct_activity(
    *,
    spell: ActivitySpell,
    code: ActivityCode | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    why: str,
    by: User,
) -> ActivitySpell:
    """Put right what was written down wrongly; what is not given stays, and what it said before is kept with why."""
    _hold(spell.care_leaver)
    hold(spell)
    code, starts_on, ends_on = code or spell.code, starts_on or spell.starts_on, ends_on or spell.ends_on
    _refuse_what_a_placement_says(spell, code, starts_on, ends_on)
    _refuse_days(spell, starts_on, ends_on)
    changes = {"code": code, "starts_on": starts_on, "ends_on": ends_on}
    correct(spell, spell.care_leaver, CorrectionOf.ACTIVITY, changes, why=why, by=by)
    request_reranking(spell.care_leaver)
    return spell


def _refuse_days(spell: ActivitySpell, starts_on: dt.date, ends_on: dt.date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused("An activity cannot end before it began. Check the dates.", field="ends_on")
    if starts_on > max(clock.today() + ONE_DAY, spell.starts_on):
        raise Refused("An activity is recorded once it has begun. Give a date up to tomorrow.", field="starts_on")
    if ends_on and ends_on != spell.ends_on and ends_on > clock.today():
        raise Refused(ACTIVITY_ENDS.to_come, field="ends_on")
    require_day_of_support(starts_on, spell.care_leaver.birth_date, what="An activity", field="starts_on")
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
    _hold(spell.care_leaver)
    if spell.source == Source.PLACEMENT:
        raise Refused(FROM_A_PLACEMENT)
    care_leaver = spell.care_leaver
    remove(spell, care_leaver, CorrectionOf.ACTIVITY, ("code", "starts_on", "ends_on", "source"), why=why, by=by)
    request_reranking(care_leaver)


def months_since_eet(care_leaver: CareLeaver, on: dt.date) -> float | None:
    """Months since the last day in education, employment or training: 0 while in it, None if none is recorded."""
    last = care_leaver.activity_spells.filter(code__in=EET, starts_on__lte=on).first()
    if last is None:
        return None
    if last.ends_on is None or last.ends_on >= on:
        return 0.0
    return (on - last.ends_on).days / DAYS_IN_A_MONTH
