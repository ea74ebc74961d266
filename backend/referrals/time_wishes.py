"""What a young person says on their own page of the times that are offered. It moves nothing by itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from backend.care_leavers.agreements import agreed_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.interviews import offer_of
from backend.referrals.models import InterviewTime, Referral, TimeWish


NOT_THERE = "These times are not there any more. See what is next now."


def may_read_times(care_leaver: CareLeaver) -> bool:
    """Whether days and times of interviews stand on their page: by their agreement, and never in custody."""
    agreed = agreed_for(care_leaver, None, clock.today())
    return not care_leaver.in_custody and ConsentKind.READ_INTERVIEW_TIMES in agreed


def times_offered_in(events: Sequence[int]) -> Mapping[int, Sequence[InterviewTime]]:
    """By the event that offers them, all in one query."""
    found: dict[int, list[InterviewTime]] = {}
    for each in InterviewTime.objects.filter(event__in=events) if events else ():
        found.setdefault(each.event_id, []).append(each)
    return found


@transaction.atomic
def say_which_time(*, referral: Referral, time: UUID | None) -> TimeWish:
    """One of the times offered now, or that none of them suits. Said again, the last word counts."""
    if not may_read_times(referral.care_leaver):
        raise Refused(NOT_THERE)
    offer, times = offer_of(referral)
    offered = {each.public_id: each for each in times}
    if offer is None or (time and time not in offered):
        raise Refused(NOT_THERE)
    chosen = offered[time] if time else None
    return TimeWish.objects.create(council_id=referral.council_id, event=offer, time=chosen, at=clock.now())
