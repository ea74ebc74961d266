"""When they meet a place: the times to choose from, on the page of somebody who agreed to read them there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.answers import with_meeting, with_wish
from backend.referrals.choices import ReferralState, Step
from backend.referrals.models import InterviewTime, Referral
from backend.referrals.time_wishes import may_read_times, say_which_time, times_offered_in
from backend.web.kit.access import as_uuid
from backend.web.kit.formats import clock_time
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, lead_on, not_there, own


NONE = "none"
NEXT_UP = "#next-up"


@dataclass(frozen=True)
class Meeting:
    """What is said of one, in a sentence; `times` are to choose from, and `said` is what they said of them last."""

    sentence: str
    times: Sequence[tuple[Any, str]] = ()
    said: str = ""


class Meetings:
    """By the id of a referral, for whoever may read when they meet; empty for everybody else."""

    def __init__(self, mine: Mine, referrals: Sequence[Referral]):
        self.mine, self.referrals = mine, referrals

    @cached_property
    def by_referral(self) -> Mapping[int, Meeting]:
        ids = [each.pk for each in self.referrals if each.state == ReferralState.INTERVIEW]
        if not ids or not may_read_times(self.mine.person):
            return {}
        theirs = with_meeting(self.mine.person.referrals.filter(pk__in=ids), here=True)
        found = list(with_wish(theirs))
        times = times_offered_in([each.meeting_id for each in found if each.first_offered_on is not None])
        return {each.pk: meeting for each in found if (meeting := self._meeting(each, times))}

    def _meeting(self, referral: Any, times: Mapping[int, Sequence[InterviewTime]]) -> Meeting | None:
        who = self.mine.adviser
        if referral.meeting_id in times:
            return self._to_choose(referral, times[referral.meeting_id])
        if referral.meeting_step == Step.OTHER_TIMES:
            return Meeting(words.about(words.OTHER_DAY_ASKED, who))
        if referral.interview_on is None:
            return None
        on = day_words(referral.interview_on, referral.interview_at)
        return Meeting(words.about(words.MEET_ON, who, day=on))

    def _to_choose(self, referral: Any, offered: Sequence[InterviewTime]) -> Meeting:
        """Of one with what they said of the times last."""
        who, said = self.mine.adviser, ""
        if referral.wished_on is not None:
            said = words.about(words.CAN_COME, who, day=day_words(referral.wished_on, referral.wished_time))
        elif referral.wish_id is not None:
            said = words.about(words.NONE_FITS, who)
        times = [(each.public_id, day_words(*each.when)) for each in offered]
        return Meeting(words.about(words.PICK_A_TIME, who), times, said)


def day_words(on: dt.date, at: dt.time | None) -> str:
    day = long_day(on, clock.today())
    return _("{day} at {time}").format(day=day, time=clock_time(dt.datetime.combine(on, at))) if at else day


@own
@require_POST
def choose(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    """Which time is good for them, or that none is. It moves nothing by itself."""
    referral = mine.person.referrals.select_related("care_leaver").filter(public_id=public_id).first()
    said = request.POST.get("time", "")
    time = as_uuid(said)
    if referral is None or (said != NONE and time is None):
        return not_there(request)
    with suppress(Refused):  # chosen, changed or switched off meanwhile: the page says how it is
        say_which_time(referral=referral, time=time)
    return lead_on("next-steps", to=NEXT_UP)
