"""Lines about interviews that were missed: somebody asks whether they would still meet."""

from django.db.models import QuerySet

from backend.referrals.choices import ReferralState, Way
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_of, ring_employer, what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import long_day, since


def _missed(desk: Desk) -> QuerySet:
    missed = desk.alone.filter(state=ReferralState.INTERVIEW_MISSED).with_flags()
    return missed.filter(no_place_left=False).order_by("last_step_at", "id")


def _ask(desk: Desk, referral) -> Line:
    """Both, where the employer knows of us; where they applied themselves the young person alone."""
    act = Act("Ask both", page_of(referral), "ask both whether they would still meet")
    if referral.way != Way.INTRODUCED:
        act = Act("Ask them", page_of(referral), "ask them whether they would still go")
    return Line.of(
        referral.care_leaver,
        f"The interview was missed on {long_day(referral.last_step_on, desk.today)}: {what_of(referral)}",
        act,
        row=referral.public_id,
        since=referral.last_step_at,
        when=since(desk.today, referral.last_step_on, late_after=3),
        more=ring_employer(referral),
    )


KINDS = (
    Kind(
        "missed-interviews",
        "missed interview to ask about,missed interviews to ask about",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _missed, _ask),),
    ),
)
