"""Lines about referrals that are held: something has changed since they were made. They are the first of the day."""

from django.urls import reverse

from backend.ranking.hold_reasons import Reasons
from backend.ranking.holds import HeldReferral
from backend.ranking.safety_marks import MarksSeen
from backend.web.kit.employer_names import name_of
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.today.desk import Desk, underway
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


PLACES_GONE = {"full"}  # has a line of its own, with what to do


def told_as_held(desk: Desk) -> list[HeldReferral]:
    return [each for each in desk.held if {obstacle.name for obstacle in each.answer.obstacles} != PLACES_GONE]


def _held(desk: Desk) -> list[Line]:
    seen = MarksSeen(desk.viewer, {each.referral.care_leaver_id for each in desk.held})
    return [
        _withdraw(desk, each) if each.why_support_is_over else _line(desk, each, each.reasons_for(desk.viewer, seen))
        for each in told_as_held(desk)
    ]


def _withdraw(desk: Desk, held: HeldReferral) -> Line:
    """Of somebody who has died, or whose support has ended, nothing else is asked."""
    referral = held.referral
    what = f"{referral.opportunity.title}, {name_of(referral.employer)}"
    return Line(
        referral.care_leaver.full_name,
        reverse("person", args=[referral.care_leaver.public_id]),
        f"{held.why_support_is_over} This referral is still open: {what}",
        Act("Withdraw the referral", reverse("referral", args=[referral.public_id])),
        held.since,
        since(desk.today, held.since),
        row=referral.public_id,
        person=referral.care_leaver,
    )


def _line(desk: Desk, held: HeldReferral, reasons: Reasons) -> Line:
    referral = held.referral
    page = reverse("referral", args=[referral.public_id])
    return Line.of(
        referral.care_leaver,
        f"{reasons.text} {referral.opportunity.title}, {name_of(referral.employer)}",
        Act("Say what you checked", page) if held.may_be_checked else Act("Decide what happens", page),
        row=referral.public_id,
        since=held.since,
        when=since(desk.today, held.since),
        label="Held for safety" if held.is_about_safety else "Held",
        links=mark_links(referral.care_leaver, reasons.marks),
    )


KINDS = (
    Kind(
        "held",
        "referral held,referrals held",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_held, underway),),
    ),
)
