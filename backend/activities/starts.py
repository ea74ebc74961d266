"""The day an activity of a placement began, put right together with what came before it."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.details import DETAILS, SPELL_FIELDS
from backend.activities.models import ActivitySpell, ActivitySpellQuerySet
from backend.activities.services import ONE_DAY, already_recorded
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused


@transaction.atomic
def move_start(*, spell: ActivitySpell, was: dt.date, on: dt.date, code: ActivityCode, why: str, by: User) -> None:
    """Let the activity of a placement follow its first day from `was` to `on`, with the code it has then.

    What the start had ended lasts until the day before the new one; what was not known gives way. A spell that the case
    system told of keeps its own days, unless the placement began before it.
    """
    care_leaver = spell.care_leaver
    CareLeaver.objects.lock(care_leaver.id)
    hold(spell)
    day = _first_day(spell, was, on)
    require_day_of_support(on, care_leaver.birth_date, what="A first day")
    if spell.ends_on and day > spell.ends_on:
        raise Refused(
            f"From {spell.ends_on + ONE_DAY:%-d %B %Y} on something else is recorded as what they mainly do. Correct"
            " that one first, or give an earlier day.",
            field="on",
        )
    changes = {"starts_on": day} | ({"code": code} if spell.source == Source.PLACEMENT else {})
    if day < spell.starts_on:
        _make_room(spell, day, why, by)
        correct(spell, care_leaver, CorrectionOf.ACTIVITY, changes, why=why, by=by)
        return
    ended_by_it = _ended_by(spell) if day > spell.starts_on else None
    correct(spell, care_leaver, CorrectionOf.ACTIVITY, changes, why=why, by=by)
    if ended_by_it:
        _end(ended_by_it, day - ONE_DAY, why, by)


@transaction.atomic
def remove_start(*, spell: ActivitySpell, why: str, by: User) -> None:
    """Take away the activity of a placement that never began. What its start had ended goes on in its days, and what
    its start was written over stands again.

    A spell that the case system told of stays, and so does one of another placement.
    """
    care_leaver = spell.care_leaver
    CareLeaver.objects.lock(care_leaver.id)
    hold(spell)
    if spell.source != Source.PLACEMENT or spell.placements.exists():
        return
    written_over = _written_over(spell)
    if written_over:
        _write_again(spell, written_over, why, by)
        return
    ended_by_it, last = _ended_by(spell), spell.ends_on
    remove(spell, care_leaver, CorrectionOf.ACTIVITY, SPELL_FIELDS, why=why, by=by)
    if ended_by_it:
        _end(ended_by_it, _last_day(ended_by_it, last), why, by)


def _write_again(spell: ActivitySpell, before: ActivitySpell, why: str, by: User) -> None:
    """From its own first day, or from the one of the start where something else is recorded in between by now."""
    is_free = not _others(spell).overlapping(before.starts_on, spell.ends_on).exists()
    first = before.starts_on if is_free else spell.starts_on
    again = {"code": before.code, "source": before.source, "starts_on": first, "recorded_by_id": before.recorded_by_id}
    again |= {name: getattr(before, name) for name in DETAILS}
    correct(spell, spell.care_leaver, CorrectionOf.ACTIVITY, again, why=why, by=by)


def activity_without(spell: ActivitySpell) -> ActivitySpell | None:
    """What goes on again in the days of a placement's activity if that is taken away."""
    return (_written_over(spell) or _ended_by(spell)) if spell.source == Source.PLACEMENT else None


def _written_over(spell: ActivitySpell) -> ActivitySpell | None:
    """What the row said before the start that began the same day, as what the end of another placement left behind."""
    before = spell.history.exclude(code__in=EET, source=Source.PLACEMENT).order_by("-pgh_id").first()
    return before if before and not (spell.ends_on and spell.ends_on < before.starts_on) else None


def _last_day(spell: ActivitySpell, last: dt.date | None) -> dt.date | None:
    """`last`, or the end of the placement whose activity it is."""
    ends = list(spell.placements.values_list("ended_on", flat=True))
    if not ends or None in ends:
        return last
    return min(day for day in (last, max(ends)) if day)


def _first_day(spell: ActivitySpell, was: dt.date, on: dt.date) -> dt.date:
    """Its own first day was the placement's, or is another one that stays as long as the placement has begun by then.

    It is another one where the case system told of it, or where it follows a placement that ended beside this one.
    """
    if spell.source == Source.PLACEMENT:
        return on if spell.starts_on == was else max(spell.starts_on, on)
    return min(spell.starts_on, on)


def _others(spell: ActivitySpell) -> ActivitySpellQuerySet:
    others: ActivitySpellQuerySet = spell.care_leaver.activity_spells.exclude(id=spell.id)
    return others


def _ended_by(spell: ActivitySpell) -> ActivitySpell | None:
    """What went on until this one began, unless it is of a placement that itself ended then."""
    before = _others(spell).filter(ends_on=spell.starts_on - ONE_DAY).first()
    return None if before is None or _ended_by_itself(before) else before


def _ended_by_itself(spell: ActivitySpell) -> bool:
    return bool(spell.placements.filter(ended_on=spell.ends_on).exists())


def _make_room(spell: ActivitySpell, day: dt.date, why: str, by: User) -> None:
    """Free the days from `day` until the spell begins, or refuse with what is recorded for them."""
    ended_by_it = _ended_by(spell)
    for other in _others(spell).overlapping(day, spell.starts_on - ONE_DAY):
        if other.code == ActivityCode.NOT_KNOWN and other.starts_on >= day:
            remove(other, spell.care_leaver, CorrectionOf.ACTIVITY, SPELL_FIELDS, why=why, by=by)
        elif other.starts_on < day and (other == ended_by_it or other.code == ActivityCode.NOT_KNOWN):
            _end(other, day - ONE_DAY, why, by)
        else:
            raise Refused(already_recorded(other), field="on")


def _end(spell: ActivitySpell, on: dt.date | None, why: str, by: User) -> None:
    correct(spell, spell.care_leaver, CorrectionOf.ACTIVITY, {"ends_on": on}, why=why, by=by)
