"""Lines about interviews of whom no letter reaches in time: somebody rings them the day before."""

from django.db.models import Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.urls import reverse

from backend.care_leavers.permissions import messages_to_them_of
from backend.placements.talks import was_talk_since
from backend.referrals.answers import at_time, interviews
from backend.referrals.letter_reminders import is_to_ring_before, rung_from
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import what_of
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, long_day


def to_ring_before(desk: Desk) -> Combinable | Q:
    """Of `interviews`; a talk of the day before settles it."""
    since = rung_from(desk.today)
    rung = was_talk_since(Value(since), Value(since.date()))
    return is_to_ring_before(messages_to_them_of(desk.viewer), desk.today) & ~rung


def _to_ring(desk: Desk) -> QuerySet:
    return interviews(desk.alone).filter(to_ring_before(desk))


def _ring(desk: Desk, referral) -> Line:
    person, on = referral.care_leaver, referral.interview_on
    return Line.of(
        person,
        f"Interview {long_day(on, desk.today)}{at_time(referral.interview_at)}, and no letter is there in time to"
        f" remind them: {what_of(referral)}",
        Act(
            "Rang them",
            reverse("person-contact", args=[person.public_id]),
            "ring them, and make sure that they know",
            InPlace.CALLED,
            f"Rung. Next is the interview on {long_day(on, desk.today)}",
            may=viewers.those_who_talk_with_them,
        ),
        row=referral.public_id,
        since=referral.last_step_at,
        due=on,
        when=due(desk.today, on),
    )


KINDS = (
    Kind(
        "ring-before",
        "young person to ring before an interview,young people to ring before an interview",
        Urgency.APPOINTMENT,
        viewers.everybody_with_a_desk,
        (Source(Subject.REFERRAL, _to_ring, _ring),),
    ),
)
