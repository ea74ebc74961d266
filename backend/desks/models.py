"""What somebody makes of their desk: lines of Today put off or handed over while their fact stands, a calendar's
address, how often they get mail of it, and views of lists that they saved.

A line is named by its kind and by the public id of the row that it is about. Both tables are append-only: the last row
about a line says how it stands, and taking something back is a row of its own.
"""

from typing import Self

from django.db import models
from django.db.models.functions import Lower

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


class HowOften(models.TextChoices):
    AT_ONCE = "at_once", "At once, what cannot wait or was promised for today"
    DAILY = "daily", "On each working day at 8am"
    WEEKLY = "weekly", "On the first working day of the week at 8am"


class MailChoiceQuerySet(CouncilScopedQuerySet["MailChoice"]):
    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)


class MailChoice(CouncilScoped):
    """That somebody asked for mail about what waits on their Today, in the role they asked in; without a row, never."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="+")
    how_often = models.CharField(max_length=10, choices=HowOften.choices)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()

    objects = MailChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            all_or_none("ended_at", "ended_by", name="who_ends_mail_about_today_is_named"),
            one_open("membership", until="ended_at", name="a_role_has_one_choice_of_mail"),
        ]


class ListName(models.TextChoices):
    PEOPLE = "people", "Young people"
    OPPORTUNITIES = "opportunities", "Opportunities"


class SavedViewQuerySet(CouncilScopedQuerySet["SavedView"]):
    def current(self) -> Self:
        return self.filter(removed_at__isnull=True)

    def of_list(self, name: str) -> Self:
        return self.filter(list=name)

    def by_name(self) -> Self:
        return self.order_by(Lower("name"), "id")


class SavedView(CouncilScoped):
    """Filters, order and columns of a list under a name: one person's own, in the role it was saved in."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="+")
    list = models.CharField(max_length=20, choices=ListName.choices)
    name = models.CharField(max_length=40)
    query = models.TextField(blank=True, help_text="As it stands in the address of the list.")
    opens_first = models.BooleanField(default=False, help_text="Shown where the list is opened without a filter.")
    removed_at = models.DateTimeField(null=True, blank=True, help_text="It can be put back for some days.")

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "membership",
                "list",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="a_saved_view_has_a_name_of_its_own",
            ),
            models.UniqueConstraint(
                fields=["membership", "list"],
                condition=models.Q(removed_at__isnull=True, opens_first=True),
                name="a_list_opens_with_one_saved_view",
            ),
        ]

    def __str__(self) -> str:
        return self.name
