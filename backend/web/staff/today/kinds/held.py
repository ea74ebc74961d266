"""Lines about referrals that are held: something has changed since they were made. They are the first of the day."""

from django.urls import reverse

from backend.ranking.holds import HeldReferral
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


PLACES_GONE = {"full"}  # has a line of its own, with what to do


def _held(desk: Desk) -> list[Line]:
    return [_line(held) for held in desk.held if {each.name for each in held.answer.obstacles} != PLACES_GONE]


def _line(held: HeldReferral) -> Line:
    """Of safety the sentences say neither what nor why: that stands on the page, for those who may read it."""
    referral, sentences = held.referral, dict.fromkeys(each.sentence for each in held.answer.obstacles)
    return Line(
        referral.care_leaver.full_name,
        "say what you checked" if held.may_be_checked else "settle it, or withdraw the referral",
        reverse("referral", args=[referral.public_id]),
        f"{referral.opportunity.title}, {name_of(referral.employer)}. {' '.join(sentences)}",
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
