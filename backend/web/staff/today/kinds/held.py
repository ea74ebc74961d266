"""Lines about referrals that are held: something has changed since they were made. They are the first of the day."""

from collections.abc import Mapping

from django.urls import reverse

from backend.ranking.hold_reasons import Reasons
from backend.ranking.holds import HeldReferral
from backend.ranking.safety_marks import MarksSeen
from backend.referrals.answers import interview_words, interviews
from backend.referrals.choices import ReferralState
from backend.referrals.permissions import can_check, referrals_of
from backend.web.kit.employer_names import name_of
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.today.desk import Desk, underway
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


def _held(desk: Desk) -> list[Line]:
    seen = MarksSeen(desk.viewer, {each.referral.care_leaver_id for each in desk.held})
    coming = _interviews_to_come(desk)
    return [
        _withdraw(desk, each)
        if each.why_support_is_over
        else _line(desk, each, each.reasons_for(desk.viewer, seen), _what_stands(each, coming))
        for each in desk.told_as_held
    ]


def _interviews_to_come(desk: Desk) -> dict[int, str]:
    """By the id of a held referral when its interview is: nobody is sent there before it is settled."""
    at_interview = [each.referral.id for each in desk.told_as_held if each.referral.state == ReferralState.INTERVIEW]
    if not at_interview:
        return {}
    found = interviews(referrals_of(desk.viewer).filter(id__in=at_interview)).filter(interview_on__gte=desk.today)
    return {each.id: interview_words(each.interview_on, each.interview_at) for each in found}


def _what_stands(held: HeldReferral, coming: Mapping[int, str]) -> str:
    """What they were promised, and may not go on: it has no line of its own while the referral is held."""
    if held.referral.state == ReferralState.OFFERED:
        return ". They have an offer: tell them that it is held"
    when = coming.get(held.referral.id)
    return f". They have an interview on {when}: tell them that it is held" if when else ""


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
        is_about_safety=False,
    )


def _line(desk: Desk, held: HeldReferral, reasons: Reasons, stands: str) -> Line:
    referral = held.referral
    page = reverse("referral", args=[referral.public_id])
    return Line.of(
        referral.care_leaver,
        f"{reasons.text} {referral.opportunity.title}, {name_of(referral.employer)}{stands}",
        Act("Say what you checked", page, may=can_check) if held.may_be_checked else Act("Decide what happens", page),
        row=referral.public_id,
        since=held.since,
        when=since(desk.today, held.since),
        label="Held for safety" if held.is_about_safety else "Held",
        links=mark_links(referral.care_leaver, reasons.marks),
        is_about_safety=held.is_about_safety,
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
