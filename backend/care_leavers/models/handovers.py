"""What is passed on when a young person's adviser or council changes: in their adviser's words, with their yes."""

from typing import Self

from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import ContactMethod, HandoverHeading, HandoverState
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.own_messages import OwnMessage
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet


class HandoverQuerySet(CouncilScopedQuerySet["Handover"]):
    def here(self) -> Self:
        """To another adviser of this council."""
        return self.filter(next_council="")

    def going_on(self) -> Self:
        """Not passed on yet, and not called off."""
        return self.filter(ended_at=None, read_at=None, given_on=None)

    def shown_to_them(self) -> Self:
        """Written, and not called off: it may stand on their own page."""
        return self.filter(ended_at=None, written_at__isnull=False)

    def to_write(self) -> Self:
        return self.going_on().filter(written_at=None)

    def to_agree(self) -> Self:
        """Written, and the young person has not said yes."""
        return self.going_on().filter(written_at__isnull=False, agreed_on=None)

    def agreed(self) -> Self:
        return self.filter(ended_at=None, agreed_on__isnull=False)


@tracked
class Handover(CouncilScoped):
    """From one adviser to the next, or to the next council by hand. Where it stands follows from what happened."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="handovers")
    from_adviser = required_user()
    to_adviser = optional_user()
    next_council = models.CharField(max_length=120, blank=True, help_text="Where they go; empty where they stay here.")
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = optional_user()
    asked = models.ForeignKey(
        OwnMessage, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="What to change."
    )
    agreed_on = models.DateField(null=True, blank=True, help_text="The day the young person said yes.")
    agreed_how = models.CharField(max_length=20, choices=ContactMethod.choices, blank=True)
    agreed_recorded_by = optional_user()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = optional_user()
    given_on = models.DateField(null=True, blank=True)
    given_to = models.CharField(max_length=200, blank=True, help_text="Who took it, by hand.")
    given_by = optional_user()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()
    ended_why = models.CharField(max_length=300, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            all_or_none("written_at", "written_by", name="who_writes_a_handover_is_named"),
            all_or_none("read_at", "read_by", name="who_reads_a_handover_is_named"),
            all_or_none("given_on", "given_by", name="who_gives_a_handover_is_named"),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(written_at__isnull=False), name="what_is_agreed_to_was_written"
            ),
            models.CheckConstraint(
                condition=(Q(read_at=None) & Q(given_on=None)) | Q(agreed_on__isnull=False),
                name="what_is_passed_on_was_agreed_to",
            ),
        ]

    @property
    def state(self) -> HandoverState:
        if self.ended_at:
            return HandoverState.ENDED
        if self.read_at or self.given_on:
            return HandoverState.PASSED_ON
        if self.agreed_on:
            return HandoverState.AGREED
        return HandoverState.WRITTEN if self.written_at else HandoverState.TO_WRITE

    @property
    def may_be_shown(self) -> "models.QuerySet[HandoverLine]":
        """Once they said yes, and where it is asked again for another adviser: never what they left out, to anybody."""
        return self.lines.filter(is_left_out=False)


@tracked
class HandoverLine(CouncilRow):
    """One thing that is passed on, unless the young person leaves it out."""

    handover = models.ForeignKey(Handover, on_delete=models.RESTRICT, related_name="lines")
    heading = models.CharField(max_length=20, choices=HandoverHeading.choices)
    place = models.PositiveSmallIntegerField()
    words = models.TextField()
    is_left_out = models.BooleanField(default=False, help_text="The young person wants it not passed on.")

    class Meta:
        ordering = ("place", "id")
