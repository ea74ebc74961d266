"""The weeks before a release from custody: what is promised for them, and who helps there without an account."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


WEEKS_BEFORE = dt.timedelta(weeks=12)


class RunUpQuerySet(CouncilScopedQuerySet["RunUp"]):
    def standing_on(self, day: dt.date) -> Self:
        """The last one planned first. Of a release that passed longer ago than one is planned for, none: somebody who
        is in custody again has another."""
        return self.filter(release_on__gte=day - WEEKS_BEFORE).order_by("-id")


@tracked
class RunUp(CouncilScoped):
    """Planned for the day of release that was expected; it moves when that day does (`placements.run_ups`)."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="run_ups")
    release_on = models.DateField(help_text="As it was expected when this was planned, or moved last.")
    earliest_on = models.DateField(
        null=True, blank=True, help_text="From when early release or a day out for work was asked about."
    )
    partner = models.CharField(max_length=120, blank=True, help_text="Who helps at the prison or in probation.")
    partner_phone = models.CharField(max_length=20, blank=True)
    planned_by = required_user()

    objects = RunUpQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["care_leaver", "release_on"], name="one_run_up_for_each_release"),
            models.CheckConstraint(
                condition=Q(earliest_on__isnull=True) | Q(earliest_on__lte=F("release_on")),
                name="early_release_is_no_later_than_release",
            ),
        ]

    def __str__(self):
        return f"Run-up {self.public_id}"
