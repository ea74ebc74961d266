"""Lines about first days that are near while nobody at the employer has read what helps whoever starts there."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.referrals.permissions import can_refer
from backend.referrals.starts import planned_first_day
from backend.referrals.unread_briefs import with_unread_brief
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import due, long_day


def _unread(desk: Desk) -> QuerySet:
    return with_unread_brief(desk.not_held, desk.today).order_by("planned_on", "id")


def _not_read(desk: Desk, referral) -> Line:
    first = planned_first_day(referral)
    return Line.of(
        referral.care_leaver,
        f"Starts on {long_day(first, desk.today)}, and nobody at {name_of(referral.employer)} has read what helps:"
        f" {referral.opportunity.title}",
        Act(
            "Ring the employer", reverse("referral", args=[referral.public_id]), "ring the employer about the first day"
        ),
        row=referral.public_id,
        since=referral.last_step_at,
        due=first,
        when=due(desk.today, first),
        more=ring(referral.employer.name, referral.employer.published_phone),
    )


KINDS = (
    Kind(
        "briefs-unread",
        "first day for which nobody has read what helps,first days for which nobody has read what helps",
        Urgency.CLOSING,
        can_refer,
        (Source(Subject.REFERRAL, _unread, _not_read),),
    ),
)
