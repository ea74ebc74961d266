"""What the page of a referral says of its interview, and the ways to say more of it."""

from typing import Any

from backend.councils.viewer import Viewer
from backend.referrals.answers import interview_words
from backend.referrals.choices import Step, Way
from backend.referrals.interviews import standing_arrangement
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.permissions import can_refer
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Link


ANOTHER_DAY, ITS_DAY = "Say how it went, or another day", "Record its day, or say how it went"


def interview_box(viewer: Viewer, referral: Referral) -> dict[str, Any]:
    """Of a referral at an interview; nothing of any other."""
    last = standing_arrangement(referral, anywhere=True)
    if last is None:
        return {"interview": None}
    when = interview_words(last.interview_on, last.interview_at)
    is_here = last.employer_id == referral.employer_id  # what the employer before offered, nobody chooses from now
    may_offer = is_here and referral.way == Way.INTRODUCED  # nobody offers times to who applied themselves
    to_choose = may_offer and not when and last.step != Step.OTHER_TIMES and last.times.exists()
    is_asked = is_here and last.step == Step.OTHER_TIMES
    return {
        "interview": _said(when, to_choose=to_choose, is_asked=is_asked),
        "interview_links": _links(viewer, referral, last, when, to_choose=to_choose, is_asked=is_asked),
    }


def _said(when: str, *, to_choose: bool, is_asked: bool) -> str:
    if when:
        return f"The interview is on {when}."
    if to_choose:
        return "The employer offers times to choose from."
    return "The employer is asked for other times." if is_asked else "Its day is not recorded yet."


def _links(
    viewer: Viewer, referral: Referral, last: ReferralEvent, when: str, *, to_choose: bool, is_asked: bool
) -> list[Link]:
    links = []
    if can_refer(viewer) and to_choose:
        links.append(Link("Choose a time", address_of("referral-times", referral.public_id)))
    if can_refer(viewer):
        words = ANOTHER_DAY if when or to_choose or is_asked else ITS_DAY
        links.append(Link(words, address_of("referral-interview", referral.public_id)))
    if when:
        links.append(Link("Add it to your calendar", address_of("referral-calendar", referral.public_id)))
    if last.assessment_day_id and can_refer(viewer):
        links.append(
            Link("The assessment day, with the others", address_of("assessment-day", last.assessment_day.public_id))
        )
    return links
