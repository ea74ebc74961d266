"""A reminder by post, for whoever is reached by letter alone: in the week before, while it arrives in time.

It names no day: others may open it, and one that was moved or called off meanwhile cannot be fetched back. What would
come too late is not written. Then it is a line of Today to ring them (`is_to_ring_before`).
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.letter_post import has_arrived_by, last_post_before
from backend.care_leavers.letters import first_name, is_reached_by_letter, why_no_letter
from backend.care_leavers.models import CareLeaver, Consent
from backend.care_leavers.writing import write_to_them
from backend.core import clock
from backend.councils.models import Council
from backend.notifications.choices import DID_NOT_GO, MessageChannel, MessageKind
from backend.notifications.services import is_written
from backend.reference.working_days import LONDON, is_working_day, last_working_day_before, next_working_day
from backend.referrals.answers import interviews
from backend.referrals.interview_reminders import SUBJECT
from backend.referrals.messages_to_them import BY_LETTER, KEY, key_by_letter
from backend.referrals.models import Referral, ReferralQuerySet


COMING_UP = "Hello {name}.\n\nJust so you know, you have something coming up. {who} if you are not sure when.\n"
RING, RING_ON, ASK = "Ring {name}", "Ring {name} on {number}", "Ask the person you talk to"
WEEK_BEFORE = dt.timedelta(days=7)  # earlier it is forgotten by then
LOOKED_AHEAD = dt.timedelta(days=45)  # the longest that a letter takes, over Christmas, and a week
HALF_AN_HOUR = dt.timedelta(minutes=30)  # until the print of the day
QUICKER = (ConsentKind.CONTACT_BY_TEXT, ConsentKind.CONTACT_BY_EMAIL)


def remind_by_letter(*, council: Council, not_held: Callable[[ReferralQuerySet], list[Referral]]) -> int:
    """`not_held` is `ranking.holds.not_held`. Asked again and again, each interview is told of once."""
    today = clock.today()
    agreed = Exists(_agreed(OuterRef("care_leaver"), ConsentKind.CONTACT_BY_LETTER))
    ahead = interviews(Referral.objects.for_council(council.pk)).filter(
        agreed, interview_on__range=(today, today + LOOKED_AHEAD)
    )
    return sum(
        _remind(each) for each in not_held(ahead.select_related("care_leaver__council", "care_leaver__eet_adviser"))
    )


@transaction.atomic
def _remind(referral: Any) -> bool:
    """Of one with its interview."""
    person, on = referral.care_leaver, referral.interview_on
    arrives = has_arrived_by(person.council, clock.now())
    if not on - WEEK_BEFORE <= arrives < on:
        return False
    if is_written(council=person.council, key=key_by_letter(referral.meeting_id)):
        return False
    if not is_reached_by_letter(person) or why_no_letter(person):
        return False
    write_to_them(
        care_leaver=person,
        channel=MessageChannel.LETTER,
        kind=MessageKind.REMINDER,
        subject=SUBJECT,
        body=COMING_UP.format(name=person.known_as, who=_whom_to_ring(person)),
        key=key_by_letter(referral.meeting_id),
        not_after=last_post_before(person.council, on) + HALF_AN_HOUR,
    )
    return True


def _whom_to_ring(person: CareLeaver) -> str:
    if person.eet_adviser is None:
        return ASK
    name, number = first_name(person.eet_adviser), person.council.employment_team_phone
    return RING_ON.format(name=name, number=number) if number else RING.format(name=name)


def is_to_ring_before(messages: QuerySet, today: dt.date) -> Combinable | Q:
    """Of `interviews`: on the last working day before it, of whoever agreed to letters and to nothing quicker, where no
    letter about it is there. `messages` are those to young people that the viewer may read."""
    key = Concat(Value(KEY), Cast(OuterRef("meeting_id"), CharField()), Value(BY_LETTER))
    letters, quicker = (
        _agreed(OuterRef("care_leaver"), *kinds) for kinds in ((ConsentKind.CONTACT_BY_LETTER,), QUICKER)
    )
    is_near = Q(interview_on__gt=today, interview_on__lte=next_working_day(today))
    on_its_way = messages.filter(key=key).exclude(step__in=sorted(DID_NOT_GO))  # nor one that came back
    return is_near & Exists(letters) & ~Exists(quicker) & ~Exists(on_its_way)


def rung_from(today: dt.date) -> dt.datetime:
    """A talk since then is one of the day before: that of the weekend is Friday's."""
    day = today if is_working_day(today) else last_working_day_before(today)
    return dt.datetime.combine(day, dt.time(0), LONDON)


def _agreed(person: OuterRef, *kinds: str) -> QuerySet[Consent]:
    return Consent.objects.in_force().filter(care_leaver=person, kind__in=kinds)
