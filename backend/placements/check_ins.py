import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.models import CheckIn


@transaction.atomic
def record_check_in(
    *,
    check_in: CheckIn,
    on: dt.date,
    heard_from: CheckInFrom,
    going: HowItIsGoing | None,
    still_there: bool,
    support_needed: str = "",
    note: str = "",
    by: User,
) -> CheckIn:
    """Record what was heard. It changes no mark: those follow from the placement's dates alone."""
    check_in.refresh_from_db(from_queryset=CheckIn.objects.select_for_update())
    _refuse_check_in(check_in, on, heard_from, going)
    check_in.done_on, check_in.heard_from, check_in.going = on, heard_from, going
    check_in.still_there, check_in.support_needed, check_in.note = still_there, support_needed, note
    check_in.recorded_by = by
    check_in.save()
    return check_in


def _refuse_check_in(check_in: CheckIn, on: dt.date, heard_from: str, going: int | None) -> None:
    starts_on = check_in.placement.starts_on
    if check_in.done_on:
        raise Refused(f"This check-in was already recorded, for {check_in.done_on:%-d %B %Y}.", field="on")
    if on < starts_on:
        raise Refused(f"It began on {starts_on:%-d %B %Y}: a check-in comes after that.", field="on")
    if on > clock.today():
        raise Refused("A check-in is recorded once it has taken place. Give a date up to today.", field="on")
    if heard_from not in CheckInFrom:
        raise Refused("Say who you heard this from.", field="heard_from")
    if going is not None and going not in HowItIsGoing:
        raise Refused("Say how it is going, from very hard to very well.", field="going")
