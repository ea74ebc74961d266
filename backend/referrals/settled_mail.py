"""What a step makes of mail about a referral: what waits and is over goes to nobody, and an end that was ours is told.

Whoever takes the step, it is done as the council's staff would: nobody else reads an address or a message.
"""

from django.db.models import Q

from backend.accounts.models import User
from backend.core.protection import council_context
from backend.notifications.choices import DeliveryStep, Recipient
from backend.notifications.decisions import take_back_unsent
from backend.notifications.models import Message
from backend.referrals.choices import ENDED, ENDED_BY_US, REOPENS, ReferralState, Step, Way
from backend.referrals.days import people_at
from backend.referrals.messages import tell_employer, tell_ended, tell_goes_ahead
from backend.referrals.messages_to_them import take_back_from_them
from backend.referrals.models import AssessmentDay, Referral, ReferralEvent


def settle_mail(referral: Referral, event: ReferralEvent) -> None:
    """After the step of this event."""
    with council_context(referral.council_id):
        take_back_from_them(referral, is_open_again=event.step in REOPENS, by=event.by)
        if event.from_state == ReferralState.INTERVIEW:
            _take_back_of_days(referral, event.by)
        if (event.from_state in ENDED) != (event.to_state in ENDED):
            _cross(referral, event)


def _cross(referral: Referral, event: ReferralEvent) -> None:
    """It ends, or is open again."""
    unsent = take_back_unsent(council_id=referral.council_id, about=referral.public_id, by=event.by)
    if referral.way != Way.INTRODUCED:
        return
    if event.to_state in ENDED_BY_US and not (unsent and not _has_read(referral)):
        tell_ended(referral)
    if event.step == Step.REOPENED and event.to_state == ReferralState.INTRODUCED:
        tell_employer(referral)
    elif event.step == Step.REOPENED and event.from_state in ENDED_BY_US:
        ends = referral.events.filter(to_state__in=ENDED, pk__lt=event.pk).exclude(from_state__in=ENDED)
        ended = ends.latest("pk")  # and not a word that was recorded after it
        if _has_read(referral, Q(created_at__gte=ended.created_at)):
            tell_goes_ahead(referral)


def _has_read(referral: Referral, which: Q | None = None) -> bool:
    """Whether any such mail about it may have reached the employer: of what it never heard of no end is told, and of an
    end that it never heard of not that it goes on."""
    written = Message.objects.for_council(referral.council_id).about(referral.public_id).filter(which or Q())
    return written.filter(recipient=Recipient.EMPLOYER).exclude(step=DeliveryStep.TAKEN_BACK).exists()


def _take_back_of_days(referral: Referral, by: User | None) -> None:
    """Of a day with others the mail that waits, once nobody is at it any more: it was moved, called off, or is over."""
    been_at = referral.events.filter(assessment_day__isnull=False).values("assessment_day")
    for day in AssessmentDay.objects.filter(pk__in=been_at):
        if not people_at(day):
            take_back_unsent(council_id=day.council_id, about=day.public_id, by=by)
