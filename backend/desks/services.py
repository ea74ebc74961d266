"""Putting a line of Today off and handing it over. Whether there is such a line is what the page has to find out."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council, Membership
from backend.desks.models import HandOver, PutOff
from backend.desks.permissions import may_be_handed


LONGEST = dt.timedelta(days=92)


@transaction.atomic
def put_off(
    *, council: Council, kind: str, subject: UUID, care_leaver: CareLeaver | None, until: dt.date, by: User
) -> PutOff:
    """See a line again on a day, or at once where its fact is newer than this."""
    if until <= clock.today():
        raise Refused("Give a day after today: until then it is put off.", field="until")
    if until > clock.today() + LONGEST:
        raise Refused("Give a day within the next three months. What is not for you can be handed over.", field="until")
    return PutOff.objects.create(
        council=council, kind=kind, subject=subject, care_leaver=care_leaver, until=until, by=by
    )


@transaction.atomic
def take_put_off_back(*, council: Council, kind: str, subject: UUID, by: User) -> PutOff:
    last = _last(PutOff.objects.filter(council=council, by=by).of_line(kind, subject))
    if last is None or last.until is None:
        raise Refused("This is not put off any more.")
    return PutOff.objects.create(council=council, kind=kind, subject=subject, care_leaver=last.care_leaver, by=by)


@transaction.atomic
def hand_over(
    *,
    council: Council,
    kind: str,
    subject: UUID,
    care_leaver: CareLeaver | None,
    to: Membership,
    note: str = "",
    by: User,
) -> HandOver:
    if to.user_id == by.pk:
        raise Refused("This is with you already. Choose a colleague.", field="to")
    if to.council_id != council.pk or not may_be_handed(to, care_leaver):
        raise Refused("This colleague cannot open this young person’s record. Choose somebody else.", field="to")
    return HandOver.objects.create(
        council=council, kind=kind, subject=subject, care_leaver=care_leaver, to=to.user, note=note.strip(), by=by
    )


@transaction.atomic
def give_back(*, council: Council, kind: str, subject: UUID, by: User) -> HandOver:
    """By the colleague who has it, or by whoever handed it over: it is with whose it was then."""
    last = _last(HandOver.objects.filter(council=council).of_line(kind, subject).select_related("care_leaver"))
    if last is None or last.to_id is None:
        raise Refused("This is not handed over any more.")
    if by.pk not in (last.to_id, last.by_id):
        raise Refused("Only who handed it over, or who has it now, gives it back.")
    return HandOver.objects.create(council=council, kind=kind, subject=subject, care_leaver=last.care_leaver, by=by)


def _last(rows):
    return rows.order_by("-id").first()
