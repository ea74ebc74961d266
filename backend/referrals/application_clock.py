"""What waits of applications, as queries: to be sent, to be asked about, and to say why one came to nothing."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from backend.reference.working_days import add_working_days, subtract_working_days
from backend.referrals.choices import CAME_TO_NOTHING, WAITS_TO_HEAR, ApplicationWord, ReferralState, Step, Way
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet


ASKED_AGAIN_AFTER = 5  # working days, once they said that they have heard nothing yet
REMINDED_BEFORE = 2  # working days before the last day to apply: at a weekend nobody is there to help them
WHY_ASKED_FOR = dt.timedelta(weeks=8)  # from when it came to nothing: later nobody remembers


def of_applications(referrals: ReferralQuerySet) -> ReferralQuerySet:
    found: ReferralQuerySet = referrals.filter(way=Way.HELPED_TO_APPLY)
    return found


def reminded_until(today: dt.date) -> dt.date:
    """The latest of the last days that are reminded of on this day."""
    return add_working_days(today, REMINDED_BEFORE)


def to_send_soon(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """Not sent yet, with the last day today or within two working days."""
    applying = of_applications(referrals).filter(state=ReferralState.APPLYING)
    return applying.filter(apply_by__range=(today, reminded_until(today)))


def with_last_day_gone(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """The last day went by, and nobody said whether they applied."""
    return of_applications(referrals).filter(state=ReferralState.APPLYING, apply_by__lt=today)


def to_ask_whether_heard(referrals: ReferralQuerySet, today: dt.date, *, answer_days: int) -> ReferralQuerySet:
    """Applied, or met them, for the working days that the council gives an answer, and nobody has asked in the last
    five."""
    waiting = of_applications(referrals).filter(state__in=WAITS_TO_HEAR)
    silent = waiting.filter(last_step_at__date__lte=subtract_working_days(today, answer_days))
    asked = ReferralEvent.objects.filter(
        referral=OuterRef("pk"),
        step=ApplicationWord.HEARD_NOTHING,
        on__gt=subtract_working_days(today, ASKED_AGAIN_AFTER),
        at__gte=OuterRef("last_step_at"),
    )
    return silent.exclude(Exists(asked))


def to_say_why(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """Came to nothing in the last weeks, and nobody has said why since."""
    ended = of_applications(referrals).filter(state__in=CAME_TO_NOTHING, last_step_at__date__gte=today - WHY_ASKED_FOR)
    return ended.exclude(Exists(_said_why()))


def _said_why():
    closed = ReferralEvent.objects.filter(referral=OuterRef("referral"), step__in=Step, id__gt=OuterRef("id"))
    said = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=ApplicationWord.WHY_IT_ENDED)
    return said.exclude(Exists(closed))


def asks_why(referral: Referral) -> bool:
    if referral.way != Way.HELPED_TO_APPLY or referral.state not in CAME_TO_NOTHING:
        return False
    return not Referral.objects.filter(pk=referral.pk).filter(Exists(_said_why())).exists()


def nothing_recorded_since(said_at: str, about: str) -> Q:
    """Beside a message of theirs: the application it is about is still where it was when they wrote."""
    since = ReferralEvent.objects.filter(referral__public_id=OuterRef(about), at__gt=OuterRef(said_at))
    return ~Q(Exists(since))
