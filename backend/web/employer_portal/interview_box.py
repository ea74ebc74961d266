"""What an employer reads of an interview: when it is, which times wait to be chosen from, or what we asked for."""

from collections.abc import Sequence
from typing import Any

from backend.referrals.answers import interview_words
from backend.referrals.choices import InterviewHow, ReferralState, Step
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral, ReferralEvent
from backend.web.kit.content import Row
from backend.web.kit.formats import plural


def meeting_shown(referral: Referral, events: Sequence[ReferralEvent]) -> dict[str, Any]:
    """Of one of `introductions_of`, with what happened at this employer."""
    arranged = next((each for each in events if each.pk == referral.meeting_id), None)
    if arranged is None or referral.state != ReferralState.INTERVIEW or not shown_to_employer(referral):
        return {}
    asked = arranged.note if arranged.step == Step.OTHER_TIMES else ""
    return {
        "meeting": _rows(referral, arranged),
        "other_times_asked": asked,
        "day": arranged.assessment_day,  # with others: it has a page of its own for who signed in
    }


def _rows(referral: Referral, arranged: ReferralEvent) -> list[Row]:
    if arranged.step == Step.OTHER_TIMES:
        return []
    if referral.first_offered_on is not None:
        when = [Row("Times you offered", "; ".join(interview_words(*each.when) for each in arranged.times.all()))]
    else:
        words = interview_words(arranged.interview_on, arranged.interview_at)
        when = [Row("When", words or "the day is not known yet")]
    how = InterviewHow(arranged.interview_how).label if arranged.interview_how else ""
    minutes = plural(arranged.interview_minutes, "minute,minutes") if arranged.interview_minutes else ""
    return [*when, *([Row("How you meet", how)] if how else []), *([Row("How long", minutes)] if minutes else [])]
