"""Applications that somebody is to help on with: a part is late, or nothing is planned of one without a last day."""

import datetime as dt
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from backend.reference.working_days import subtract_working_days
from backend.referrals.application_clock import of_applications
from backend.referrals.applications import ON_THE_PROFILE, READY_AFTER
from backend.referrals.choices import ApplicationPart, ReferralState
from backend.referrals.models import ApplicationItem, ReferralQuerySet


def to_help_on(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """As `PartNow.is_late` says of each part, of those whose last day is not near. Without a last day also once nothing
    that is still to do has a day to come: no other day asks of it."""
    applying = of_applications(referrals).filter(state=ReferralState.APPLYING)
    begun = Q(created_at__date__lt=subtract_working_days(today, READY_AFTER))
    late = Exists(_to_do().filter(due_on__lt=today)) | (begun & reduce(or_, map(_not_spoken_of, ApplicationPart)))
    unplanned = begun & Q(apply_by__isnull=True) & ~Exists(_to_do().filter(due_on__gte=today))
    found: ReferralQuerySet = applying.filter(late | unplanned)
    return found


def _to_do():
    """Parts of which somebody said something, and that are not ready."""
    ready = Q()
    for part, document in ON_THE_PROFILE.items():
        has_it = Q(referral__care_leaver__documents_ready__contains=[document])
        ready |= Q(has_it, part=part, is_open_again=False)
    return ApplicationItem.objects.filter(referral=OuterRef("pk"), done_on=None).exclude(ready)


def _not_spoken_of(part: ApplicationPart) -> Q:
    """Still as it began, and not ready on the profile."""
    spoken_of = ApplicationItem.objects.filter(referral=OuterRef("pk"), part=part)
    document = ON_THE_PROFILE.get(part)
    missing = ~Q(care_leaver__documents_ready__contains=[document]) if document else Q()
    return ~Q(Exists(spoken_of)) & missing
