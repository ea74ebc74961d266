"""Assessment days: who is still at one, and the rows of a day that is made or moved."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, Subquery

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.referrals.choices import ReferralState
from backend.referrals.interviews import time_problem
from backend.referrals.models import AssessmentDay, Referral, ReferralQuerySet, arrangements
from backend.referrals.words_to_employers import refuse_unread


MOVED_MEANWHILE = "This day was moved or called off while this page was open. Look at it as it is now."


def at_day(referrals: ReferralQuerySet, day: AssessmentDay) -> ReferralQuerySet:
    """Those whose interview is on that day with the others, as it stands now at their employer: nobody is at it who
    went to another one since."""
    with_others = Subquery(arrangements(employer=OuterRef("employer")).values("assessment_day")[:1])
    found: ReferralQuerySet = referrals.filter(state=ReferralState.INTERVIEW).alias(day_now=with_others)
    return found.filter(day_now=day.pk).order_by("care_leaver_id", "id")


def people_at(day: AssessmentDay) -> list[Referral]:
    return list(at_day(Referral.objects.for_council(day.council_id), day).select_related("opportunity", "employer"))


def keep_day(
    *,
    opportunity: Opportunity,
    council_id: int,
    on: dt.date,
    at: dt.time,
    words: str,
    is_read: bool,
    by: User,
    replaces: AssessmentDay | None = None,
    **facts: Any,
) -> AssessmentDay:
    """A day that people can come to. Raises Refused for one that has passed, is too far off, or no clock shows, and for
    words that tell of somebody where nobody has read them once more (`is_read`)."""
    problem = time_problem(on, at, called="The day")
    if problem:
        raise Refused(problem.sentence, field=problem.about)
    refuse_unread(words, is_read=is_read)
    about = {"council_id": council_id, "opportunity": opportunity, "employer_id": opportunity.employer_id}
    about |= {"words": words.strip()}
    return AssessmentDay.objects.create(on=on, at=at, replaces=replaces, by=by, **about, **facts)


def latest_of(day: AssessmentDay) -> AssessmentDay:
    """The day as it is now, where it was moved since."""
    while (
        moved := AssessmentDay.objects.filter(replaces=day).select_related("opportunity", "employer").first()
    ) is not None:
        day = moved
    return day


def days_before(day: AssessmentDay) -> list[AssessmentDay]:
    """The days that it was before it was moved to this one, the first last."""
    before = []
    while day.replaces_id:
        day = AssessmentDay.objects.get(pk=day.replaces_id)
        before.append(day)
    return before
