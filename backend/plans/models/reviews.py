"""A review of a plan: what the young person said, who was there, how the plan stood, and who signed it."""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.plans.choices import Advocate, ChangeKind, ReviewState, ReviewStep
from backend.plans.models.plans import Plan


class PlanReviewQuerySet(CouncilScopedQuerySet["PlanReview"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(plan__care_leaver__in=care_leavers)

    def to_sign(self) -> Self:
        """A manager has it, the longest waiting first."""
        return self.filter(state=ReviewState.TO_SIGN).order_by("held_on", "id")

    def sent_back(self) -> Self:
        return self.filter(state=ReviewState.SENT_BACK)


@tracked
class PlanReview(CouncilScoped):
    """Held on a day. Signed, it is not changed any more: what is learnt later belongs to the next one."""

    plan = models.ForeignKey(Plan, on_delete=models.RESTRICT, related_name="reviews")
    held_on = models.DateField()
    because = ArrayField(
        models.CharField(max_length=20, choices=ChangeKind.choices),
        default=list,
        blank=True,
        help_text="What had changed since the last one, where that made it due.",
    )
    their_view = models.TextField(blank=True, help_text="What the young person said, exactly.")
    no_view_because = models.CharField(max_length=400, blank=True, help_text="Where they said nothing: why.")
    they_attended = models.BooleanField()
    others = models.CharField(max_length=400, blank=True, help_text="Who else was there.")
    advocate = models.CharField(max_length=20, choices=Advocate.choices)
    reviewing_officer = models.CharField(max_length=120, blank=True)
    summary = models.TextField(help_text="What was decided.")
    stood = models.JSONField(help_text="Aims and actions as they stood when it was recorded.")
    held_by = required_user()
    state = models.CharField(max_length=20, choices=ReviewState.choices, default=ReviewState.TO_SIGN)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = optional_user()

    objects = PlanReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-id")
        triggers = [
            pgtrigger.Protect(
                name="a_signed_review_stays_as_it_is",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=ReviewState.SIGNED.value),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(summary=""), name="a_review_says_what_was_decided"),
            models.CheckConstraint(
                condition=~Q(their_view="") | ~Q(no_view_because=""), name="a_review_has_their_view_or_says_why_not"
            ),
            all_or_none("signed_on", "signed_by", name="who_signs_a_review_is_named"),
            models.CheckConstraint(
                condition=Q(state=ReviewState.SIGNED, signed_on__isnull=False)
                | (~Q(state=ReviewState.SIGNED) & Q(signed_on__isnull=True)),
                name="a_signed_review_has_its_day",
            ),
        ]

    def __str__(self):
        return f"Review of {self.held_on:%-d %B %Y}"

    @property
    def changes(self) -> list[str]:
        """What had made it due, in words for staff."""
        return [ChangeKind(each).label for each in self.because]


class ReviewEvent(CouncilRow):
    """One step of a review: append-only, dated and attributed."""

    review = models.ForeignKey(PlanReview, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=20, choices=ReviewStep.choices)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, choices=ReviewState.choices)
    at = models.DateTimeField()
    by = required_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self):
        return f"{self.get_step_display()} at {self.at:%Y-%m-%d %H:%M}"
