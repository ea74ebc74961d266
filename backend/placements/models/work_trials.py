"""Days of trying the work before it begins, at the place that was accepted."""

import datetime as dt
from typing import Self

from django.db import models

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import not_before
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.referrals.models import Referral


class WorkTrialQuerySet(CouncilScopedQuerySet["WorkTrial"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(referral__care_leaver__in=care_leavers)


@tracked
class WorkTrial(CouncilScoped):
    """It holds the place of its referral and no other, and its days count towards no mark. Whether it became what it
    was for is not stored: a placement of the same referral says so."""

    referral = models.OneToOneField(Referral, on_delete=models.RESTRICT, related_name="work_trial")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="The last day that was agreed.")
    is_paid = models.BooleanField()
    recorded_by = required_user()

    objects = WorkTrialQuerySet.as_manager()

    class Meta:
        constraints = [not_before("ends_on", "starts_on", name="a_work_trial_ends_after_it_starts")]

    def __str__(self):
        return f"Work trial from {self.starts_on:%-d %B %Y} to {self.ends_on:%-d %B %Y}"

    @property
    def days(self) -> int:
        first, last = self.starts_on, self.ends_on
        return (last - first).days + 1

    @property
    def care_leaver(self) -> CareLeaver:
        return self.referral.care_leaver

    def is_over(self, today: dt.date) -> bool:
        return self.ends_on < today
