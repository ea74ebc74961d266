"""Lines about referrals that are held: something has changed since they were made. They are the first of the day."""

from django.urls import reverse

from backend.ranking.hold_reasons import Reasons
from backend.ranking.holds import HeldReferral
from backend.ranking.safety_marks import MarksSeen
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


PLACES_GONE = {"full"}  # has a line of its own, with what to do


def _held(desk: Desk) -> list[Line]:
    seen = MarksSeen(desk.viewer, {each.referral.care_leaver_id for each in desk.held})
    held = [each for each in desk.held if {obstacle.name for obstacle in each.answer.obstacles} != PLACES_GONE]
    return [
        _withdraw(each) if each.why_support_is_over else _line(each, each.reasons_for(desk.viewer, seen))
        for each in held
    ]


def _withdraw(held: HeldReferral) -> Line:
    """Of somebody who has died, or whose support has ended, nothing else is asked."""
    referral = held.referral
    what = f"{referral.opportunity.title}, {name_of(referral.employer)}"
    return Line(
        referral.care_leaver.full_name,
        "withdraw the referral",
        reverse("referral", args=[referral.public_id]),
        f"{held.why_support_is_over} This referral is still open: {what}.",
        held.since,
        Tag("Still open", "orange"),
    )


def _line(held: HeldReferral, reasons: Reasons) -> Line:
    referral = held.referral
    return Line(
        referral.care_leaver.full_name,
        "say what you checked" if held.may_be_checked else "settle it, or withdraw the referral",
        reverse("referral", args=[referral.public_id]),
        f"{referral.opportunity.title}, {name_of(referral.employer)}. {reasons.text}",
        held.since,
        Tag("Held", "red"),
        mark_links(referral.care_leaver, reasons.marks),
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
