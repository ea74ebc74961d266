"""Lines about referrals that the gate would not let stay as they are: the first of the day."""

from django.urls import reverse

from backend.ranking.holds import HeldReferral, held_referrals_of
from backend.web.kit.content import Tag
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


def _held(desk: Desk) -> list[Line]:
    return [_line(each, desk) for each in held_referrals_of(desk.viewer, desk.people)]


def _line(held: HeldReferral, desk: Desk) -> Line:
    referral = held.referral
    return Line(
        referral.care_leaver.full_name,
        "see why it is held, and decide",
        reverse("referral", args=[referral.public_id]),
        f"Held: {referral.opportunity.title}, {referral.employer.name}. {' '.join(held.reasons_for(desk.viewer))}",
        held.since,
        Tag("Held", "red"),
    )


KINDS = (
    Kind(
        "held",
        "Held: something changed after the referral",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_held),),
    ),
)
