"""Helping somebody to apply: what an application needs, who sees to it, whether they heard, and why it ended."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from backend.accounts.models import User
from backend.care_leavers.choices import ReadyDocument
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.reference.working_days import add_working_days, last_working_day_before
from backend.referrals.application_clock import asks_why
from backend.referrals.choices import (
    CAME_TO_NOTHING,
    HELPS_TO_APPLY,
    REFERS,
    WAITS_TO_HEAR,
    ApplicationPart,
    ApplicationWord,
    PartOwner,
    ReferralState,
    Way,
    WhyNot,
)
from backend.referrals.models import ApplicationItem, Referral, ReferralEvent, ReferralQuerySet
from backend.referrals.transitions import REFERRAL_LIFE
from backend.tabular.days import iso_day


READY_AFTER = 3  # working days from when they begin, by which each part is to be ready where nobody says otherwise
LATEST = 12  # months ahead that a last day may lie
Part, Owner = ApplicationPart, PartOwner

WHO_BEGINS = {
    Part.CV: Owner.YOUNG_PERSON,
    Part.FIRST_REFEREE: Owner.ADVISER,
    Part.SECOND_REFEREE: Owner.ADVISER,
    Part.STATEMENT: Owner.YOUNG_PERSON,
}
ON_THE_PROFILE = {
    Part.CV: ReadyDocument.CV,
    Part.FIRST_REFEREE: ReadyDocument.REFEREES,
    Part.SECOND_REFEREE: ReadyDocument.REFEREES,
}


@dataclass(frozen=True)
class PartNow:
    """One part of an application as it stands: as somebody said, or as it follows from the application."""

    part: ApplicationPart
    owner: PartOwner
    due_on: dt.date | None
    note: str = ""
    done_on: dt.date | None = None
    done_by: str = ""
    is_on_profile: bool = False

    @property
    def is_done(self) -> bool:
        return self.done_on is not None or self.is_on_profile

    @property
    def digest(self) -> str:
        """Stands for who sees to it, by when, and what is noted."""
        return json_digest([self.owner, self.due_on, self.note], plain=str)[:16]

    def is_late(self, on: dt.date) -> bool:
        return not self.is_done and self.due_on is not None and self.due_on < on


def parts_of(referral: Referral) -> list[PartNow]:
    """Every part in the order of the list. What the profile says is ready is done, until somebody says otherwise."""
    rows = {each.part: each for each in _rows_of(referral)}
    return [_as_it_stands(referral, part, rows.get(part)) for part in Part]


def with_application_rows(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with what was said of its parts, in the same query: all but who said that one is done."""
    rows = ApplicationItem.objects.filter(referral=OuterRef("pk")).order_by("id")
    facts = JSONObject(**{name: name for name in READ_BESIDE})
    found: ReferralQuerySet = referrals.annotate(application_rows=ArraySubquery(rows.values(facts=facts)))
    return found


READ_BESIDE = ("part", "owner", "due_on", "note", "done_on", "is_open_again")


def _rows_of(referral: Referral) -> list[ApplicationItem]:
    read = getattr(referral, "application_rows", None)
    if read is None:
        return list(referral.application_items.select_related("done_by"))
    return [ApplicationItem(**each | {day: _day(each[day]) for day in ("due_on", "done_on")}) for each in read]


def _day(written: str | None) -> dt.date | None:
    return iso_day(written) if written else None


def _as_it_stands(referral: Referral, part: ApplicationPart, row: ApplicationItem | None) -> PartNow:
    ready = ON_THE_PROFILE.get(part) in (referral.care_leaver.documents_ready or [])
    if row is None:
        return PartNow(part, WHO_BEGINS[part], ready_by(referral), is_on_profile=ready)
    said = row.note, row.done_on, str(row.done_by or "")
    return PartNow(part, Owner(row.owner), row.due_on, *said, is_on_profile=ready and not row.is_open_again)


def ready_by(referral: Referral) -> dt.date:
    """Some working days from when they begin, and the working day before the last one at the latest."""
    began, last = clock.day_of(referral.created_at), referral.apply_by
    wanted = add_working_days(began, READY_AFTER)
    return max(began, min(wanted, last_working_day_before(last))) if last else wanted


def left_to_do(parts: Sequence[PartNow]) -> list[str]:
    return [each.part.label for each in parts if not each.is_done]


