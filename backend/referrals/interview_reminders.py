"""A reminder to a young person of what is on tomorrow: once, in words that tell whoever reads over their shoulder
nothing. Where and with whom they know from their adviser.

Asked every half hour, and sent only at an hour in which they are written to: so nothing waits overnight that was moved
or called off meanwhile. What a carrier has not taken yet is taken back by the next step (`messages_to_them`).
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.writing import hours_of, next_allowed, way_to, write_to_them
from backend.core import clock
from backend.councils.models import Council
from backend.notifications.choices import MessageKind
from backend.notifications.services import is_written
from backend.reference.working_days import LONDON
from backend.referrals.answers import interviews
from backend.referrals.messages_to_them import key_of, key_on_the_day
from backend.referrals.models import Referral, ReferralQuerySet


SUBJECT = "A reminder"
TOMORROW = "Just so you know, you have something on tomorrow. {who} if you are not sure."
TODAY = "Just so you know, you have something on today. {who} if you are not sure."
RING, RING_ON, ASK = "Ring {name}", "Ring {name} on {number}", "Ask the person you talk to"
SENT_FROM = dt.time(16)  # of the day before: after school and most shifts, while somebody can still be rung
LAST_HOUR = dt.timedelta(hours=1)
EARLY_ENOUGH = dt.timedelta(hours=2)  # before it begins; later, a reminder only frightens
ONE_DAY = dt.timedelta(days=1)


def remind_of_interviews(*, council: Council, not_held: Callable[[ReferralQuerySet], list[Referral]]) -> int:
    """`not_held` is `ranking.holds.not_held`: of what is held nobody is reminded, and their adviser reads why."""
    today = clock.today()
    near = interviews(Referral.objects.for_council(council.pk)).filter(interview_on__range=(today, today + ONE_DAY))
    with_people = near.select_related("care_leaver__council", "care_leaver__eet_adviser")
    return sum(_remind(referral) for referral in not_held(with_people))


@transaction.atomic
def _remind(referral: Any) -> bool:
    """Of one with its interview."""
    person, now = referral.care_leaver, clock.now()
    day, begins = referral.interview_on, _begins(referral)
    is_time = _from_when(person, day - ONE_DAY) <= now < begins - EARLY_ENOUGH
    if not is_time or next_allowed(person, now) > now:
        return False
    event_id, channel = referral.meeting_id, way_to(person)
    is_tomorrow = day > clock.today()
    if channel is None or _is_reminded(person.council, event_id, is_tomorrow):
        return False
    words = TOMORROW if is_tomorrow else TODAY
    write_to_them(
        care_leaver=person,
        channel=channel,
        kind=MessageKind.REMINDER,
        subject=SUBJECT,
        body=words.format(who=_whom_to_ring(person)),
        key=key_of(event_id) if is_tomorrow else key_on_the_day(event_id),
        not_after=_midnight_after(clock.today()) if is_tomorrow else begins - EARLY_ENOUGH,
    )
    return True


def _from_when(person: CareLeaver, day: dt.date) -> dt.datetime:
    """Of the day before; for whoever is written to in the morning alone, in the last hour that is theirs."""
    _, ends = hours_of(person, person.council)
    last_hour = dt.datetime.combine(day, ends, LONDON) - LAST_HOUR
    return min(dt.datetime.combine(day, SENT_FROM, LONDON), last_hour)


def _is_reminded(council: Council, event_id: int, is_tomorrow: bool) -> bool:
    """The day before, or on the day itself, where the one of the day before never went."""
    key = key_of(event_id)
    if is_tomorrow:
        return is_written(council=council, key=key)
    went = is_written(council=council, key=key, unless_it_never_went=True)
    return went or is_written(council=council, key=key_on_the_day(event_id))


def _midnight_after(day: dt.date) -> dt.datetime:
    """Later it would say "tomorrow" on the day itself."""
    return dt.datetime.combine(day + ONE_DAY, dt.time(0), LONDON)


def _begins(referral) -> dt.datetime:
    """One without a time begins when the day does: it is not reminded of on the day itself."""
    return dt.datetime.combine(referral.interview_on, referral.interview_at or dt.time(0), LONDON)


def _whom_to_ring(person: CareLeaver) -> str:
    if person.eet_adviser is None:
        return ASK
    name, number = person.eet_adviser.name.split(" ")[0], person.council.employment_team_phone
    return RING_ON.format(name=name, number=number) if number else RING.format(name=name)
