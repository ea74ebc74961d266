"""The EET panel: a meeting over a list of young people, and what was said and decided of each."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Max, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none, one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.plans.choices import PanelReason
from backend.plans.models.plans import Aim, PlanAction


class PanelQuerySet(CouncilScopedQuerySet["Panel"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        """The last held first."""
        return self.filter(closed_at__isnull=False).order_by("-held_on", "-id")


@tracked
class Panel(CouncilScoped):
    """One at a time. Closed, its decisions are actions of plans, and its minutes stay as they are."""

    held_on = models.DateField()
    begun_by = required_user()
    attended = models.CharField(max_length=400, blank=True, help_text="Who was there.")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = optional_user()

    objects = PanelQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-id")
        constraints = [
            one_open("council", until="closed_at", name="one_panel_at_a_time"),
            all_or_none("closed_at", "closed_by", name="who_closes_a_panel_is_named"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(attended=""), name="a_closed_panel_says_who_was_there"
            ),
        ]

    def __str__(self):
        return f"EET panel of {self.held_on:%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class PanelLineQuerySet(CouncilScopedQuerySet["PanelLine"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def decided(self) -> Self:
        """What became an action, with how it stands now."""
        return self.filter(action__isnull=False)

    def shown(self) -> Self:
        """By name, with all that a page or minutes read of it, and the version of it that is shown."""
        with_rows = self.select_related("care_leaver__eet_adviser", "panel", "owner", "aim", "action__owner")
        by_name = ("care_leaver__family_name", "care_leaver__given_name", "id")
        return with_rows.annotate(version=Max("history__pgh_id")).order_by(*by_name)


@tracked
class PanelLine(CouncilScoped):
    """One young person on the list: what was said, and what is done, by whom and by when.

    Once the panel is closed the action in their plan says how it goes on; the line says what was decided.
    """

    panel = models.ForeignKey(Panel, on_delete=models.RESTRICT, related_name="lines")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="panel_lines")
    because = ArrayField(models.CharField(max_length=20, choices=PanelReason.choices), default=list, blank=True)
    added_by = required_user()
    note = models.TextField(blank=True)
    decision = models.CharField(max_length=200, blank=True)
    aim = models.ForeignKey(Aim, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    owner = optional_user()
    owner_name = models.CharField(max_length=120, blank=True, help_text="Of who has no account here.")
    due_on = models.DateField(null=True, blank=True)
    action = models.OneToOneField(
        PlanAction, on_delete=models.RESTRICT, null=True, blank=True, related_name="panel_line"
    )

    objects = PanelLineQuerySet.as_manager()
    version: int

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["panel", "care_leaver"], name="once_on_the_list_of_a_panel"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(owner_name=""), name="a_decision_of_a_panel_has_one_owner"
            ),
            models.CheckConstraint(
                condition=~Q(decision="") | Q(owner__isnull=True, owner_name="", due_on__isnull=True),
                name="who_and_by_when_are_of_a_decision",
            ),
        ]

    def __str__(self):
        return f"{self.care_leaver} at the {self.panel}"

    @property
    def is_talked_over(self) -> bool:
        return bool(self.note or self.decision)

    @property
    def reasons(self) -> list[str]:
        return [PanelReason(each).label for each in self.because]

    @property
    def known_owner(self) -> str:
        return str(self.owner or self.owner_name)
