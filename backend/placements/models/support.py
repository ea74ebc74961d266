"""What was done to support somebody in what they started, why, and whether it helped."""

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none, not_before
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.placements.models.placements import CheckIn, Placement
from backend.placements.support_choices import DID_HELP, Helped, SupportKind


class SupportGivenQuerySet(CouncilScopedQuerySet["SupportGiven"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(placement__care_leaver__in=care_leavers)

    def to_ask_about(self, day: dt.date) -> Self:
        """Nobody has said whether it helped, and the day for asking has come; in what goes on alone."""
        asked = self.filter(helped="", asks_on__lte=day, placement__ended_on__isnull=True)
        return asked.exclude(placement__care_leaver__in_touch=InTouch.DIED)

    def given_between(self, first: dt.date, last: dt.date) -> Self:
        return self.filter(on__range=(first, last)).exclude(kind=SupportKind.NOTHING)


@tracked
class SupportGiven(CouncilScoped):
    """One thing that was done. `reasons` are the signs it was about, by name and day, as they stood then."""

    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="support_given")
    check_in = models.ForeignKey(
        CheckIn,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="support_since",
        help_text="At which it was asked for.",
    )
    kind = models.CharField(max_length=20, choices=SupportKind.choices)
    words = models.TextField(help_text="What was done.")
    on = models.DateField()
    by = required_user()
    reasons = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    asks_on = models.DateField(null=True, blank=True, help_text="When somebody asks whether it helped.")
    helped = models.CharField(max_length=10, choices=Helped.choices, blank=True)
    helped_on = models.DateField(null=True, blank=True)
    helped_by = optional_user()
    helped_words = models.TextField(blank=True)

    objects = SupportGivenQuerySet.as_manager()

    class Meta:
        ordering = ("on", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="support_says_what_was_done"),
            models.CheckConstraint(
                condition=Q(kind=SupportKind.NOTHING, asks_on__isnull=True)
                | (~Q(kind=SupportKind.NOTHING) & Q(asks_on__isnull=False)),
                name="support_is_asked_about_unless_nothing_was_needed",
            ),
            not_before("asks_on", "on", name="support_is_asked_about_after_it_was_given"),
            all_or_none("helped_on", "helped_by", name="who_said_whether_support_helped_is_named"),
            models.CheckConstraint(
                condition=Q(helped="", helped_on__isnull=True) | (~Q(helped="") & Q(helped_on__isnull=False)),
                name="whether_support_helped_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["council", "asks_on"], condition=Q(helped=""), name="support_to_ask_about")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.on:%-d %B %Y}"

    @property
    def did_help(self) -> bool:
        return self.helped in DID_HELP

    @property
    def care_leaver(self) -> CareLeaver:
        return self.placement.care_leaver
