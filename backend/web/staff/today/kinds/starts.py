"""Lines about accepted offers whose first day has come: did they start?"""

from django.db.models import F, Q, QuerySet

from backend.referrals.choices import EmployerWord
from backend.referrals.employers_words import with_word_on_start
from backend.referrals.starts import planned_first_day, with_start_to_ask_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_of, ring_employer, what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, long_day, since


def _to_ask_of(desk: Desk) -> QuerySet:
    """What is held, and what the employer said of the first day, have lines of their own."""
    asked = with_word_on_start(with_start_to_ask_of(desk.not_held, desk.today))
    silent = asked.filter(Q(said_step__isnull=True) | ~Q(said_step=EmployerWord.STARTED))
    told = desk.referrals.with_words_waiting().values("id")
    return silent.exclude(id__in=told).order_by(F("planned_on").asc(nulls_last=True), "last_step_at", "id")


def _did_they_start(desk: Desk, referral) -> Line:
    first, accepted_on = planned_first_day(referral), referral.last_step_on
    said = f"The first day was to be {long_day(first, desk.today)}" if first else "No first day is known"
    if first == desk.today:
        said = "The first day is today"
    return Line.of(
        referral.care_leaver,
        f"Did they start? {said}, and they accepted on {long_day(accepted_on, desk.today)}: {what_of(referral)}",
        Act("Record the start", page_of(referral), "ask whether they started"),
        row=referral.public_id,
        since=first or accepted_on,
        due=first,
        when=due(desk.today, first) if first else since(desk.today, accepted_on, late_after=21),
        more=ring_employer(referral),
    )


KINDS = (
    Kind(
        "starts",
        "first day to ask about,first days to ask about",
        Urgency.APPOINTMENT,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _to_ask_of, _did_they_start),),
    ),
)
