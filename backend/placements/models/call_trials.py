"""A trial by lot of extra calls: its protocol, as it was agreed before the first draw, and what each draw said."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import not_before, with_reason
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.placements.models.placements import Placement


A_WEEK = dt.timedelta(weeks=1)


class CallTrialQuerySet(CouncilScopedQuerySet["CallTrial"]):
    def drawing_on(self, day: dt.date) -> Self:
        """Not stopped, and of which a week to draw is that of the day or still to come."""
        return self.filter(stopped_at__isnull=True, last_week__gt=day - A_WEEK)

    def latest_first(self) -> Self:
        return self.order_by("-begins_on", "-id")


@tracked(without=("seed",))
class CallTrial(CouncilScoped):
    """The stopping rule is part of it: it draws until its last week or its number is reached, and says nothing of what
    came of it before everybody was followed. The seed is published then; its seal before the first draw."""

    begins_on = models.DateField(help_text="A Monday: the first draw.")
    last_week = models.DateField(help_text="A Monday: the last draw.")
    most = models.PositiveIntegerField(help_text="How many take part at most.")
    calls_a_week = models.PositiveSmallIntegerField()
    weeks_followed = models.PositiveSmallIntegerField()
    share = models.DecimalField(max_digits=3, decimal_places=2, help_text="Thought to leave without a call.")
    seed = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    switched_on_by = required_user()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = optional_user()
    stopped_because = models.CharField(max_length=400, blank=True)

    objects = CallTrialQuerySet.as_manager()

    class Meta:
        ordering = ("begins_on", "id")
        constraints = [
            not_before("last_week", "begins_on", name="a_trial_draws_from_its_first_week_on"),
            with_reason("stopped_at", "stopped_by", "stopped_because", name="a_stopped_trial_says_why_and_by_whom"),
            models.CheckConstraint(
                condition=Q(begins_on__week_day=2) & Q(last_week__week_day=2), name="a_trial_draws_on_mondays"
            ),
            models.CheckConstraint(condition=Q(most__gte=2 * F("calls_a_week")), name="a_trial_has_others_to_compare"),
        ]

    def __str__(self):
        return f"Trial of extra calls from {self.begins_on:%-d %B %Y}"

    @property
    def followed_for(self) -> dt.timedelta:
        return self.weeks_followed * A_WEEK


@tracked
class CallTrialDraw(CouncilRow):
    """Where the lot put one placement in one week. Nothing of it is shown but whom to ring, while that week lasts."""

    trial = models.ForeignKey(CallTrial, on_delete=models.RESTRICT, related_name="draws")
    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="call_draws")
    week = models.DateField()
    order = models.PositiveIntegerField(help_text="In the order of the draw, from 0.")
    is_called = models.BooleanField()

    class Meta:
        ordering = ("week", "order")
        constraints = [
            models.UniqueConstraint(fields=["trial", "placement"], name="nobody_is_drawn_twice_in_a_trial"),
            models.UniqueConstraint(fields=["trial", "week", "order"], name="one_order_of_a_draw"),
        ]

    @property
    def care_leaver(self) -> CareLeaver:
        return self.placement.care_leaver
