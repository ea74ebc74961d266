"""An apprentice who lost the job: the training may go on for some weeks, and somebody has to ask for it."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from backend.activities.choices import APPRENTICESHIP
from backend.placements.choices import LOST_THE_JOB
from backend.placements.models import Placement, SupportGiven
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on


ASKED = "training_after_the_end"  # among the reasons of support that was asked for after an apprenticeship ended


def paid_until(ended_on: dt.date) -> dt.date:
    """The last day for which training of somebody made redundant is paid for at least."""
    return ended_on + _weeks(ended_on)


def may_go_on(placement: Placement, today: dt.date) -> bool:
    return (
        placement.ended_on is not None
        and placement.lost_the_job
        and placement.is_apprenticeship
        and today <= paid_until(placement.ended_on)
    )


def with_training_to_ask_about(referrals: QuerySet, today: dt.date) -> QuerySet:
    """Of these, what ended so, of whom nobody has asked yet; who began another apprenticeship is past it."""
    asked = SupportGiven.objects.filter(placement=OuterRef("placement"), reasons__contains=[ASKED])
    others = Placement.objects.current().filter(care_leaver=OuterRef("care_leaver"), activity_code__in=APPRENTICESHIP)
    lost = referrals.filter(
        placement__end_reason__in=LOST_THE_JOB,
        placement__activity_code__in=APPRENTICESHIP,
        placement__ended_on__range=(today - _weeks(today), today),
    )
    return lost.exclude(Exists(asked)).exclude(Exists(others))


def _weeks(day: dt.date) -> dt.timedelta:
    return dt.timedelta(weeks=int(number_on(day, StatutoryLimit.REDUNDANT_APPRENTICE_WEEKS)))
