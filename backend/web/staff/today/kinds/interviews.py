"""Lines about times to choose from: by when one is needed, and what the young person says of them."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.reference.working_days import last_working_day_before
from backend.referrals.answers import interview_words, with_times_to_choose
from backend.referrals.lost_places import without_a_place_and_untold
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import what_of
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, long_day


def _to_choose(desk: Desk) -> QuerySet:
    """But where every place is taken and they do not know yet: that is said first, and once it is, they may choose."""
    untold = without_a_place_and_untold(desk.referrals).order_by().values("id")
    return with_times_to_choose(desk.alone.exclude(id__in=untold))


def _choose(desk: Desk, referral) -> Line:
    first = referral.first_offered_on
    until = last_working_day_before(first)
    return Line.of(
        referral.care_leaver,
        f"{_said(referral)}Choose a time by {long_day(until, desk.today)}: the first they offer is on"
        f" {long_day(first, desk.today)}. {what_of(referral)}",
        _act(referral),
        row=referral.public_id,
        since=referral.wished_at or referral.last_step_at,
        due=until,
        when=due(desk.today, until),
    )


def _said(referral) -> str:
    """What they say on their own page, where they say something."""
    if referral.wish_id is None:
        return ""
    if referral.wished_on is None:
        return "Says that none of the times suits. "
    return f"Says that {interview_words(referral.wished_on, referral.wished_time)} suits. "


def _act(referral) -> Act:
    page = reverse("referral-times", args=[referral.public_id])
    if referral.wish_id and referral.wished_on:
        done = f"Recorded. The interview is on {interview_words(referral.wished_on, referral.wished_time)}"
        return Act("Record it", page, "record the time that suits them", InPlace.SUITS, done)
    if referral.wish_id:
        return Act("Ask for others", reverse("referral-other-times", args=[referral.public_id]), "ask for other times")
    return Act("Choose a time", page, "choose a time with them")


KINDS = (
    Kind(
        "times-to-choose",
        "interview time to choose,interview times to choose",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.OFFERED_TIMES, _to_choose, _choose),),
    ),
)
