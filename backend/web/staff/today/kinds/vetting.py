"""Lines about an accepted offer that waits for a check, of which the addresses were not gone through yet."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.care_leavers.paper_permissions import can_keep_papers
from backend.care_leavers.vetting_queries import with_addresses_gone_through
from backend.reference.choices import VettingCheck
from backend.referrals.choices import ReferralState
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import what_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import since_and_when


def _not_gone_through(desk: Desk) -> QuerySet:
    accepted = desk.not_held.filter(state=ReferralState.ACCEPTED, opportunity__dbs_required=True)
    waiting = accepted.filter(~with_addresses_gone_through("care_leaver", VettingCheck.DBS))
    return waiting.order_by("last_step_at", "id")


def _go_through(desk: Desk, referral) -> Line:
    page = reverse("person-addresses", args=[referral.care_leaver.public_id])
    return Line.of(
        referral.care_leaver,
        "Offer accepted with a DBS check, and their addresses were not gone through with them yet:"
        f" {what_of(referral)}",
        Act("Go through addresses", page, "go through their addresses with them", may=can_keep_papers),
        row=referral.public_id,
        **since_and_when(desk.today, referral.last_step_at, late_after=5),
    )


KINDS = (
    Kind(
        "addresses-to-check",
        "address history to go through,address histories to go through",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _not_gone_through, _go_through),),
    ),
)