@transaction.atomic
def change_part(
    *,
    referral: Referral,
    part: ApplicationPart,
    owner: PartOwner,
    due_on: dt.date | None,
    note: str = "",
    opened: str = "",
    by: User,
) -> ApplicationItem:
    """Say who sees to a part and by when, and whom they ask or where it lies. `opened` stands for how it stood on the
    page that somebody sends."""
    _hold_applying(referral)
    if opened and opened != next(each.digest for each in parts_of(referral) if each.part == part):
        raise Refused("Somebody has changed this since you opened it. Look at how it stands now, then change it.")
    if not REFERS & roles_in(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may say who does what.")
    if due_on and referral.apply_by and due_on > referral.apply_by:
        raise Refused(
            f"The last day to apply is {referral.apply_by:%-d %B %Y}. Give that day or an earlier one.", "due_on"
        )
    if due_on and due_on > clock.months_after(clock.today(), LATEST):
        raise Refused("That day is more than a year away. Check the year.", "due_on")
    row = _row(referral, part)
    row.owner, row.due_on, row.note = owner, due_on, note.strip()
    row.save()
    return row


@transaction.atomic
def finish_part(*, referral: Referral, part: ApplicationPart, by: User) -> ApplicationItem:
    """It is ready, as whoever presses it says."""
    row = _hold_part(referral, part, by)
    if row.done_on is None:
        row.done_on, row.done_by, row.is_open_again = clock.today(), by, False
        row.save()
    return row


@transaction.atomic
def open_part(*, referral: Referral, part: ApplicationPart, by: User) -> ApplicationItem:
    """It is not ready after all."""
    row = _hold_part(referral, part, by)
    row.done_on, row.done_by, row.is_open_again = None, None, True
    row.save()
    return row


def _hold_part(referral: Referral, part: ApplicationPart, by: User) -> ApplicationItem:
    _hold_applying(referral)
    row = _row(referral, part)
    _refuse_anothers(referral, Owner(row.owner), by)
    return row


def may_finish(referral: Referral, owner: PartOwner, *, user: User, roles: frozenset[str]) -> bool:
    """- EET adviser, every part
    - personal adviser of the young person, all but what is with the EET adviser
    """
    if Role.EET_ADVISER in roles:
        return True
    return _is_their_personal_adviser(referral, user, roles) and owner != Owner.ADVISER


def may_help(referral: Referral, *, user: User, roles: frozenset[str]) -> bool:
    """- EET adviser
    - personal adviser of the young person
    """
    return Role.EET_ADVISER in roles or _is_their_personal_adviser(referral, user, roles)


def _is_their_personal_adviser(referral: Referral, user: User, roles: frozenset[str]) -> bool:
    person = referral.care_leaver
    return Role.PERSONAL_ADVISER in roles and user.pk in (person.personal_adviser_id, person.eet_adviser_id)


def _refuse_anothers(referral: Referral, owner: PartOwner, by: User) -> None:
    if not may_finish(referral, owner, user=by, roles=HELPS_TO_APPLY & roles_in(by, referral.council_id)):
        raise Refused(f"This part is with the {owner.label}. Ask them, or have it given to somebody else.")


def _row(referral: Referral, part: ApplicationPart) -> ApplicationItem:
    """The row of a part, made as it stands where nobody has said more of it yet."""
    if part not in Part:
        raise Refused(f"There is no part of an application called “{part}”.")
    row: ApplicationItem | None = referral.application_items.filter(part=part).first()
    if row is not None:
        return row
    now = _as_it_stands(referral, Part(part), None)
    return ApplicationItem(
        council_id=referral.council_id, referral=referral, part=part, owner=now.owner, due_on=now.due_on
    )


def hold_application(referral: Referral) -> None:
    REFERRAL_LIFE.hold(referral)
    if referral.way != Way.HELPED_TO_APPLY:
        raise Refused("The employer was introduced to, so there is no application to help with.")


def _hold_applying(referral: Referral) -> None:
    hold_application(referral)
    if referral.state != ReferralState.APPLYING:
        raise Refused(f"This referral is at “{referral.get_state_display()}”, so nothing of the application changes.")


@transaction.atomic
def set_last_day(*, referral: Referral, apply_by: dt.date | None, by: User) -> Referral:
    """The last day to apply, as the advert says it now; none where none is given."""
    _hold_applying(referral)
    if not REFERS & roles_in(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may correct the last day to apply.")
    if apply_by and apply_by < clock.today():
        raise Refused("The last day to apply lies in the past. Check the date.", "apply_by")
    if apply_by and apply_by > clock.months_after(clock.today(), LATEST):
        raise Refused("The last day to apply is more than a year away. Check the year.", "apply_by")
    if apply_by == referral.apply_by:
        return referral
    referral.apply_by = apply_by
    referral.save(update_fields=["apply_by"])
    said = f"Now {apply_by:%-d %B %Y}." if apply_by else "The advert gives none."
    _record(ApplicationWord.LAST_DAY_SET, referral, by, reason=said)
    return referral


@transaction.atomic
def record_heard_nothing(*, referral: Referral, by: User) -> ReferralEvent:
    """Somebody asked, and nothing has come: asked again in some working days."""
    hold_application(referral)
    if not REFERS & roles_in(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may record what they have heard.")
    if referral.state not in WAITS_TO_HEAR:
        raise Refused(f"This referral is at “{referral.get_state_display()}”, so nobody is waiting to hear.")
    return _record(ApplicationWord.HEARD_NOTHING, referral, by)


@transaction.atomic
def record_why_it_ended(*, referral: Referral, reasons: Sequence[str], words: str = "", by: User) -> ReferralEvent:
    """Why it came to nothing, as the young person or their adviser says it, in reasons about the job."""
    hold_application(referral)
    if not may_help(referral, user=by, roles=HELPS_TO_APPLY & roles_in(by, referral.council_id)):
        raise Refused("Only who helped them to apply may say why it ended.")
    if referral.state not in CAME_TO_NOTHING:
        raise Refused(
            f"This referral is at “{referral.get_state_display()}”, so there is nothing to say of why it ended."
        )
    if not asks_why(referral):
        raise Refused("Somebody has said already why it ended. It stands in the history of the referral.")
    if not reasons or any(each not in WhyNot for each in reasons):
        raise Refused("Choose at least one reason.", "reasons")
    return _record(ApplicationWord.WHY_IT_ENDED, referral, by, reason=words, reasons=list(reasons))


def _record(word: str, referral: Referral, by: User, *, reason: str = "", **facts) -> ReferralEvent:
    return REFERRAL_LIFE.record(
        word, referral, from_state=referral.state, by=by, reason=reason.strip(), on=clock.today(), **facts
    )
