"""Lines about a place that is free again, for the adviser of who lost theirs first."""

from django.db.models import QuerySet

from backend.core import clock
from backend.referrals.places_again import first_in_line
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_from_today, what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import long_day, since_and_when


def _free_again(desk: Desk) -> QuerySet:
    return first_in_line(desk.referrals, desk.viewer.council_id)


def _ask_again(desk: Desk, referral) -> Line:
    lost = long_day(clock.day_of(referral.lost_at), desk.today)
    return Line.of(
        referral.care_leaver,
        f"A place is free again at {what_of(referral)}, lost to others on {lost}",
        Act("Ask them", page_from_today("referral-place-free", referral), "ask them whether they want it"),
        row=referral.public_id,
        **since_and_when(desk.today, referral.free_at or referral.told_at, late_after=2),
    )


KINDS = (
    Kind(
        "place-free-again",
        "place that is free again,places that are free again",
        Urgency.ANSWER,
        viewers.those_who_place_them,
        (Source(Subject.PLACE, _free_again, _ask_again),),
    ),
)
