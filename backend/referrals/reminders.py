"""A reminder to an employer who has not answered an introduction: once, on a working day, in neutral words."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from backend.core import clock
from backend.councils.models import Council
from backend.reference.working_days import is_working_day, subtract_working_days
from backend.referrals.choices import ReferralState
from backend.referrals.messages import remind_employer
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet
from backend.referrals.removed_details import DETAILS_ADDED
from backend.referrals.transitions import REFERRAL_LIFE


EMPLOYER_REMINDED = "employer_reminded"


@transaction.atomic
def remind_employers(*, council: Council, not_held: Callable[[ReferralQuerySet], list[Referral]]) -> int:
    """Write to those who have had an introduction for the working days that the council set; a second run finds none.

    `not_held` is `ranking.holds.not_held`: nobody is reminded of somebody whom they may not read about now.
    """
    today = clock.today()
    if not is_working_day(today):
        return 0
    told = Referral.objects.for_council(council.id).told_to_the_employer()
    silent = told.unanswered(on=today, working_days=council.remind_days)
    due = not_held(_unreminded(silent, council.remind_days).select_for_update(of=["self"]).order_by("id"))
    for referral in due:
        _remind(referral)
    return len(due)


def _unreminded(silent: ReferralQuerySet, days: int) -> ReferralQuerySet:
    """Without those whose employer of now had a reminder, or has read of them for fewer working days."""
    events = ReferralEvent.objects.filter(referral=OuterRef("pk"), employer=OuterRef("employer"))
    lately = Q(step=DETAILS_ADDED, on__gt=subtract_working_days(clock.today(), days))
    first = Q(state=ReferralState.INTRODUCED) & Exists(events.filter(step=EMPLOYER_REMINDED))
    again = Exists(events.filter(step=EMPLOYER_REMINDED, at__gte=OuterRef("last_step_at")))
    return silent.exclude(Exists(events.filter(lately))).exclude(first | again)


def _remind(referral: Referral) -> None:
    remind_employer(referral)
    REFERRAL_LIFE.record(EMPLOYER_REMINDED, referral, from_state=referral.state, on=clock.today(), by=None)
