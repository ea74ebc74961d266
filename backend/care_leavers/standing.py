"""Being in touch and the kind of a home, recorded from a day on, put right, and taken away."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Accommodation, CorrectionOf, InTouch, SourceKind
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.evidence import NO_EVIDENCE, Evidence, refuse_evidence
from backend.care_leavers.models import AccommodationSpell, CareLeaver, InTouchSpell
from backend.care_leavers.models.standing_spells import NEVER_SUITABLE
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused


ONE_DAY = dt.timedelta(days=1)
ADULT = 18
FIELDS = ("code", "starts_on", "ends_on", "source", "evidence", "said_by", "verified_on")
StandingSpell = InTouchSpell | AccommodationSpell


@dataclass(frozen=True)
class Sort:
    model: Any
    of: CorrectionOf
    what: str  # begins a sentence


TOUCH = Sort(InTouchSpell, CorrectionOf.IN_TOUCH, "Being in touch")
HOME = Sort(AccommodationSpell, CorrectionOf.ACCOMMODATION, "A kind of home")


def accommodation_code(kind: str, suits: bool | None) -> str:
    """The code of the return of a kind of home, and whether it suits them."""
    if kind not in Accommodation:
        raise Refused("Select the kind of home from the list.", field="kind")
    if suits is None:
        raise Refused("Select whether it suits them.", field="suits")
    if suits and kind in NEVER_SUITABLE:
        raise Refused(f"“{Accommodation(kind).label}” is never suitable in the return. Select no.", field="suits")
    return f"{kind}{1 if suits else 2}"


def record_in_touch(
    *,
    care_leaver: CareLeaver,
    code: str,
    on: dt.date,
    evidence: Evidence = NO_EVIDENCE,
    source: SourceKind = SourceKind.HERE,
    by: User | None,
) -> InTouchSpell:
    found: InTouchSpell = _record(TOUCH, care_leaver, code, on, evidence, source, by)
    return found


def record_accommodation(
    *,
    care_leaver: CareLeaver,
    code: str,
    on: dt.date,
    evidence: Evidence = NO_EVIDENCE,
    source: SourceKind = SourceKind.HERE,
    by: User | None,
) -> AccommodationSpell:
    found: AccommodationSpell = _record(HOME, care_leaver, code, on, evidence, source, by)
    return found


@transaction.atomic
def _record(
    sort: Sort, care_leaver: CareLeaver, code: str, on: dt.date, evidence: Evidence, source: str, by: User | None
) -> Any:
    """The one that stands ends the day before; said again, only how it is known is added."""
    CareLeaver.objects.lock(care_leaver.id)
    _refuse(sort, care_leaver, code, on, evidence, field="on")
    spells = sort.model.objects.filter(care_leaver=care_leaver)
    standing = spells.open().first()
    if standing and standing.code == code and standing.starts_on <= on:
        return _note(standing, evidence, by)
    later = spells.starting_from(on).last() or spells.on(on).ended().first()
    if later:
        raise Refused(_is_there(later), field="on")
    if standing:
        standing.ends_on = on - ONE_DAY
        standing.save(update_fields=["ends_on"])
    facts = {"council_id": care_leaver.council_id, "care_leaver": care_leaver, "recorded_by": by, "source": source}
    spell = sort.model.objects.create(code=code, starts_on=on, **facts, **evidence.facts(by))
    _repeat_today(sort, care_leaver, by)
    return spell


def _note(spell: StandingSpell, evidence: Evidence, by: User | None) -> StandingSpell:
    if evidence:
        refuse_evidence(evidence, starts_on=spell.starts_on)
        facts = evidence.facts(by)
        for name, value in facts.items():
            setattr(spell, name, value)
        spell.save(update_fields=list(facts))
    return spell


def _refuse(sort: Sort, care_leaver: CareLeaver, code: str, on: dt.date, evidence: Evidence, *, field: str) -> None:
    if code not in dict(sort.model._meta.get_field("code").choices):
        raise Refused(f"“{code[:10]}” is no code of the return for this.", field="code")
    if on > clock.today():
        raise Refused(f"{sort.what} is recorded once it has begun. Give a date up to today.", field=field)
    require_day_of_support(on, care_leaver.birth_date, what=sort.what, field=field)
    died = care_leaver.in_touch_spells.filter(code=InTouch.DIED, starts_on__lt=on).first()
    if died:
        raise Refused(f"They died on {_day(died.starts_on)}: nothing begins after it. Check the date.", field=field)
    adult = birthday(care_leaver.birth_date, ADULT)
    if sort is HOME and code.startswith(Accommodation.FORMER_CARERS) and on < adult:
        raise Refused(
            f"“With former foster carers” is for who has turned 18, on {_day(adult)}. Until then they are still looked"
            " after. Choose another kind, or a later day.",
            field=field,
        )
    if sort is HOME and evidence.said_by:
        raise Refused("Leave out who said it: free words may tell where a home is.", field="said_by")
    refuse_evidence(evidence, starts_on=on)


@transaction.atomic
def correct_standing(
    *,
    spell: StandingSpell,
    code: str,
    starts_on: dt.date,
    ends_on: dt.date | None,
    evidence: Evidence,
    why: str,
    by: User,
) -> StandingSpell:
    """Put right what was written down wrongly; what it said before is kept with why."""
    sort, care_leaver = _sort_of(spell), spell.care_leaver
    CareLeaver.objects.lock(care_leaver.id)
    hold(spell)
    _refuse(sort, care_leaver, code, starts_on, evidence, field="starts_on")
    if ends_on and ends_on < starts_on:
        raise Refused(f"{sort.what} cannot end before it began. Check the dates.", field="ends_on")
    last = clock.today() - ONE_DAY  # so that the one of today is the one that goes on, and stays so tomorrow
    if ends_on and ends_on > last:
        raise Refused(f"{sort.what} is ended once its last day is over. Give a date up to yesterday.", field="ends_on")
    others = sort.model.objects.filter(care_leaver=care_leaver).exclude(pk=spell.pk)
    in_the_way = others.overlapping(starts_on, ends_on).first()
    if in_the_way:
        raise Refused(_is_there(in_the_way), field="starts_on")
    facts = evidence.facts(by)
    if evidence == Evidence.of(spell):
        del facts["verified_by_id"]
    changes = {"code": code, "starts_on": starts_on, "ends_on": ends_on, **facts}
    correct(spell, care_leaver, sort.of, changes, why=why, by=by, beside=_verifier(spell))
    _repeat_today(sort, care_leaver, by)
    return spell


@transaction.atomic
def remove_standing(*, spell: StandingSpell, why: str, by: User) -> None:
    sort, care_leaver = _sort_of(spell), spell.care_leaver
    CareLeaver.objects.lock(care_leaver.id)
    remove(spell, care_leaver, sort.of, FIELDS, why=why, by=by, beside=_verifier(spell))
    _repeat_today(sort, care_leaver, by)


def _repeat_today(sort: Sort, care_leaver: CareLeaver, by: User | None) -> None:
    """What every list reads of being in touch is what the spells say today."""
    if sort is TOUCH:
        today = care_leaver.in_touch_spells.on(clock.today()).first()
        care_leaver.refresh_from_db(fields=["in_touch"])
        update_profile(care_leaver=care_leaver, in_touch=today.code if today else "", by=by)


def _sort_of(spell: StandingSpell) -> Sort:
    return TOUCH if isinstance(spell, InTouchSpell) else HOME


def _verifier(spell: StandingSpell) -> dict[str, str]:
    return {"verifier": str(spell.verified_by)} if spell.verified_by else {}


def _is_there(spell: StandingSpell) -> str:
    until = f" to {_day(spell.ends_on)}" if spell.ends_on else ""
    return (
        f"“{spell.get_code_display()}” is already recorded from {_day(spell.starts_on)}{until}. Give a later date, or"
        " correct that one first."
    )


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
