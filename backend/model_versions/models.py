import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import not_before, with_reason
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.model_versions.choices import VersionState, VersionStep


NAME_PREFIX = "learnt-"
A_WEEK = dt.timedelta(weeks=1)
WRITTEN_ONCE = (
    # That no row moves to another council its policy says.
    *("version", "begins_on", "last_week", "most", "weeks_followed", "share", "difference"),
    *("protocol", "digest", "seed", "seal", "registered_by"),
)


class ModelVersionQuerySet(CouncilScopedQuerySet):
    def live(self):
        return self.filter(state=VersionState.LIVE)

    def named(self, name: str):
        """The version that rankings and decisions call by this name; none where it is no such name."""
        digits = name.removeprefix(NAME_PREFIX)
        is_name = name.startswith(NAME_PREFIX) and digits.isascii() and digits.isdecimal()
        return self.filter(number=int(digits)) if is_name else self.none()

    def waiting(self):
        return self.filter(state=VersionState.CANDIDATE)

    def newest_first(self):
        return self.order_by("-number")

    def without_content(self):
        return self.defer("parameters", "card", "record", "evaluation", "comparison")


@tracked
class ModelVersion(CouncilScoped):
    """One training of the ranking model: what was learnt, from what, how good it is, and who let it rank."""

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VersionState.choices, blank=True)
    parameters = models.JSONField()
    calibrated = models.BooleanField()
    trained_on = models.DateField()
    trained_by = optional_user()  # None: the monthly job
    window_from = models.DateField(null=True, help_text="The first referral learnt from; none where there is none.")
    window_to = models.DateField(help_text="Nothing after this day was read.")
    referrals = models.PositiveIntegerField()
    starts = models.PositiveIntegerField()
    leaves = models.PositiveIntegerField()
    data_hash = models.CharField(max_length=64)
    too_few = models.TextField(blank=True, help_text="Why nothing was learnt; empty where there was enough to learn.")
    evaluation = models.JSONField(default=dict)
    comparison = models.JSONField(default=dict, help_text="Old against new on the same people, in figures.")
    card = models.JSONField(default=dict, help_text="The model card, as the engine wrote it: sections of blocks.")
    record = models.JSONField(default=dict, help_text="The algorithmic transparency record, written likewise.")
    approved_by = optional_user()
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_by = optional_user()
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)

    objects = ModelVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="a_model_version_has_its_own_number"),
            models.UniqueConstraint(
                fields=["council"], condition=Q(state=VersionState.LIVE), name="one_live_model_in_a_council"
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.LIVE) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="a_live_model_was_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.REFUSED)
                | (Q(refused_by__isnull=False, refused_at__isnull=False) & ~Q(refused_because="")),
                name="a_refused_model_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def name(self) -> str:
        """What rankings and decisions call it."""
        return f"{NAME_PREFIX}{self.number}"

    @property
    def is_live(self) -> bool:
        return self.state == VersionState.LIVE

    @property
    def is_candidate(self) -> bool:
        return self.state == VersionState.CANDIDATE


class ModelEvent(CouncilRow):
    """One step of a version: append-only, dated and attributed."""

    version = models.ForeignKey(ModelVersion, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=30, choices=VersionStep.choices)
    from_state = models.CharField(max_length=20, choices=VersionState.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=VersionState.choices)
    by = optional_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-created_at", "-id")


class OrderComparisonQuerySet(CouncilScopedQuerySet["OrderComparison"]):
    def running_on(self, day: dt.date) -> Self:
        """Not stopped, and of which somebody may still be drawn or followed."""
        is_followed = Q(draws__until__gte=day)
        return self.filter(Q(last_week__gt=day - A_WEEK) | is_followed, stopped_at__isnull=True).distinct()

    def latest_first(self) -> Self:
        return self.order_by("-begins_on", "-id")


@tracked(without=("seed",))
class OrderComparison(CouncilScoped):
    """Whether lists in the order in use lead to more that lasts than lists in the written order: what is measured, how
    and until when, written before anybody is drawn, and never changed."""

    version = models.ForeignKey(ModelVersion, on_delete=models.RESTRICT, related_name="+")
    begins_on = models.DateField(help_text="A Monday: the first draw.")
    last_week = models.DateField(help_text="A Monday: the last draw.")
    most = models.PositiveIntegerField(help_text="How many take part at most.")
    weeks_followed = models.PositiveSmallIntegerField()
    share = models.DecimalField(max_digits=3, decimal_places=2, help_text="Thought to get to week 13 of a place.")
    difference = models.DecimalField(max_digits=3, decimal_places=2, help_text="The smallest that would matter.")
    protocol = models.TextField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the protocol.")
    seed = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    registered_by = required_user()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = optional_user()
    stopped_because = models.CharField(max_length=400, blank=True)

    objects = OrderComparisonQuerySet.as_manager()

    class Meta:
        ordering = ("begins_on", "id")
        triggers = [
            pgtrigger.Protect(
                name="a_protocol_is_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(*WRITTEN_ONCE),
            )
        ]
        constraints = [
            not_before("last_week", "begins_on", name="a_comparison_draws_from_its_first_week_on"),
            with_reason("stopped_at", "stopped_by", "stopped_because", name="a_stopped_comparison_says_who_and_why"),
            models.CheckConstraint(
                condition=Q(begins_on__week_day=2) & Q(last_week__week_day=2), name="a_comparison_draws_on_mondays"
            ),
        ]

    def __str__(self):
        return f"Comparison from {self.begins_on:%-d %B %Y}"

    @property
    def followed_for(self) -> dt.timedelta:
        return self.weeks_followed * A_WEEK


class OrderDrawQuerySet(CouncilScopedQuerySet["OrderDraw"]):
    def in_force_on(self, day: dt.date) -> Self:
        return self.filter(week__lte=day, until__gte=day, comparison__stopped_at__isnull=True)


@tracked
class OrderDraw(CouncilRow):
    """Which of the two orders the lot gave one young person, and until when. No page of theirs says so."""

    comparison = models.ForeignKey(OrderComparison, on_delete=models.RESTRICT, related_name="draws")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.CASCADE, related_name="order_draws")
    week = models.DateField(help_text="The Monday of the draw.")
    until = models.DateField(help_text="The last day on which they are followed.")
    is_written = models.BooleanField(help_text="The written order, and not the one in use.")

    objects = OrderDrawQuerySet.as_manager()

    class Meta:
        ordering = ("week", "id")
        constraints = [
            models.UniqueConstraint(fields=["comparison", "care_leaver"], name="nobody_is_drawn_twice_in_a_comparison"),
            models.CheckConstraint(condition=Q(until__gte=F("week")), name="a_draw_is_followed"),
        ]
