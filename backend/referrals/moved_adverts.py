"""Adverts that an officer gives to another employer: their referrals go with them, and it reads of nobody by that."""

from functools import partial

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from backend.accounts.models import User
from backend.core import clock
from backend.employers.choices import FeedNameAnswer
from backend.employers.models import FeedName
from backend.intake.importer import employer_names
from backend.opportunities.models import Opportunity
from backend.referrals.choices import ReferralState
from backend.referrals.details import take_back_details
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet
from backend.referrals.transitions import REFERRAL_LIFE


EMPLOYER_CHANGED = "employer_changed"


def answer_feed_name(*, feed_name: FeedName, answer: FeedNameAnswer, reason: str, by: User) -> FeedName:
    """Say whose the advert is, as `intake.importer.employer_names` does, and let its referrals follow."""
    follow = partial(follow_employer, by=by)
    return employer_names.answer_feed_name(feed_name=feed_name, answer=answer, reason=reason, moved=follow, by=by)


def take_feed_answer_back(*, feed_name: FeedName, by: User) -> FeedName:
    return employer_names.take_feed_answer_back(feed_name=feed_name, moved=partial(follow_employer, by=by), by=by)


@transaction.atomic
def follow_employer(opportunities: QuerySet[Opportunity], *, by: User) -> None:
    """What was agreed and read was for the employer before. What the one of now is to read is previewed anew."""
    elsewhere = Referral.objects.filter(opportunity__in=opportunities).exclude(employer=F("opportunity__employer"))
    for referral in elsewhere.select_related("employer", "opportunity__employer").order_by("id"):
        take_back_details(referral=referral, by=by)
        _move(referral, by)


def _move(referral: Referral, by: User) -> None:
    """The employer of now has the days to answer that any has, from today on."""
    before, now = referral.employer.name, referral.opportunity.employer
    referral.employer = now
    if referral.state == ReferralState.INTRODUCED:
        referral.last_step_at = clock.now()
    referral.save(update_fields=["employer", "last_step_at"])
    note = f"It was with {before} and is with {now.name} now."
    REFERRAL_LIFE.record(EMPLOYER_CHANGED, referral, from_state=referral.state, reason=note, on=clock.today(), by=by)


def with_last_move(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with when it came to its employer of now: `moved_on` (the day) and `moved_at` (recorded), or None."""
    moves = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=EMPLOYER_CHANGED).order_by("-id")
    names = {"moved_id": "id", "moved_at": "at", "moved_on": "on"}
    found: ReferralQuerySet = referrals.annotate(
        **{name: Subquery(moves.values(column)[:1]) for name, column in names.items()}
    )
    return found
