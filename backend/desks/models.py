"""What becomes of a line of Today while its fact stands: put off by one person, or handed over to another.

A line is named by its kind and by the public id of the row that it is about. Both tables are append-only: the last row
about a line says how it stands, and taking something back is a row of its own.
"""

from typing import Self

from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none, one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet, Membership


class AboutALine(CouncilScoped):
    """A row about one line, and about the young person whom it concerns, where it concerns one."""

    kind = models.CharField(max_length=40)
    subject = models.UUIDField(help_text="The public id of the row that the line is about.")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="+", null=True, blank=True)
    by = required_user()

    class Meta:
        abstract = True


class AboutALineQuerySet(CouncilScopedQuerySet):
    def of_line(self, kind, subject) -> Self:
        return self.filter(kind=kind, subject=subject)

    def last_of_each_line(self) -> Self:
        """Of put-off lines ask one person's rows: each puts off for themselves."""
        return self.order_by("kind", "subject", "-id").distinct("kind", "subject")


class PutOff(AboutALine):
    """One person wants to see a line again on a day; without a day they took that back. Append-only."""

    until = models.DateField(null=True, blank=True, help_text="The day on which it is there again.")

    objects = AboutALineQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["by", "kind", "subject"])]


class HandOver(AboutALine):
    """A line is with a colleague from now on; with nobody, it was given back or taken back. Append-only."""

    to = optional_user()
    note = models.TextField(blank=True)

    objects = AboutALineQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["council", "kind", "subject"])]


class CalendarAddressQuerySet(CouncilScopedQuerySet["CalendarAddress"]):
    def working(self) -> Self:
        return self.filter(ended_at__isnull=True)


class CalendarAddress(CouncilScoped):
    """The secret address of one person's calendar, in the role it was made in. Only a digest of the secret is kept."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="+")
    digest = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()

    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        constraints = [
            all_or_none("ended_at", "ended_by", name="who_ends_a_calendar_address_is_named"),
            one_open("membership", until="ended_at", name="a_role_has_one_calendar_address"),
        ]
