"""The EET plan of a young person: what they aim for, and what is done for it, by whom and by when."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import one_open, with_reason
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.plans.choices import ActionFlag


MOVED_OFTEN = 2  # moves of its day from which on an action is flagged


class PlanQuerySet(CouncilScopedQuerySet["Plan"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def current(self) -> Self:
        """Not ended, of people whom the council supports."""
        theirs = Q(care_leaver__support_ended_on__isnull=True) & ~Q(care_leaver__in_touch=InTouch.DIED)
        return self.filter(theirs, ended_at__isnull=True).select_related("care_leaver", "council")

    def with_actions(self) -> Self:
        """With all that a page, a print or a review reads of it."""
        actions = PlanAction.objects.with_moves().select_related("owner")
        return self.select_related("care_leaver", "council").prefetch_related(Prefetch("aims__actions", actions))


@tracked
class Plan(CouncilScoped):
    """At most one at a time. Ended with its reason; a review freezes how it stood that day."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="eet_plans")
    opened_on = models.DateField()
    opened_by = required_user()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()
    ended_because = models.CharField(max_length=400, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = [
            one_open("care_leaver", until="ended_at", name="one_eet_plan_at_a_time"),
            with_reason("ended_at", "ended_by", "ended_because", name="an_ended_plan_says_why_and_by_whom"),
        ]

    def __str__(self):
        return f"Plan {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


@tracked
class Aim(CouncilRow):
    """Something the young person wants to come to, and why, as they said it."""

    plan = models.ForeignKey(Plan, on_delete=models.RESTRICT, related_name="aims")
    words = models.CharField(max_length=200)
    why = models.TextField(blank=True, help_text="In the young person’s words, exactly.")
    set_by = required_user()
    reached_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = optional_user()
    dropped_because = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="an_aim_says_what"),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(dropped_at__isnull=True),
                name="an_aim_is_reached_or_given_up",
            ),
            with_reason("dropped_at", "dropped_by", "dropped_because", name="an_aim_given_up_says_why_and_by_whom"),
        ]

    def __str__(self):
        return self.words

    @property
    def is_open(self) -> bool:
        return self.reached_on is None and self.dropped_at is None


class PlanActionQuerySet(CouncilScopedQuerySet["PlanAction"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(aim__plan__care_leaver__in=care_leavers)

    def open(self) -> Self:
        """Still to do, for an aim that stands, in a plan that goes on."""
        aim = Q(aim__reached_on__isnull=True, aim__dropped_at__isnull=True, aim__plan__in=Plan.objects.current())
        return self.filter(aim, done_on__isnull=True, dropped_at__isnull=True)

    def with_moves(self) -> Self:
        """Each with `moves`: how often its day was moved."""
        return self.annotate(moves=Count("days_moved"))

    def flagged(self, today: dt.date) -> Self:
        """Open, with anything that `PlanAction.flags` says of it."""
        twice = Exists(
            ActionMove.objects.filter(action=OuterRef("pk"))
            .values("action")
            .annotate(many=Count("pk"))
            .filter(many__gte=MOVED_OFTEN)
        )
        nobody = Q(owner__isnull=True, owner_name="")
        late = Q(target_on__isnull=True) | Q(target_on__lt=today)
        return self.open().alias(moved_often=twice).filter(nobody | late | Q(moved_often=True))

    def due_by(self, day: dt.date) -> Self:
        return self.open().filter(target_on__lte=day)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("target_on").asc(nulls_last=True), "id")


@tracked
class PlanAction(CouncilScoped):
    """One step towards an aim. Who does it has an account here, or a name: the young person, a college, a coach."""

    aim = models.ForeignKey(Aim, on_delete=models.RESTRICT, related_name="actions")
    words = models.CharField(max_length=200)
    matters = models.TextField(blank=True, help_text="Why it matters to the young person, in their words.")
    owner = optional_user()
    owner_name = models.CharField(max_length=120, blank=True, help_text="Of who has no account here.")
    target_on = models.DateField(null=True, blank=True)
    set_by = required_user()
    done_on = models.DateField(null=True, blank=True)
    done_recorded_by = optional_user()
    evidence = models.CharField(max_length=600, blank=True, help_text="What shows that it was done.")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = optional_user()
    dropped_because = models.CharField(max_length=400, blank=True)

    objects = PlanActionQuerySet.as_manager()
    moves: int

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="an_action_of_a_plan_says_what"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(owner_name=""), name="an_action_of_a_plan_has_one_owner"
            ),
            with_reason("done_on", "done_recorded_by", "evidence", name="a_done_action_has_its_evidence"),
            with_reason("dropped_at", "dropped_by", "dropped_because", name="an_action_not_needed_says_why"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_at__isnull=True), name="an_action_is_done_or_not_needed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["council", "target_on"],
                condition=Q(done_on__isnull=True, dropped_at__isnull=True),
                name="actions_of_plans_to_do",
            )
        ]

    def __str__(self):
        return self.words

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_at is None

    @property
    def known_owner(self) -> str:
        """By name; empty where nobody does it yet."""
        return str(self.owner or self.owner_name)

    def flags(self, today: dt.date) -> list[ActionFlag]:
        """What a manager looks for, of an open one; needs `moves` of `with_moves`."""
        if not self.is_open:
            return []
        late = self.target_on is not None and self.target_on < today
        found = {
            ActionFlag.NO_OWNER: not self.known_owner,
            ActionFlag.NO_DATE: self.target_on is None,
            ActionFlag.MOVED_TWICE: self.moves >= MOVED_OFTEN,
            ActionFlag.OVERDUE: late,
        }
        return [flag for flag, is_so in found.items() if is_so]


class ActionMove(CouncilRow):
    """The day of an action was another one, why, and who moved it. Append-only."""

    action = models.ForeignKey(PlanAction, on_delete=models.RESTRICT, related_name="days_moved")
    from_on = models.DateField()
    to_on = models.DateField()
    because = models.CharField(max_length=400)
    by = required_user()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="a_moved_day_says_why"),
        ]

    def __str__(self):
        return f"{self.from_on:%-d %B %Y} to {self.to_on:%-d %B %Y}"
