"""Lines about what is open beside an offer that they accepted, and what was kept beside one that fell through."""

import datetime as dt

from django.db.models import QuerySet

from backend.placements.kept_referrals import kept_and_not_spoken_of
from backend.placements.still_to_tell import answers_to_tell
from backend.referrals.accepted_elsewhere import beside_an_acceptance
from backend.referrals.answers import interview_words
from backend.referrals.choices import ReferralState
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_from_today, what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, told_them
from backend.web.staff.today.when import since_and_when


def _beside(desk: Desk) -> QuerySet:
    """What an employer answered is passed on first, and what is held has its line as held."""
    settled_first = answers_to_tell(desk.referrals).order_by().values("id")
    return beside_an_acceptance(desk.not_held).exclude(id__in=settled_first)


def _settle_beside(desk: Desk, referral) -> Line:
    stands = referral.get_state_display().lower()
    on = referral.interview_on if referral.state == ReferralState.INTERVIEW else None
    if on:
        stands = f"interview on {interview_words(on, referral.interview_at)}"
    return Line.of(
        referral.care_leaver,
        f"They accepted {referral.elsewhere_title}, and this is still open: {what_of(referral)} ({stands})",
        Act("Withdraw or keep", page_from_today("referral-beside", referral), "withdraw this one, or keep it"),
        row=referral.public_id,
        urgency=_urgency(desk, on),
        **since_and_when(desk.today, referral.elsewhere_at, late_after=5),
    )


def _urgency(desk: Desk, interview_on: dt.date | None) -> Urgency | None:
    """Nobody is sent to an interview, or waits for them at one, that they do not want any more."""
    if interview_on is None:
        return None
    return Urgency.CLOSING if interview_on > desk.today else Urgency.APPOINTMENT


def _kept(desk: Desk) -> QuerySet:
    return kept_and_not_spoken_of(desk.referrals)


def _go_on(desk: Desk, referral) -> Line:
    return Line.of(
        referral.care_leaver,
        f"What they had accepted came to nothing. This one was kept: {what_of(referral)}",
        told_them(
            referral.care_leaver,
            "talk with them about it",
            "Talked about. It goes on where it stood",
        ),
        row=referral.public_id,
        **since_and_when(desk.today, referral.fell_at, late_after=3),
    )


KINDS = (
    Kind(
        "accepted-elsewhere",
        "referral beside what they accepted,referrals beside what they accepted",
        Urgency.TURN,
        viewers.those_who_place_them,
        (Source(Subject.PLACE, _beside, _settle_beside), Source(Subject.PLACE, _kept, _go_on)),
    ),
)
